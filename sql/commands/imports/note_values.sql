-- Notes how many values of a run have been understood; gives who has asked it to stop, if anybody.
-- params:  @run_id int, @read int
-- returns: string?
update import_run
set values_read = @read
where id = @run_id and outcome = 'running'
returning cancel_asked_by;
