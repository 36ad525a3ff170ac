-- A figure of a period that has not begun, this year or the next: a forecast, or a year too many.
-- params:  nothing
-- returns: CheckFinding
-- severity: tell
-- after:   commands/imports/collect_changed.sql
select distinct on (c.indicator_id) c.code, c.title, c.area, c.period, c.breakdown, c.unit,
    null::float8 as value, null::float8 as other, count(*) over (partition by c.indicator_id)::int as count
from changed c
cross join lateral (select c.period / 1000 as year, c.period / 100 % 10 as kind, c.period % 100 as number) p
cross join lateral (
    select case
        when p.kind = 5 then to_date(p.year || '-' || p.number, 'IYYY-IW')
        else make_date(p.year, case p.kind when 1 then 7 when 2 then 4 * p.number - 3 when 3 then 3 * p.number - 2 when 4 then p.number when 7 then 6 * p.number - 5 else 1 end, 1)
        end as begins) b
where c.value is not null and b.begins > c.today and p.year <= extract(year from c.today)::int + 1
order by c.indicator_id, c.period desc, c.area, c.breakdown;
