-- The followed indicators of a source with what it says of their next publication, the one that is expected, and the latest that ever was.
-- params:  @source text
-- returns: FollowedPublicationRow
select i.id as indicator_id, i.source_key as key, f.period_kind, s.next_publication as said_on, s.next_period as said_period,
    p.expected_on as open_on, p.period as open_period,
    (select max(l.expected_on) from publication l where l.source = i.source and l.key = i.source_key) as latest_on
from followed_indicator f
join indicator i on i.id = f.indicator_id and i.source = @source
left join source_indicator s on s.source = i.source and s.key = i.source_key
left join lateral (
    select o.expected_on, o.period
    from publication o
    where o.source = i.source and o.key = i.source_key and o.arrived_at is null
    order by o.expected_on
    limit 1) p on true
order by i.source_key;
