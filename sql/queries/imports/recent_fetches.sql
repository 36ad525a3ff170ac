-- What has been fetched from a source and taken in since a moment, in the order it was asked for. A run that took in a held run's answers is as old as they are.
-- params:  @source text, @since timestamptz
-- returns: FetchedRow
select f.started_at, f.whole_catalogue, f.since, coalesce(f.keys_asked, '{}') as keys, coalesce(f.areas_asked, '{}') as areas, coalesce(f.units_of, '{}') as units_of
from import_run r
join import_run f on f.id = coalesce(r.answers_of, r.id)
where r.source = @source and r.outcome = 'succeeded' and f.started_at >= @since and (f.keys_asked is not null or f.whole_catalogue)
order by f.started_at, f.id;
