-- The focus areas in force in their order, each with its number among all that are stated of its strategy, and with the strategy where there are several.
-- params:  nothing
-- returns: CoverageGroupRow
select a.code, (select count(*)::int from stated.focus_area o where o.strategy = a.strategy and o.position <= a.position) as position,
    a.title, a.wording::text as wording, case when (select count(distinct strategy) from focus_area) > 1 then s.title end as strategy
from focus_area a
join strategy s on s.code = a.strategy
order by s.position, a.position
