-- What sources publish now. Margins of error could stand in for nothing, and a title that ends with a year is of something that has ended.
-- params:  nothing
-- returns: CatalogueTitleRow
select c.source, c.key, c.title
from source_indicator c
where c.source <> 'leverans' and c.gone_on is null and c.margin_of is null and not ended_by_title(c.title)
order by c.source, c.key
