-- One indicator's totals for the whole country.
-- params:  @indicator_id int
-- returns: ComparedFigure
select a.name as area, o.period, o.value, o.status, o.mark
from shown_observation o
join area a on a.id = o.area_id
where a.code = '0000' and o.indicator_id = @indicator_id and o.breakdown_id = 0
order by o.period
