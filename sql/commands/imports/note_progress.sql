-- Notes how many requests of a run are answered; gives who has asked it to stop, if anybody.
-- params:  @run_id int, @done int, @total int
-- returns: string?
update import_run
set requests_done = @done, requests_total = @total
where id = @run_id and outcome = 'running'
returning cancel_asked_by;
