-- The good answers of a run, the last of each address, in the order they came: what a reading is made from. Their bytes are asked for one by one.
-- params:  @run_id int
-- returns: AnswerHeadRow
select id, address, fetched_at, http_status::int, content_type, synthetic
from (
    select distinct on (address) id, address, fetched_at, http_status, content_type, synthetic
    from raw_answer
    where run_id = @run_id
    order by address, id desc) last
where http_status is null or http_status = 200
order by id;
