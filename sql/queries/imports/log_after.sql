-- The lines that a run's log has got since a certain line.
-- params:  @run_id int, @after bigint
-- returns: LogLineRow
select id, text
from import_log
where run_id = @run_id and id > @after
order by id;
