-- The goals in force, in their order.
-- params:  nothing
-- returns: CoverageGroupRow
select g.code, g.position, g.title, g.wording::text as wording, null::text as strategy
from goal g
join programme p on p.code = g.programme
order by p.first_year, p.code, g.position
