-- Whether figures of the period a source says it publishes next are held, and whether what an expected publication brings has come since it was
-- noticed: a period that had no figure then, or other figures of one that had, from the expected day on. Open period 0: the latest that is held.
-- params:  @indicators int[], @said_periods int[], @open_periods int[]
-- returns: PublishedFiguresRow
with asked as (
    select a.indicator_id, a.said_period, p.noticed_at, p.expected_on,
        case when a.open_period = 0 then (select max(o.period) from observation o where o.indicator_id = a.indicator_id and o.value is not null) else a.open_period end as open_period
    from unnest(@indicators, @said_periods, @open_periods) as a (indicator_id, said_period, open_period)
    join indicator i on i.id = a.indicator_id
    left join lateral (
        select o.noticed_at, o.expected_on
        from publication o
        where o.source = i.source and o.key = i.source_key and o.arrived_at is null
        order by o.expected_on
        limit 1) p on true)
select a.indicator_id,
    exists (select from observation o where o.indicator_id = a.indicator_id and o.period = a.said_period and o.value is not null) as has_said_period,
    exists (
        select from observation o
        join batch b on b.id = o.batch_id
        where o.indicator_id = a.indicator_id and o.period = a.open_period and o.value is not null and b.applied_at > a.noticed_at
            and (b.applied_at >= a.expected_on::timestamp at time zone 'Europe/Stockholm' or not exists (
                select from (
                    select h.batch_id from observation h
                    where h.indicator_id = a.indicator_id and h.period = a.open_period and h.value is not null
                    union all
                    select h.batch_id from observation_history h
                    where h.indicator_id = a.indicator_id and h.period = a.open_period and h.value is not null) before
                join batch e on e.id = before.batch_id
                where e.applied_at <= a.noticed_at))) as has_come
from asked a;
