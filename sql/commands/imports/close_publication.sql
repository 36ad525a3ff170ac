-- Notes that what was expected of an indicator has come.
-- params:  @source text, @key text, @arrived_at timestamptz, @run_id int
-- returns: nothing
update publication
set arrived_at = @arrived_at, arrived_run = @run_id
where source = @source and key = @key and arrived_at is null;
