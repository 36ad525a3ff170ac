-- A kept answer, byte for byte.
-- params:  @answer_id bigint
-- returns: byte[]
select b.body
from raw_answer a
join raw_body b on b.sha256 = a.sha256
where a.id = @answer_id;
