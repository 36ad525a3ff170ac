-- The strategies, each with the programme through whose goals it is followed up.
-- params:  nothing
-- returns: StrategyRow
select s.code, s.title, s.wording::text as wording, s.origin, p.title as programme
from strategy s
join programme p on p.code = s.followed_up_through
order by s.code
