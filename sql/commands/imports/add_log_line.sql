-- Adds one line to a run's log.
-- params:  @run_id int, @at timestamptz, @level text, @text text
-- returns: nothing
insert into import_log (run_id, at, level, text)
values (@run_id, @at, @level, @text);
