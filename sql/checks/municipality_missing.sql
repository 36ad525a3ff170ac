-- A municipality without a value in a new period, which had one in every earlier period: three at least, and most of those that always had one have it
-- again. One that is withheld is not missing.
-- params:  nothing
-- returns: CheckFinding
-- severity: tell
-- after:   commands/imports/collect_changed.sql
with latest as (
    select c.indicator_id, max(c.period) as period, max(c.batch_id) as batch_id
    from changed c
    where c.breakdown_id = 0 and c.value is not null
    group by c.indicator_id),
fresh as (
    select l.* from latest l
    where not exists (
        select from observation o
        where o.indicator_id = l.indicator_id and o.period = l.period and o.batch_id <> l.batch_id and o.value is not null)),
earlier as (
    select o.indicator_id, f.period, o.area_id, count(*) as times
    from fresh f
    join observation o on o.indicator_id = f.indicator_id and o.period < f.period and o.period % 1000 = f.period % 1000 and o.breakdown_id = 0 and o.value is not null
    join area a on a.id = o.area_id and a.kind = 'municipality' and a.gone_on is null
    group by o.indicator_id, f.period, o.area_id),
always as (
    select e.indicator_id, e.period, e.area_id, n.value is not null as is_there, coalesce(n.status, 101) as status
    from (select *, max(times) over (partition by indicator_id) as most from earlier) e
    left join observation n on (n.indicator_id, n.period, n.area_id) = (e.indicator_id, e.period, e.area_id) and n.breakdown_id = 0
    where e.times = e.most and e.most >= 3)
select distinct on (m.indicator_id) i.code, f.title, a.name as area, m.period, 'T' as breakdown, f.unit,
    null::float8 as value, null::float8 as other, count(*) over (partition by m.indicator_id)::int as count
from (select *, avg(is_there::int) over (partition by indicator_id) as there from always) m
join indicator i on i.id = m.indicator_id
join followed_indicator f on f.indicator_id = m.indicator_id
join area a on a.id = m.area_id
where not m.is_there and m.status <> 102 and m.there > 0.5
order by m.indicator_id, a.code;
