-- The sources of the followed indicators, in the order of their names, and the day of its latest answers; null when there are none.
-- params:  nothing
-- returns: SourceFetched
select s.name, s.title, coalesce(s.synthetic, false) as synthetic,
    (select max(a.fetched_at) from raw_answer a
        where a.run_id = (select max(r.id) from import_run r where r.source = s.name and r.outcome = 'succeeded')) as fetched_at
from source s
where exists (select from followed_indicator f join indicator i on i.id = f.indicator_id where i.source = s.name)
order by s.title
