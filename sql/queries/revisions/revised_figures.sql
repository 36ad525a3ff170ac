-- Figures of the followed area that another has replaced: what was known before, what took its place, when, by which import, and where the indicator is used. The latest
-- first. Of a period in which a count was ever too small to show nothing is listed: what came before or after would give it away.
-- params:  @indicator text, @run_id int, @since timestamptz, @followed_only boolean, @most int, @skip int
-- returns: RevisedFigureRow
with untold as materialized (select indicator_id, period from ever_small where area_id = (select area_id from framework))
select i.code, coalesce(f.title, c.title, i.code) as title, f.indicator_id is not null as followed, h.period, b.code as breakdown, b.title as breakdown_title,
    h.value as old_value, h.status as old_status, n.value as new_value, n.status as new_status, r.applied_at, r.run_id, m.synthetic,
    exists (select from goal_indicator g where g.indicator_id = i.id) as of_goal,
    exists (select from focus_area_indicator a where a.indicator_id = i.id) as of_focus_area,
    count(*) over ()::int as revised
from observation_history h
join batch r on r.id = h.replaced_by
join import_run m on m.id = r.run_id
join indicator i on i.id = h.indicator_id
join breakdown b on b.id = h.breakdown_id
cross join lateral (
    select o.value, o.status from observation o
    where (o.indicator_id, o.period, o.area_id, o.breakdown_id, o.batch_id) = (h.indicator_id, h.period, h.area_id, h.breakdown_id, h.replaced_by)
    union all
    select o.value, o.status from observation_history o
    where (o.indicator_id, o.period, o.area_id, o.breakdown_id, o.batch_id) = (h.indicator_id, h.period, h.area_id, h.breakdown_id, h.replaced_by)) n
left join followed_indicator f on f.indicator_id = i.id
left join source_indicator c on c.source = i.source and c.key = i.source_key
where h.area_id = (select area_id from framework)
    and (f.indicator_id is not null or not @followed_only)
    and (@indicator is null or i.code = @indicator)
    and (@run_id is null or r.run_id = @run_id)
    and (@since is null or r.applied_at >= @since)
    and (h.indicator_id, h.period) not in (select indicator_id, period from untold)
order by r.id desc, f.position, i.code, h.period desc, b.id
limit @most offset @skip
