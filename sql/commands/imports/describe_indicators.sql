-- Follows what the source says of its indicators, followed up or not; notes and returns what it says otherwise than before.
-- params:  @source text, @run_id int, @now timestamptz, @today date, @is_whole boolean, @keys text[], @titles text[], @definitions text[], @splits boolean[], @units boolean[], @margins text[], @next_publications date[], @next_periods text[]
-- returns: NoticeRow
with listed as (
    select * from unnest(@keys, @titles, @definitions, @splits, @units, @margins, @next_publications, @next_periods)
        as listed (key, title, definition, split_by_sex, has_units, margin_of, next_publication, next_period)),
described as (
    insert into source_indicator as i (source, key, title, definition, split_by_sex, has_units, margin_of, next_publication, next_period, first_seen)
    select @source, key, title, definition, split_by_sex, has_units, margin_of, next_publication, next_period, @today
    from listed
    on conflict (source, key) do update
    set title = excluded.title, definition = excluded.definition, split_by_sex = excluded.split_by_sex, has_units = excluded.has_units,
        margin_of = excluded.margin_of, next_publication = excluded.next_publication, next_period = excluded.next_period, gone_on = null
    where (i.title, i.definition, i.split_by_sex, i.has_units, i.margin_of, i.next_publication, i.next_period, i.gone_on)
        is distinct from (excluded.title, excluded.definition, excluded.split_by_sex, excluded.has_units, excluded.margin_of,
            excluded.next_publication, excluded.next_period, null::date)),
left_out as (
    update source_indicator i
    set gone_on = @today
    where @is_whole and i.source = @source and i.gone_on is null and i.key <> all (@keys)
    returning i.key, i.title),
known as (
    select b.key, b.title as title_before, l.title, b.definition as definition_before, l.definition, b.split_by_sex as split_before, l.split_by_sex,
        b.gone_on, not ended_by_title(b.title) and ended_by_title(l.title) as retired
    from source_indicator b
    join listed l on l.key = b.key
    where b.source = @source),
changed as (
    select key, case when retired then 'retired' else 'renamed' end as kind, title_before as before, title as after
    from known
    where title_before <> title
    union all
    select key, 'redefined', definition_before, definition
    from known
    where definition_before <> definition
    union all
    select key, 'split_changed', coalesce(split_before::text, ''), coalesce(split_by_sex::text, '')
    from known
    where split_before is distinct from split_by_sex
    union all
    select key, 'returned', gone_on::text, title
    from known
    where gone_on is not null
    union all
    select key, 'gone', title, ''
    from left_out),
noticed as (
    insert into source_notice (source, key, run_id, noticed_at, kind, before, after)
    select @source, key, @run_id, @now, kind, before, after
    from changed
    order by key, kind
    returning key, kind, before, after)
select n.key, n.kind, n.before, n.after, f.title as followed_as
from noticed n
left join indicator i on i.source = @source and i.source_key = n.key
left join followed_indicator f on f.indicator_id = i.id
order by n.key, n.kind;
