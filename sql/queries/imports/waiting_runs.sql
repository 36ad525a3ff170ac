-- The runs that wait for a person, the longest waiting first, with how much made each wait.
-- params:  nothing
-- returns: WaitingRun
select r.id, s.title as source_title, r.started_at,
    (select count(*)::int from held_series h where h.run_id = r.id) as series,
    (select count(distinct h.indicator_id)::int from held_series h where h.run_id = r.id) as indicators
from import_run r
join source s on s.name = r.source
where r.outcome = 'held' and r.decision is null
    and not exists (select from import_run later where later.source = r.source and later.id > r.id and later.outcome = 'succeeded' and asks_for_all_of(later, r))
order by r.id
