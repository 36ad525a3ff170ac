-- The sources of the followed indicators, in the order of their names, and when each was last fetched in full; null when it never was.
-- params:  nothing
-- returns: SourceFetched
select s.name, s.title, coalesce(s.synthetic, false) as synthetic,
    (select max(r.ended_at) from import_run r where r.source = s.name and r.outcome = 'succeeded') as fetched_at
from source s
where exists (select from followed_indicator f join indicator i on i.id = f.indicator_id where i.source = s.name)
order by s.title
