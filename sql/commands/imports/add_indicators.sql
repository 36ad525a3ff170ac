-- Adds indicators of a source that are imported without being followed up, under the code source:key.
-- params:  @source text, @keys text[]
-- returns: nothing
insert into indicator (code, source, source_key)
select @source || ':' || key, @source, key from unnest(@keys) as listed (key)
on conflict (source, source_key) do nothing;
