-- The goal programmes that are followed up.
-- params:  nothing
-- returns: ProgrammeRow
select code, title, first_year, last_year, wording::text as wording, origin, stated.standing_of(to_jsonb(p))::text as standing
from programme p
order by first_year, code
