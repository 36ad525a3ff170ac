-- A figure of a year after the next: nobody has measured it.
-- params:  nothing
-- returns: CheckFinding
-- severity: stop
-- after:   commands/imports/collect_changed.sql
select distinct on (indicator_id) code, title, area, period, breakdown, unit,
    null::float8 as value, null::float8 as other, count(*) over (partition by indicator_id)::int as count
from changed
where value is not null and period / 1000 > extract(year from today)::int + 1
order by indicator_id, period desc, area, breakdown;
