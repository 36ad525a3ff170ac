-- Every indicator that is followed up, in the framework's order, with its source, its target and who answers for it.
-- params:  nothing
-- returns: IndicatorFacts
select i.id, i.code, f.title, f.unit, f.decimals::int, f.direction, f.period_kind, f.splits_by_sex, f.base_year, f.natural_limit,
    f.publisher, f.note, f.wording::text as wording,
    i.source, s.title as source_title, i.source_key, i.source = 'leverans' as delivered, coalesce(s.synthetic, false) as synthetic, c.next_publication,
    t.value as target_value, t.lowest as target_lowest, t.highest as target_highest, t.year as target_year, t.wording::text as target_wording, t.origin as target_origin,
    array(
        select o.title from responsibility r join organisation o on o.code = r.organisation
        where r.indicator_id = i.id order by o.position) as responsible
from followed_indicator f
join indicator i on i.id = f.indicator_id
join source s on s.name = i.source
left join source_indicator c on c.source = i.source and c.key = i.source_key
left join target t on t.indicator_id = i.id
order by f.position
