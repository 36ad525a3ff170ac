-- The figures that published editions hold of some indicators, for the area followed up, its women and its men: the latest year first, then the latest version.
-- params:  @codes text[]
-- returns: EditionFigureRow
select e.report, e.audience, e.audience_title, e.title, e.year, e.version, i.told ->> 'code' as code, l.line ->> 'role' as role,
    o.figure ->> 'period' as period, (o.figure ->> 'value')::float8 as value
from edition e
cross join lateral jsonb_array_elements(e.content -> 'chapters') c(chapter)
cross join lateral jsonb_array_elements(c.chapter -> 'indicators') i(told)
cross join lateral jsonb_array_elements(i.told -> 'chart' -> 'lines') l(line)
cross join lateral jsonb_array_elements(l.line -> 'figures') o(figure)
where e.state = 'published' and i.told ->> 'code' = any (@codes) and l.line ->> 'role' in ('total', 'women', 'men')
order by e.year desc, e.version desc, e.id
