-- The focus areas in their order, each with its strategy.
-- params:  nothing
-- returns: GroupRow
select code, position, title, wording::text as wording, origin, strategy
from focus_area
order by strategy, position
