-- The organisations that hand in figures, in the framework's order, with how many indicators.
-- params:  nothing
-- returns: DeliveringRow
select o.code, o.title, count(*)::int as indicators
from organisation o
join delivering r on r.organisation = o.code
join indicator i on i.id = r.indicator_id and i.source = 'leverans'
group by o.code, o.title, o.position
order by o.position
