-- The focus areas in their order, each with its strategy and its number among all that are stated of that.
-- params:  nothing
-- returns: GroupRow
select a.code, (select count(*)::int from stated.focus_area o where o.strategy = a.strategy and o.position <= a.position) as position,
    a.title, a.wording::text as wording, a.origin, a.strategy, stated.standing_of(to_jsonb(a))::text as standing
from focus_area a
join strategy s on s.code = a.strategy
order by s.position, a.position
