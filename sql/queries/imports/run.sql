-- One run.
-- params:  @run_id int
-- returns: RunRow
select r.id, r.source, s.title as source_title, r.trigger, r.attempt::int, r.started_at, r.ended_at, r.outcome, r.requests_done, r.requests_total,
    r.values_read, r.values_new, r.values_changed, r.values_withdrawn, r.synthetic, r.message, r.decision, r.decided_at, r.cancel_asked_at, r.answers_of,
    (select min(later.id) from import_run later where r.outcome = 'held' and later.source = r.source and later.id > r.id and later.outcome = 'succeeded' and asks_for_all_of(later, r)) as succeeded_by
from import_run r
join source s on s.name = r.source
where r.id = @run_id
