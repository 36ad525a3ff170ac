-- What is held of some indicators within some areas, in the order of the key; read by position, for there may be millions.
-- params:  @indicators int[], @areas int[]
-- returns: HeldFigureRow
-- timeout: 0 s
select indicator_id, period, area_id, breakdown_id, status, value, mark
from observation
where indicator_id = any (@indicators) and area_id = any (@areas)
order by indicator_id, period, area_id, breakdown_id;
