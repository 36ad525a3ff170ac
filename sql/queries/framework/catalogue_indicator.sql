-- One indicator of a source's catalogue, as it stands among the hits of a search; no row when there is none of that key.
-- params:  @source text, @key text
-- returns: CatalogueRow
select c.source, s.title as source_title, coalesce(s.synthetic, false) as synthetic, c.key, c.title, c.definition, c.split_by_sex, c.next_publication, c.next_period,
    c.gone_on, c.margin_of, i.id as indicator_id, case when f.indicator_id is not null then i.code end as followed_code, 1 as hits
from source_indicator c
join source s on s.name = c.source
left join indicator i on (i.source, i.source_key) = (c.source, c.key)
left join followed_indicator f on f.indicator_id = i.id
where c.source = @source and c.key = @key;
