-- Adds new observations.
-- params:  @batch_id int
-- returns: nothing
-- after:   commands/imports/compare_incoming.sql
-- timeout: 0 s
insert into observation (indicator_id, period, area_id, breakdown_id, batch_id, status, value, mark)
select indicator_id, period, area_id, breakdown_id, @batch_id, status, value, mark
from difference
where kind = 'new';
