-- The figures for everybody of the indicators of sources that have at least so many figures in common with one that is delivered.
-- params:  @shared int
-- returns: CatalogueFigureRow
with own as (
    select o.indicator_id, o.period, o.value, i.source
    from shown_observation o
    join indicator i on i.id = o.indicator_id
    where o.area_id = (select area_id from framework) and o.breakdown_id = 0),
alike as (
    select p.indicator_id
    from own d
    join followed_indicator f on f.indicator_id = d.indicator_id
    join own p on p.period = d.period and p.value = d.value
    where d.source = 'leverans' and p.source <> 'leverans'
    group by p.indicator_id, d.indicator_id
    having count(*) >= @shared)
select i.source, i.source_key as key, o.period, o.value, o.status, o.mark
from alike a
join indicator i on i.id = a.indicator_id
join shown_observation o on o.indicator_id = i.id and o.breakdown_id = 0 and o.area_id = (select area_id from framework)
group by i.source, i.source_key, o.period, o.value, o.status, o.mark
order by i.source, i.source_key, o.period
