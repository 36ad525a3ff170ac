-- A run that waits for a person, and what it asked for; no row for any other.
-- params:  @run_id int
-- returns: HeldRunRow
select source, keys_asked, coalesce(areas_asked, '{}') as areas_asked, whole_catalogue, since, coalesce(units_of, '{}') as units_of
from import_run
where id = @run_id and outcome = 'held' and decision is null;
