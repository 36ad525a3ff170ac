-- The latest run of a source, whatever its outcome.
-- params:  @source text
-- returns: LatestRunRow
select id, outcome
from import_run
where source = @source
order by id desc
limit 1;
