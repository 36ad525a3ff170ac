-- The areas of earlier strategies, and what each became: a focus area, part of a goal, or an area that came after it.
-- params:  nothing
-- returns: EarlierAreaRow
select code, strategy, title, relation, coalesce(focus_area, goal, became_earlier) as became, wording::text as wording, origin
from earlier_area
order by position
