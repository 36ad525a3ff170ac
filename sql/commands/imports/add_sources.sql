-- Adds the sources that files describe and follows a changed title.
-- params:  @names text[], @titles text[]
-- returns: nothing
insert into source (name, title)
select name, title from unnest(@names, @titles) as described (name, title)
on conflict (name) do update set title = excluded.title where source.title <> excluded.title;
