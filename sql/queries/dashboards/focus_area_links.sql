-- Which focus areas use which indicators of which shared goals, how much and why: the crosswalk, in the framework's order of indicators.
-- params:  nothing
-- returns: LinkRow
select l.focus_area as group_code, l.goal, l.indicator_id, l.wording::text as wording, l.role, l.reason, stated.standing_of(to_jsonb(l))::text as standing
from focus_area_indicator l
join followed_indicator f on f.indicator_id = l.indicator_id
order by l.focus_area, f.position, l.goal
