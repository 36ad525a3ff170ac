-- The names of the sources there are.
-- params:  nothing
-- returns: string
select name from source order by name;
