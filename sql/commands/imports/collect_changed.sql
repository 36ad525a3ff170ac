-- Gathers what a batch changed of followed indicators, for the checks of the same transaction: they look at nothing that did not change.
-- params:  @batch_id int
-- returns: nothing
-- timeout: 0 s
create temp table changed on commit drop as
select o.indicator_id, o.period, o.area_id, o.breakdown_id, o.batch_id, o.status, o.value,
    i.code, f.title, a.name as area, b.code as breakdown, f.unit, f.lowest, f.highest, f.natural_limit,
    f.unit in ('%', 'procent') or right(f.unit, 3) = '(%)' as is_share, coalesce(i.protect_below, 0) > 0 as is_of_persons,
    (t.applied_at at time zone 'Europe/Stockholm')::date as today
from followed_indicator f
join indicator i on i.id = f.indicator_id
join observation o on o.indicator_id = i.id and o.batch_id = @batch_id
join area a on a.id = o.area_id
join breakdown b on b.id = o.breakdown_id
join batch t on t.id = o.batch_id;
