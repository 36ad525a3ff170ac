-- Replaces changed and withdrawn observations; the database itself moves what they were into history.
-- params:  nothing
-- returns: nothing
-- after:   commands/imports/create_replacing.sql
-- timeout: 0 s
update observation o
set batch_id = r.batch_id, status = r.status, value = r.value, mark = r.mark
from replacing r
where (o.indicator_id, o.period, o.area_id, o.breakdown_id) = (r.indicator_id, r.period, r.area_id, r.breakdown_id);
