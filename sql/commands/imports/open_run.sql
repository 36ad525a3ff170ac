-- Opens a run: from now on it is visible, with its log and progress.
-- params:  @source text, @trigger text, @attempt smallint, @started_at timestamptz
-- returns: int
insert into import_run (source, trigger, attempt, started_at)
values (@source, @trigger, @attempt, @started_at)
returning id;
