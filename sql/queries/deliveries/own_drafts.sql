-- The drafts that somebody has uploaded for an organisation and not handed in.
-- params:  @organisation text, @account_id int
-- returns: OpenDeliveryRow
select d.id, d.organisation, d.state, d.file_name, d.content, d.uploaded_at
from delivery d
where d.organisation = @organisation and d.uploaded_by = @account_id and d.state = 'draft' and d.content is not null
order by d.id
