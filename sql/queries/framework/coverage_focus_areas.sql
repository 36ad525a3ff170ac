-- The focus areas in force, in their order.
-- params:  nothing
-- returns: CoverageGroupRow
select code, position, title, wording::text as wording
from focus_area
order by strategy, position
