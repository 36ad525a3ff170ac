-- Notes which kept answers a batch's figures of some indicators were read from.
-- params:  @batch_id int, @indicators int[], @answers bigint[]
-- returns: nothing
insert into batch_answer (batch_id, indicator_id, answer_id)
select @batch_id, indicator_id, answer_id
from unnest(@indicators) as i (indicator_id), unnest(@answers) as a (answer_id)
on conflict do nothing;
