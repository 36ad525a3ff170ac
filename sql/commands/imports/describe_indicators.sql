-- Follows what the source says of its indicators, followed up or not; returns those that were described otherwise before.
-- params:  @source text, @today date, @keys text[], @titles text[], @definitions text[], @splits boolean[], @units boolean[], @margins text[], @next_publications date[], @next_periods text[]
-- returns: RedescribedRow
with listed as (
    select * from unnest(@keys, @titles, @definitions, @splits, @units, @margins, @next_publications, @next_periods)
        as listed (key, title, definition, split_by_sex, has_units, margin_of, next_publication, next_period)),
before as (
    select i.key, i.title, i.definition, i.split_by_sex, i.gone_on
    from source_indicator i
    join listed l on l.key = i.key
    where i.source = @source),
described as (
    insert into source_indicator as i (source, key, title, definition, split_by_sex, has_units, margin_of, next_publication, next_period, first_seen)
    select @source, key, title, definition, split_by_sex, has_units, margin_of, next_publication, next_period, @today
    from listed
    on conflict (source, key) do update
    set title = excluded.title, definition = excluded.definition, split_by_sex = excluded.split_by_sex, has_units = excluded.has_units,
        margin_of = excluded.margin_of, next_publication = excluded.next_publication, next_period = excluded.next_period, gone_on = null
    where (i.title, i.definition, i.split_by_sex, i.has_units, i.margin_of, i.next_publication, i.next_period, i.gone_on)
        is distinct from (excluded.title, excluded.definition, excluded.split_by_sex, excluded.has_units, excluded.margin_of,
            excluded.next_publication, excluded.next_period, null::date))
select b.key, b.title as title_before, l.title as title_now, b.definition as definition_before, l.definition as definition_now,
    b.split_by_sex as split_before, l.split_by_sex as split_now, b.gone_on is not null as returned
from before b
join listed l using (key)
where (b.title, b.definition, b.split_by_sex) is distinct from (l.title, l.definition, l.split_by_sex) or b.gone_on is not null
order by b.key;
