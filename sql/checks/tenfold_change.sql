-- A value ten times the one a year before, or a tenth of it. Small figures move so by themselves: counts under 50 and shares under 10 are left alone.
-- params:  nothing
-- returns: CheckFinding
-- severity: tell
-- after:   commands/imports/collect_changed.sql
select distinct on (c.indicator_id) c.code, c.title, c.area, c.period, c.breakdown, c.unit,
    case when not c.is_of_persons then c.value end as value, case when not c.is_of_persons then b.value end as other,
    count(*) over (partition by c.indicator_id)::int as count
from changed c
join observation b on (b.indicator_id, b.period, b.area_id, b.breakdown_id) = (c.indicator_id, c.period - 1000, c.area_id, c.breakdown_id)
where c.value * b.value > 0
    and (abs(c.value) >= 10 * abs(b.value) or abs(b.value) >= 10 * abs(c.value))
    and greatest(abs(c.value), abs(b.value)) >= case when c.is_share then 10 when c.unit = 'antal' then 50 else 0 end
order by c.indicator_id, c.period desc, c.area, c.breakdown;
