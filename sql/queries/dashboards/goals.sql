-- The goals in their order.
-- params:  nothing
-- returns: GroupRow
select g.code, g.position, g.title, g.wording::text as wording, g.origin, null::text as strategy, stated.standing_of(to_jsonb(g))::text as standing
from goal g
join programme p on p.code = g.programme
order by p.first_year, p.code, g.position
