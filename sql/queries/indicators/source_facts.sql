-- What the source says of an indicator, and the import and the answer that its latest figures for the followed area came with.
-- params:  @indicator_id int
-- returns: SourceFacts
select s.title as source_title, s.definition as source_definition, latest.run_id, latest.applied_at,
    (select max(a.fetched_at) from raw_answer a where a.run_id = latest.run_id) as answered_at,
    (select max(r.ended_at) from import_run r where r.source = i.source and r.outcome = 'succeeded') as checked_at
from indicator i
left join source_indicator s on s.source = i.source and s.key = i.source_key
left join lateral (
    select b.run_id, b.applied_at
    from observation o
    join batch b on b.id = o.batch_id
    where o.indicator_id = i.id and o.area_id = (select area_id from framework)
    order by b.id desc
    limit 1) latest on true
where i.id = @indicator_id
