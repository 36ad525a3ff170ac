-- Adds the sources that files describe and follows a changed title. Touches no row that says the same: an import may be holding it.
-- params:  @names text[], @titles text[]
-- returns: nothing
with described as (
    select name, title from unnest(@names, @titles) as described (name, title)),
retitled as (
    update source s set title = d.title from described d where s.name = d.name and s.title <> d.title)
insert into source (name, title)
select name, title from described d
where not exists (select from source s where s.name = d.name)
on conflict do nothing;
