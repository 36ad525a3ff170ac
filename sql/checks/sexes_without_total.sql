-- Values for women and for men where the total is not there at all, or has been taken back.
-- params:  nothing
-- returns: CheckFinding
-- severity: tell
-- after:   commands/imports/collect_changed.sql
select distinct on (c.indicator_id) c.code, c.title, c.area, c.period, 'T' as breakdown, c.unit,
    null::float8 as value, null::float8 as other, count(*) over (partition by c.indicator_id)::int as count
from (
    select distinct indicator_id, period, area_id, code, title, area, unit
    from changed
    where breakdown_id in (0, 1, 2)) c
join observation w on (w.indicator_id, w.period, w.area_id) = (c.indicator_id, c.period, c.area_id) and w.breakdown_id = 1 and w.value is not null
join observation m on (m.indicator_id, m.period, m.area_id) = (c.indicator_id, c.period, c.area_id) and m.breakdown_id = 2 and m.value is not null
left join observation t on (t.indicator_id, t.period, t.area_id) = (c.indicator_id, c.period, c.area_id) and t.breakdown_id = 0
where t.status is null or t.status = 106
order by c.indicator_id, c.period desc, c.area;
