-- Says of the listed indicators below how many persons a figure is hidden. One that is no longer listed stays as protected as it was.
-- params:  @codes text[], @protect_below smallint[]
-- returns: nothing
update indicator i
set protect_below = listed.protect_below
from unnest(@codes, @protect_below) as listed (code, protect_below)
where i.code = listed.code and i.protect_below is distinct from listed.protect_below;
