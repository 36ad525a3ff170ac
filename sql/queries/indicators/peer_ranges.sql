-- Per period the lowest and highest total among the members of the default peer group, and how many of them have a figure.
-- params:  @indicator_id int
-- returns: PeerRangeRow
select o.period, min(o.value) as low, max(o.value) as high, count(*)::int as members
from peer_group g
join peer_member m on m.peer_group = g.code
join shown_observation o on o.area_id = m.area_id
where g.is_default and o.indicator_id = @indicator_id and o.breakdown_id = 0 and o.value is not null
group by o.period
order by o.period
