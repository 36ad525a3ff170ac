-- The published editions that tell of any of some indicators: the latest year first, then the latest version.
-- params:  @codes text[]
-- returns: TouchedEdition
select e.report, e.audience, e.audience_title, e.title, e.year, e.version
from edition e
where e.state = 'published' and exists (
    select
    from jsonb_array_elements(e.content -> 'chapters') c(chapter)
    cross join lateral jsonb_array_elements(c.chapter -> 'indicators') i(told)
    where i.told ->> 'code' = any (@codes))
order by e.year desc, e.version desc, e.id;
