-- The totals that are held of some indicators in one area, in the order of their periods.
-- params:  @area_id int, @indicator_ids int[]
-- returns: FigureRow
select o.indicator_id, b.code as breakdown, o.period, o.value, o.status, o.mark
from shown_observation o
join breakdown b on b.id = o.breakdown_id
where o.area_id = @area_id and o.indicator_id = any (@indicator_ids) and o.breakdown_id = 0
order by o.indicator_id, o.period;
