-- Adds areas we did not know and follows a changed name.
-- params:  @codes text[], @names text[]
-- returns: nothing
insert into area (code, name)
select code, name from unnest(@codes, @names) as listed (code, name)
on conflict (code) do update set name = excluded.name where area.name <> excluded.name;
