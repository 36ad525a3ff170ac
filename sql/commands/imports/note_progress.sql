-- Notes how many requests of a run are answered.
-- params:  @run_id int, @done int, @total int
-- returns: nothing
update import_run
set requests_done = @done, requests_total = @total
where id = @run_id and outcome = 'running';
