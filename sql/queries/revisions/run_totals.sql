-- How many figures a run changed and took away, of all areas together; no row for a run that there is not.
-- params:  @run_id int
-- returns: RunTotals
select r.id, s.title as source_title, r.outcome, r.values_changed, r.values_withdrawn
from import_run r
join source s on s.name = r.source
where r.id = @run_id
