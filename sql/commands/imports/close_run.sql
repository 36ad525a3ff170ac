-- Closes a run with its outcome and what it found.
-- params:  @run_id int, @ended_at timestamptz, @outcome text, @synthetic boolean, @values_read int, @values_new int, @values_changed int, @values_withdrawn int, @message text
-- returns: nothing
update import_run
set outcome = @outcome, ended_at = @ended_at, synthetic = @synthetic, values_read = @values_read, values_new = @values_new,
    values_changed = @values_changed, values_withdrawn = @values_withdrawn, message = @message
where id = @run_id and outcome = 'running';
