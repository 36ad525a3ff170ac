-- How many observations of the import being applied are new, changed and withdrawn.
-- params:  nothing
-- returns: DifferenceCounts
-- after:   commands/imports/compare_incoming.sql
select count(*) filter (where kind = 'new')::int as new, count(*) filter (where kind = 'changed')::int as changed,
    count(*) filter (where kind = 'withdrawn')::int as withdrawn
from difference;
