-- Which focus areas are followed up through which indicators of which goals.
-- params:  nothing
-- returns: CoverageLinkRow
select l.focus_area, l.goal, i.code as indicator, l.role = 'supporting' as supporting
from focus_area_indicator l
join followed_indicator f on f.indicator_id = l.indicator_id
join indicator i on i.id = l.indicator_id
order by f.position
