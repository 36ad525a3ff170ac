-- Closes runs of a source that nobody is working on any more: their program was stopped. Called with the source's lock held.
-- params:  @source text, @ended_at timestamptz, @message text
-- returns: int
update import_run
set outcome = 'interrupted', ended_at = @ended_at, message = @message
where source = @source and outcome = 'running'
returning id;
