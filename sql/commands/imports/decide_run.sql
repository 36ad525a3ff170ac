-- Notes what a person decided of a run that waits.
-- params:  @run_id int, @decision text, @by text, @at timestamptz
-- returns: nothing
update import_run set decision = @decision, decided_by = @by, decided_at = @at where id = @run_id and outcome = 'held' and decision is null;
