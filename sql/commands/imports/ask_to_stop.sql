-- Notes who wants a run to stop; it ends at its next step.
-- params:  @run_id int, @by text, @at timestamptz
-- returns: nothing
update import_run set cancel_asked_by = @by, cancel_asked_at = @at where id = @run_id and outcome = 'running' and cancel_asked_at is null;
