-- One delivery of one organisation, with the latest run that was to take it in; no row when there is none.
-- params:  @organisation text, @delivery_id int
-- returns: DeliveryRow
select d.id, d.organisation, coalesce(o.title, d.organisation) as organisation_title, d.file_name, d.sha256, d.state,
    d.uploaded_by, u.name as uploaded_by_name, d.uploaded_at, d.submitted_by, h.name as submitted_by_name, d.submitted_at, d.decided_by, w.name as decided_by_name, d.decided_at, d.reason,
    r.id as run_id, r.outcome as run_outcome, r.message as run_message, r.values_new, r.values_changed
from delivery d
join account u on u.id = d.uploaded_by
left join account h on h.id = d.submitted_by
left join account w on w.id = d.decided_by
left join organisation o on o.code = d.organisation
left join lateral (select id, outcome, message, values_new, values_changed from import_run where delivery_id = d.id order by outcome = 'succeeded' desc, id desc limit 1) r on true
where d.organisation = @organisation and d.id = @delivery_id
