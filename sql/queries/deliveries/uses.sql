-- What each figure that an organisation hands in is used for: goals, and focus areas through them; and the boards that answer for it.
-- params:  @organisation text
-- returns: DeliveredUseRow
select i.code as indicator, 'goal' as kind, g.code, g.title, g.position
from delivering r
join indicator i on i.id = r.indicator_id and i.source = 'leverans'
join goal_indicator l on l.indicator_id = i.id
join goal g on g.code = l.goal
where r.organisation = @organisation
union all
select distinct i.code, 'focus_area', a.code, a.title, a.position
from delivering r
join indicator i on i.id = r.indicator_id and i.source = 'leverans'
join focus_area_indicator l on l.indicator_id = i.id
join focus_area a on a.code = l.focus_area
where r.organisation = @organisation
union all
select i.code, 'board', b.code, b.title, b.position
from delivering r
join indicator i on i.id = r.indicator_id and i.source = 'leverans'
join responsibility other on other.indicator_id = i.id
join organisation b on b.code = other.organisation and b.kind = 'board'
where r.organisation = @organisation
order by indicator, kind desc, position
