-- The areas of the strategy before, and what each became: a focus area or part of a goal.
-- params:  nothing
-- returns: EarlierAreaRow
select title, relation, coalesce(focus_area, goal) as became, wording::text as wording, origin
from earlier_area
order by position
