-- What an indicator's source has changed about it, the latest first.
-- params:  @indicator_id int
-- returns: IndicatorNotice
select n.noticed_at, n.run_id, n.kind, n.before, n.after
from source_notice n
join indicator i on i.source = n.source and i.source_key = n.key
where i.id = @indicator_id
order by n.id desc
limit 20
