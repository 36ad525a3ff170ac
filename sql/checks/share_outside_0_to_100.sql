-- A percentage below 0 or above 100 of an indicator that never had one before: a result or a change may be that, a share of something may not, and
-- the titles do not say which it is. The twentieth part of one is rounding.
-- params:  nothing
-- returns: CheckFinding
-- severity: tell
-- after:   commands/imports/collect_changed.sql
with outside as (
    select * from changed where is_share and (value < -0.05 or value > 100.05)),
earlier as (
    select e.indicator_id, count(*) filter (where e.value < -0.05 or e.value > 100.05) as held_outside
    from (
        select o.indicator_id, o.value from observation o
        where o.indicator_id in (select indicator_id from outside) and o.batch_id <> (select max(batch_id) from changed)
        union all
        select h.indicator_id, h.value from observation_history h where h.indicator_id in (select indicator_id from outside)) e
    where e.value is not null
    group by e.indicator_id)
select distinct on (c.indicator_id) c.code, c.title, c.area, c.period, c.breakdown, c.unit,
    c.value, null::float8 as other, count(*) over (partition by c.indicator_id)::int as count
from outside c
left join earlier e using (indicator_id)
where coalesce(e.held_outside, 0) = 0
order by c.indicator_id, c.period desc, c.area, c.breakdown;
