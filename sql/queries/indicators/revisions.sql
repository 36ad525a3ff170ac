-- Every figure of an indicator, of all, women or men in the followed area, that another has replaced: what was known before, what took its place, and when. Latest
-- first. Of a period in which a count was ever too small to show nothing is listed: what came before or after would give it away.
-- params:  @indicator_id int
-- returns: RevisionRow
with known as (
    select indicator_id, period, area_id, breakdown_id, batch_id, value, status from observation
    union all
    select indicator_id, period, area_id, breakdown_id, batch_id, value, status from observation_history)
select h.period, b.code as breakdown, h.value as old_value, h.status as old_status, n.value as new_value, n.status as new_status, r.applied_at, r.run_id
from observation_history h
join breakdown b on b.id = h.breakdown_id
join batch r on r.id = h.replaced_by
join known n on (n.indicator_id, n.period, n.area_id, n.breakdown_id, n.batch_id) = (h.indicator_id, h.period, h.area_id, h.breakdown_id, h.replaced_by)
where h.indicator_id = @indicator_id and h.breakdown_id in (0, 1, 2) and h.area_id = (select area_id from framework)
    and not exists (select from ever_small s where (s.indicator_id, s.period, s.area_id) = (h.indicator_id, h.period, h.area_id))
order by r.id desc, h.period desc, b.id
