-- One page of the audit trail, latest first: of one kind of thing or of all, below a number or from the latest.
-- params:  @below bigint, @kind text, @most int
-- returns: EventRow
select id, at, actor, action, subject, before::text, after::text
from audit
where (@below is null or id < @below)
  and (@kind is null or starts_with(action, @kind || '.'))
order by id desc
limit @most;
