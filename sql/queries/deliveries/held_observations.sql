-- What is held of some indicators that are handed in, all periods and groups, as it was delivered: for those who hand it in and decide on it.
-- params:  @indicators text[], @areas text[]
-- returns: HeldRow
select i.code as indicator, a.code as area, b.code as breakdown, o.period, o.value, o.status, o.mark
from observation o
join indicator i on i.id = o.indicator_id
join area a on a.id = o.area_id
join breakdown b on b.id = o.breakdown_id
where i.code = any (@indicators) and i.source = 'leverans' and a.code = any (@areas)
order by i.code, a.code, o.period, b.id
