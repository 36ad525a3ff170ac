-- The source's own names of the indicators that are followed.
-- params:  @source text
-- returns: string
select i.source_key
from followed_indicator f
join indicator i on i.id = f.indicator_id
where i.source = @source
order by i.source_key;
