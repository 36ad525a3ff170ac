-- Opens a run: from now on it is visible, with its log and progress.
-- params:  @source text, @trigger text, @attempt smallint, @delivery_id int, @started_at timestamptz
-- returns: int
insert into import_run (source, trigger, attempt, delivery_id, started_at)
values (@source, @trigger, @attempt, @delivery_id, @started_at)
returning id;
