-- Replaces changed and withdrawn observations; the database itself moves what they were into history.
-- params:  @batch_id int
-- returns: nothing
-- after:   commands/imports/compare_incoming.sql
-- timeout: 0 s
update observation o
set batch_id = @batch_id, status = d.status, value = d.value, mark = d.mark
from difference d
where d.kind <> 'new'
    and (o.indicator_id, o.period, o.area_id, o.breakdown_id) = (d.indicator_id, d.period, d.area_id, d.breakdown_id);
