-- One page of the indicators in sources' catalogues that every word asked for stands in. Margins of error come behind what they are margins of, then what is
-- no longer published, last what has left its catalogue; within each those with the most of the words in title or key first, then the shortest title.
-- Each row has the number of hits in all.
-- params:  @query text, @words text[], @most int, @skip int
-- returns: CatalogueRow
with hit as (
    select source, key,
        case when gone_on is not null then 3 when ended_by_title(title) then 2 when margin_of is not null then 1 else 0 end as behind,
        (select count(*) from unnest(@words) as asked (word) where title_words @@ asked.word::tsquery) as in_title,
        length(title) as length, count(*) over ()::int as hits
    from source_indicator
    where words @@ @query::tsquery
    order by behind, in_title desc, length, source, key
    limit @most offset @skip)
select c.source, s.title as source_title, coalesce(s.synthetic, false) as synthetic, c.key, c.title, c.definition, c.split_by_sex, c.next_publication, c.next_period,
    c.gone_on, c.margin_of, i.id as indicator_id, case when f.indicator_id is not null then i.code end as followed_code, hit.hits
from hit
join source_indicator c on (c.source, c.key) = (hit.source, hit.key)
join source s on s.name = c.source
left join indicator i on (i.source, i.source_key) = (c.source, c.key)
left join followed_indicator f on f.indicator_id = i.id
order by hit.behind, hit.in_title desc, hit.length, c.source, c.key;
