-- Adds breakdowns we did not know and follows a changed title. What a code divides by never changes.
-- params:  @codes text[], @dimensions text[], @titles text[]
-- returns: nothing
insert into breakdown (code, dimension, title)
select code, dimension, title from unnest(@codes, @dimensions, @titles) as listed (code, dimension, title)
on conflict (code) do update set title = excluded.title
where breakdown.title <> excluded.title and breakdown.id > 2;
