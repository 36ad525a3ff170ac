-- Where an indicator is used: the goals it belongs to, and the focus areas that use it through them, how much and why; and whose areas, where there are several strategies.
-- params:  @indicator_id int
-- returns: UseRow
select kind, code, title, wording, link_wording, goal, strategy, goal_position, role, reason, standing
from (
    select 'goal' as kind, g.code, g.title, g.wording::text as wording, l.wording::text as link_wording, null::text as goal, null::text as strategy,
        g.position as goal_position, null::text as role, null::text as reason, null::text as standing, 0 as strategy_position, g.position
    from goal_indicator l
    join goal g on g.code = l.goal
    where l.indicator_id = @indicator_id
    union all
    select 'focus_area', a.code, a.title, a.wording::text, l.wording::text, l.goal, case when (select count(distinct strategy) from focus_area) > 1 then s.title end,
        g.position, l.role, l.reason, stated.standing_of(to_jsonb(l))::text, s.position, a.position
    from focus_area_indicator l
    join focus_area a on a.code = l.focus_area
    join strategy s on s.code = a.strategy
    join goal g on g.code = l.goal
    where l.indicator_id = @indicator_id) used
order by kind desc, strategy_position, position, goal_position
