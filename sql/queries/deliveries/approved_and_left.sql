-- Approved deliveries that nothing has taken in yet and no run has failed to: what a stopped program left, or another run was in the way of.
-- params:  nothing
-- returns: ApprovedDeliveryRow
select d.id, d.organisation
from delivery d
where d.state = 'approved'
    and not exists (select from import_run r where r.delivery_id = d.id and r.outcome in ('succeeded', 'failed'))
order by d.decided_at, d.id
