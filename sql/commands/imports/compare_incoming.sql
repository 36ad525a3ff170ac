-- Compares what came with what is held: the rows that are new, changed, or withdrawn because the source answered in full without them.
-- params:  @source text, @complete_keys text[], @complete_areas text[], @is_partial boolean
-- returns: nothing
-- after:   commands/imports/create_incoming.sql
-- timeout: 0 s
create temp table difference on commit drop as
with arrived as (
    select i.id as indicator_id, n.period, a.id as area_id, b.id as breakdown_id, n.status, n.value, n.mark
    from incoming n
    join indicator i on i.source = @source and i.source_key = n.key
    join area a on a.code = n.area
    join breakdown b on b.code = n.breakdown),
held as (
    select o.*
    from observation o
    join indicator i on i.id = o.indicator_id and i.source = @source and i.source_key = any (@complete_keys)
    join area a on a.id = o.area_id and a.code = any (@complete_areas))
select coalesce(n.indicator_id, h.indicator_id) as indicator_id, coalesce(n.period, h.period) as period,
    coalesce(n.area_id, h.area_id) as area_id, coalesce(n.breakdown_id, h.breakdown_id) as breakdown_id,
    case when n.period is null then 106::smallint else n.status end as status,
    case when n.period is not null then n.value end as value,
    case when n.period is not null then n.mark end as mark,
    case when h.period is null then 'new' when n.period is null then 'withdrawn' else 'changed' end as kind
from arrived n
full join held h using (indicator_id, period, area_id, breakdown_id)
where h.period is null
    or n.period is null and h.status <> 106 and not @is_partial
    or (n.status, n.value, n.mark) is distinct from (h.status, h.value, h.mark) and n.period is not null;
