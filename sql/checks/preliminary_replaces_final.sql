-- A preliminary value where a final one was held.
-- params:  nothing
-- returns: CheckFinding
-- severity: tell
-- after:   commands/imports/collect_changed.sql
select distinct on (c.indicator_id) c.code, c.title, c.area, c.period, c.breakdown, c.unit,
    case when not c.is_of_persons then c.value end as value, case when not c.is_of_persons then h.value end as other,
    count(*) over (partition by c.indicator_id)::int as count
from changed c
join observation_history h on (h.indicator_id, h.period, h.area_id, h.breakdown_id, h.replaced_by) = (c.indicator_id, c.period, c.area_id, c.breakdown_id, c.batch_id)
where c.status = 1 and h.status = 0
order by c.indicator_id, c.period desc, c.area, c.breakdown;
