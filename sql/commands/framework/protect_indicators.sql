-- Says of the listed indicators below how many persons a figure is hidden. One that is not listed, or of which nothing is said, stays as protected as it was.
-- params:  @codes text[], @protect_below smallint[], @raise_only boolean
-- returns: nothing
update indicator i
set protect_below = listed.protect_below
from unnest(@codes, @protect_below) as listed (code, protect_below)
where i.code = listed.code and i.protect_below is distinct from listed.protect_below and listed.protect_below is not null
    and (listed.protect_below > coalesce(i.protect_below, 0) or not @raise_only);
