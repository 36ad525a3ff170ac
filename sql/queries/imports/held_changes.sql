-- Examples of what a held run would change. Of a count that is protected none is told: what is about to come, or what it comes to, may be too small to show.
-- params:  @run_id int, @most int
-- returns: HeldChangeRow
select i.code, coalesce(f.title, c.title, i.code) as title, f.unit, f.decimals::int, h.period, a.name as area, b.title as breakdown,
    h.old_value, h.old_status, h.new_value, h.new_status
from held_change h
join indicator i on i.id = h.indicator_id
join area a on a.id = h.area_id
join breakdown b on b.id = h.breakdown_id
left join followed_indicator f on f.indicator_id = i.id
left join source_indicator c on c.source = i.source and c.key = i.source_key
where h.run_id = @run_id and coalesce(i.protect_below, 0) = 0
order by f.position, i.code, a.code, h.period desc, b.id
limit @most
