-- The kept answers of a run in the order they came, without their bytes.
-- params:  @run_id int, @most int, @skip int
-- returns: AnswerRow
select a.id, a.address, a.fetched_at, a.http_status::int, octet_length(b.body) as bytes, count(*) over ()::int as answers
from raw_answer a
join raw_body b on b.sha256 = a.sha256
where a.run_id = @run_id
order by a.id
limit @most offset @skip
