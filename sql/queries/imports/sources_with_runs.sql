-- Every source with its latest run and its latest run that succeeded.
-- params:  nothing
-- returns: SourceWithRuns
select s.name, s.title, s.synthetic,
    last.id as last_id, last.outcome as last_outcome, last.started_at as last_started_at, last.ended_at as last_ended_at, last.message as last_message, last.decision as last_decision,
    good.id as good_id, good.ended_at as good_ended_at, good.values_read, good.values_new, good.values_changed, good.values_withdrawn,
    (select count(*)::int from followed_indicator f join indicator i on i.id = f.indicator_id where i.source = s.name) as indicators,
    s.name = 'leverans' as handed_in
from source s
left join lateral (select * from import_run r where r.source = s.name order by r.started_at desc, r.id desc limit 1) last on true
left join lateral (select * from import_run r where r.source = s.name and r.outcome = 'succeeded' order by r.started_at desc, r.id desc limit 1) good on true
order by s.title
