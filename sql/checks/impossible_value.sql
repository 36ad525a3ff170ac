-- A value below the least or above the greatest there can be of the indicator, as the framework states them, or fewer than no persons.
-- A natural limit of zero or less is a floor, any other a ceiling.
-- params:  nothing
-- returns: CheckFinding
-- severity: stop
-- after:   commands/imports/collect_changed.sql
select distinct on (c.indicator_id) c.code, c.title, c.area, c.period, c.breakdown, c.unit,
    case when not c.is_of_persons then c.value end as value, p.bound as other, count(*) over (partition by c.indicator_id)::int as count
from changed c
cross join lateral (
    select case
        when c.value < c.lowest then c.lowest
        when c.value > c.highest then c.highest
        when c.natural_limit <= 0 and c.value < c.natural_limit then c.natural_limit
        when c.natural_limit > 0 and c.value > c.natural_limit then c.natural_limit
        when c.is_of_persons and c.value < 0 then 0
        end as bound) p
where p.bound is not null
order by c.indicator_id, c.period desc, c.area, c.breakdown;
