-- The hashes of what the source's latest good run was made from.
-- params:  @source text
-- returns: byte[]
select a.sha256
from raw_answer a
where a.run_id = (select r.id from import_run r where r.source = @source and r.outcome = 'succeeded' order by r.id desc limit 1)
order by a.id;
