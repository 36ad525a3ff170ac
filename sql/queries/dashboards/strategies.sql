-- The strategies, each with the programme through whose goals it is followed up.
-- params:  nothing
-- returns: StrategyRow
select s.code, s.title, s.wording::text as wording, s.origin, p.title as programme, stated.standing_of(to_jsonb(s))::text as standing
from strategy s
join programme p on p.code = s.followed_up_through
order by s.position
