-- The log lines of one run in their order, at most so many of the last.
-- params:  @run_id int, @most int
-- returns: RunLogRow
select at, level, text
from (select id, at, level, text from import_log where run_id = @run_id order by id desc limit @most) last
order by id
