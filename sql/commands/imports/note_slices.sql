-- Notes what some indicators now say in full, by its hash; an empty hash says that they said only some of it, so that the next time compares.
-- params:  @indicators int[], @hashes bytea[]
-- returns: nothing
with said as (
    select indicator_id, sha256 from unnest(@indicators, @hashes) as said (indicator_id, sha256)),
forgotten as (
    delete from slice s using said where s.indicator_id = said.indicator_id and said.sha256 = '')
insert into slice (indicator_id, sha256)
select indicator_id, sha256 from said where sha256 <> ''
on conflict (indicator_id) do update set sha256 = excluded.sha256;
