-- Where an indicator is used: the goals it belongs to, and the focus areas that use it through them, how much and why.
-- params:  @indicator_id int
-- returns: UseRow
select 'goal' as kind, g.code, g.title, g.wording::text as wording, l.wording::text as link_wording, null::text as goal, g.position, g.position as goal_position,
    null::text as role, null::text as reason, null::text as standing
from goal_indicator l
join goal g on g.code = l.goal
where l.indicator_id = @indicator_id
union all
select 'focus_area', a.code, a.title, a.wording::text, l.wording::text, l.goal, a.position, g.position,
    l.role, l.reason, stated.standing_of(to_jsonb(l))::text
from focus_area_indicator l
join focus_area a on a.code = l.focus_area
join goal g on g.code = l.goal
where l.indicator_id = @indicator_id
order by kind desc, position, goal_position
