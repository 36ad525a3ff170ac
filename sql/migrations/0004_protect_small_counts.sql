-- Counts of few persons are stored and never shown, nor what they could be computed from.
--
-- Everything that shows figures reads shown_observation and never observation itself (a test of the house holds that), so that page, chart,
-- text, table, file and report hide the same. protect_below stands on indicator and not with the framework, which is replaced whole: a figure
-- stays protected when nobody follows it up any more.

alter table indicator add column protect_below smallint check (protect_below between 0 and 100);
comment on column indicator.protect_below is 'A figure of fewer persons than this is never shown; null and 0: nothing of it is persons of ours.';

alter table followed_indicator
    add column lowest float8,
    add column highest float8,
    add check (lowest <= highest);
comment on column followed_indicator.lowest is 'The least a figure that is handed in can be, and in highest the most; null where nothing is known.';

create view shown_observation as
select o.indicator_id, o.period, o.area_id, o.breakdown_id, o.batch_id,
    case when hidden.yes then 102::smallint else o.status end as status,
    case when not hidden.yes then o.value end as value,
    case when not hidden.yes then o.mark end as mark
from observation o
join indicator i on i.id = o.indicator_id
cross join lateral (
    -- The total is hidden when it is small or withheld. A group is shown only when the total, women and men are all there and none is small:
    -- of any two of them the third can be worked out, also one that is missing for another reason.
    select case
        when coalesce(i.protect_below, 0) = 0 then false
        when o.breakdown_id = 0 then o.value < i.protect_below or o.status = 102
        else o.breakdown_id not in (1, 2) or 3 > (
            select count(*) from observation s
            where (s.indicator_id, s.period, s.area_id) = (o.indicator_id, o.period, o.area_id)
                and s.breakdown_id in (0, 1, 2) and s.value >= i.protect_below)
        end as yes) hidden;
create view ever_small as
select distinct o.indicator_id, o.period, o.area_id
from (
    select indicator_id, period, area_id, breakdown_id, value, status from observation
    union all
    select indicator_id, period, area_id, breakdown_id, value, status from observation_history) o
join indicator i on i.id = o.indicator_id and i.protect_below > 0
where o.value < i.protect_below or o.status = 102
    or o.breakdown_id = 0 and 2 > (
        select count(*) from observation s
        where (s.indicator_id, s.period, s.area_id) = (o.indicator_id, o.period, o.area_id) and s.breakdown_id in (1, 2) and s.value >= i.protect_below);
comment on view ever_small is 'Periods in which something of a protected count was ever hidden: what was known before or after would give it away, so no revision of them is told.';

comment on view shown_observation is 'Every observation as it may be shown: small counts of persons and their complements are suppressed (102).';
