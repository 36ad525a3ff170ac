-- The organisations that hand in figures, in the framework's order, with how many indicators and how many deliveries wait to be decided on.
-- params:  nothing
-- returns: DeliveringRow
select o.code, o.title, o.kind, count(*)::int as indicators,
    (select count(*)::int from delivery d where d.organisation = o.code and d.state = 'submitted') as waiting
from organisation o
join responsibility r on r.organisation = o.code
join indicator i on i.id = r.indicator_id and i.source = 'leverans'
group by o.code, o.title, o.kind, o.position
order by o.position
