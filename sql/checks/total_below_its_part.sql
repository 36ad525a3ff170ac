-- A count of which women alone, or men alone, are more than all.
-- params:  nothing
-- returns: CheckFinding
-- severity: tell
-- after:   commands/imports/collect_changed.sql
select distinct on (c.indicator_id) c.code, c.title, c.area, c.period, s.code as breakdown, c.unit,
    case when not c.is_of_persons then p.value end as value, case when not c.is_of_persons then t.value end as other,
    count(*) over (partition by c.indicator_id)::int as count
from (
    select distinct indicator_id, period, area_id, code, title, area, unit, is_of_persons
    from changed
    where breakdown_id in (0, 1, 2) and unit = 'antal') c
join observation t on (t.indicator_id, t.period, t.area_id) = (c.indicator_id, c.period, c.area_id) and t.breakdown_id = 0
join observation p on (p.indicator_id, p.period, p.area_id) = (c.indicator_id, c.period, c.area_id) and p.breakdown_id in (1, 2)
join breakdown s on s.id = p.breakdown_id
where p.value > t.value
order by c.indicator_id, c.period desc, c.area, p.breakdown_id;
