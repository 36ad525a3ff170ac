-- The deliveries that wait: to be decided on, or approved and not taken in yet. Of every organisation, since two may answer for the same figure.
-- params:  nothing
-- returns: OpenDeliveryRow
select d.id, d.organisation, d.state, d.file_name, d.content, d.uploaded_at
from delivery d
where d.content is not null
    and (d.state = 'submitted'
        or d.state = 'approved' and not exists (select from import_run r where r.delivery_id = d.id and r.outcome = 'succeeded'))
order by d.id
