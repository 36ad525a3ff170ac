-- Adds areas we did not know. A name already held stays: a source may have told a newer one.
-- params:  @codes text[], @names text[]
-- returns: nothing
insert into area (code, name)
select code, name from unnest(@codes, @names) as listed (code, name)
order by code
on conflict do nothing;
