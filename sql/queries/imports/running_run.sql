-- The run of a source that is under way.
-- params:  @source text
-- returns: int
select id
from import_run
where source = @source and outcome = 'running'
order by id desc
limit 1;
