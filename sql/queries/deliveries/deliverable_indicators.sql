-- Every indicator as the reading of deliveries needs it: those followed up, and those once handed in and no longer followed up.
-- params:  nothing
-- returns: DeliverableRow
select i.code, coalesce(f.title, i.code) as title,
    array(select r.organisation from delivering r join organisation o on o.code = r.organisation where r.indicator_id = i.id order by o.position) as organisations,
    coalesce(f.unit, '') as unit, f.lowest, f.highest, coalesce(f.period_kind, 0::smallint) as period_kind, coalesce(f.splits_by_sex, false) as splits_by_sex,
    f.indicator_id is not null as active, i.source = 'leverans' as uploadable, s.title as source_title, i.protect_below::int
from indicator i
join source s on s.name = i.source
left join followed_indicator f on f.indicator_id = i.id
where f.indicator_id is not null or i.source = 'leverans'
order by f.position, i.code
