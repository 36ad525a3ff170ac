-- Indicators with values of which the import being applied would leave none: a source that answers nothing has not withdrawn everything.
-- params:  @source text, @complete_keys text[], @complete_areas text[]
-- returns: EmptiedRow
-- after:   commands/imports/create_incoming.sql
-- timeout: 0 s
select i.code, count(*)::int as held
from observation o
join indicator i on i.id = o.indicator_id and i.source = @source and i.source_key = any (@complete_keys)
join area a on a.id = o.area_id and a.code = any (@complete_areas)
where o.value is not null
    and not exists (select from incoming n where n.key = i.source_key and n.value is not null)
group by i.code
order by i.code;
