-- The goal programmes that are followed up.
-- params:  nothing
-- returns: ProgrammeRow
select code, title, first_year, last_year, wording::text as wording, origin
from programme
order by first_year, code
