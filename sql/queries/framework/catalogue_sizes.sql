-- Every source that can be asked, and how many indicators its catalogue has now: 0 when it has not been read yet.
-- params:  nothing
-- returns: CatalogueSize
select s.name as source, s.title, (select count(*) from source_indicator c where c.source = s.name and c.gone_on is null)::int as indicators
from source s
where s.name <> 'leverans'
order by indicators desc, s.title;
