-- Adds indicators we did not know. One that is no longer followed up stays: its figures hang on it.
-- params:  @codes text[], @sources text[], @keys text[]
-- returns: nothing
insert into indicator (code, source, source_key)
select code, source, key from unnest(@codes, @sources, @keys) as listed (code, source, key)
order by code
on conflict do nothing;
