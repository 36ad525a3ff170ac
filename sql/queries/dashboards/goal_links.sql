-- Which goals have which indicators, in the framework's order of indicators.
-- params:  nothing
-- returns: LinkRow
select l.goal as group_code, l.goal, l.indicator_id, l.wording::text as wording, null::text as role, null::text as reason, null::text as standing
from goal_indicator l
join followed_indicator f on f.indicator_id = l.indicator_id
order by l.goal, f.position
