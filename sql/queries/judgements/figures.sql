-- Every figure held for the followed indicators in the area followed up, or for one of them; all periods and groups.
-- params:  @indicator_id int
-- returns: FigureRow
select o.indicator_id, b.code as breakdown, o.period, o.value, o.status, o.mark
from shown_observation o
join breakdown b on b.id = o.breakdown_id
join followed_indicator f on f.indicator_id = o.indicator_id
where o.area_id = (select area_id from framework)
  and (@indicator_id is null or o.indicator_id = @indicator_id)
order by o.indicator_id, b.id, o.period
