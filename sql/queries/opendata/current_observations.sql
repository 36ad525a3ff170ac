-- Every observation as it is known now.
-- params:  nothing
-- returns: ExportRow
select i.code as indicator, a.code as area, o.period, b.code as breakdown, o.value, s.name as status, i.source
from shown_observation o
join indicator i on i.id = o.indicator_id
join area a on a.id = o.area_id
join breakdown b on b.id = o.breakdown_id
join observation_status s on s.id = o.status
order by i.code, a.code, o.period, b.id;
