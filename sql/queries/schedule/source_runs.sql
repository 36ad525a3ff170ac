-- When sources with followed indicators were asked last: for everything that is followed, or for changes of it. A run that waits for a person has
-- been made, and so has one from before runs said what they asked for.
-- params:  @sources text[]
-- returns: SourceRunsRow
with followed as (
    select i.source, array_agg(i.source_key) as keys
    from followed_indicator f
    join indicator i on i.id = f.indicator_id
    where i.source = any (@sources)
    group by i.source),
run as (
    select r.source, r.started_at, r.outcome, r.since is null as is_full
    from import_run r
    join followed f on f.source = r.source
    where r.delivery_id is null and r.answers_of is null and (r.keys_asked is null or r.keys_asked @> f.keys)
        and (coalesce(r.areas_asked, '{}') = '{}' or r.areas_asked @> array(select a.code from framework w join area a on a.id = w.area_id)))
select f.source,
    exists (select from import_run r where r.source = f.source and r.outcome = 'running') as is_running,
    (select max(r.started_at) from run r where r.source = f.source and r.is_full and r.outcome in ('succeeded', 'held')) as full_done,
    (select max(r.started_at) from run r where r.source = f.source and r.is_full) as full_tried,
    (select max(r.started_at) from run r where r.source = f.source and r.outcome in ('succeeded', 'held')) as look_done,
    (select max(r.started_at) from run r where r.source = f.source) as look_tried
from followed f
order by f.source;
