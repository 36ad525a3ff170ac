-- A kept answer of a run, byte for byte; no row when the run has none of that number.
-- params:  @run_id int, @answer_id bigint
-- returns: byte[]
select b.body
from raw_answer a
join raw_body b on b.sha256 = a.sha256
where a.id = @answer_id and a.run_id = @run_id
