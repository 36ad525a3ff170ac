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
    -- A group is hidden when it or any other group of the same period is small or withheld, since the others and the total would give it
    -- away; the total is hidden when it is itself.
    select case when coalesce(i.protect_below, 0) = 0 then false else exists (
        select from observation s
        where (s.indicator_id, s.period, s.area_id) = (o.indicator_id, o.period, o.area_id)
            and (s.breakdown_id = 0 or o.breakdown_id <> 0)
            and (s.value < i.protect_below or s.status = 102)) end as yes) hidden;
comment on view shown_observation is 'Every observation as it may be shown: small counts of persons and their complements are suppressed (102).';
