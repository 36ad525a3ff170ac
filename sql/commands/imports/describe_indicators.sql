-- Follows what the source says of its indicators; returns those that were described otherwise before.
-- params:  @source text, @keys text[], @titles text[], @definitions text[], @splits boolean[], @next_publications date[], @next_periods text[]
-- returns: RedescribedRow
with listed as (
    select * from unnest(@keys, @titles, @definitions, @splits, @next_publications, @next_periods)
        as listed (key, title, definition, splits, next_publication, next_period)),
before as (
    select i.id, i.code, i.source_title, i.source_definition, i.source_split_by_sex, l.title, l.definition, l.splits
    from indicator i
    join listed l on i.source = @source and i.source_key = l.key
    where (i.source_title, i.source_definition, i.source_split_by_sex, i.next_publication, i.next_period)
        is distinct from (l.title, l.definition, l.splits, l.next_publication, l.next_period)
    for update of i),
described as (
    update indicator i
    set source_title = l.title, source_definition = l.definition, source_split_by_sex = l.splits,
        next_publication = l.next_publication, next_period = l.next_period
    from listed l, before b
    where i.id = b.id and i.source_key = l.key
    returning i.id)
select b.code, b.source_title as title_before, b.title as title_now,
    b.source_definition is distinct from b.definition as redefined, b.source_split_by_sex is distinct from b.splits as split_changed
from before b
join described using (id)
where b.source_title is not null
    and (b.source_title, b.source_definition, b.source_split_by_sex) is distinct from (b.title, b.definition, b.splits)
order by b.code;
