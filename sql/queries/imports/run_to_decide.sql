-- What says whether a run can still be stopped, released or rejected. Its row is held until the transaction ends, and a run that stores meanwhile does not wait for it.
-- params:  @run_id int
-- returns: RunToDecide
select r.source, r.outcome, r.decision, r.decided_at, r.cancel_asked_at,
    (select min(later.id) from import_run later where later.source = r.source and later.id > r.id and later.outcome = 'succeeded' and asks_for_all_of(later, r)) as succeeded_by,
    (select max(going.id) from import_run going where going.answers_of = r.id and going.outcome = 'running') as going_on_in,
    (select max(busy.id) from import_run busy where busy.source = r.source and busy.outcome = 'running') as busy_with
from import_run r
where r.id = @run_id
for no key update of r
