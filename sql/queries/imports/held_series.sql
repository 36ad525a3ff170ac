-- The series that made a run wait, the most changed first.
-- params:  @run_id int, @most int
-- returns: HeldSeriesRow
select i.code, coalesce(f.title, c.title, i.code) as title, f.indicator_id is not null as followed, a.name as area, b.title as breakdown, h.held, h.changed, h.removed,
    (h.changed + h.removed)::float8 / greatest(h.held, 1) as share, count(*) over ()::int as series
from held_series h
join indicator i on i.id = h.indicator_id
left join followed_indicator f on f.indicator_id = i.id
left join source_indicator c on c.source = i.source and c.key = i.source_key
left join area a on a.id = h.area_id
left join breakdown b on b.id = h.breakdown_id
where h.run_id = @run_id
order by share desc, f.position, i.code, a.code nulls first, b.id nulls first
limit @most
