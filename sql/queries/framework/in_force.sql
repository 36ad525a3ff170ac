-- The framework in force as one JSON document, so that all of it is of the same moment; no row before the first.
-- params:  nothing
-- returns: string
select jsonb_build_object(
    'municipality', (select code from area where id = framework.area_id),
    'programme', (
        select jsonb_build_object('code', code, 'title', title, 'first_year', first_year, 'last_year', last_year, 'wording', wording, 'origin', origin)
        from programme),
    'goals', (
        select coalesce(jsonb_agg(jsonb_build_object('code', code, 'title', title, 'wording', wording, 'origin', origin) order by position), '[]')
        from goal),
    'strategies', (
        select coalesce(jsonb_agg(jsonb_build_object(
            'code', code, 'title', title, 'followed_up_through', followed_up_through, 'wording', wording, 'origin', origin,
            'decisions', (
                select coalesce(jsonb_agg(jsonb_build_object('title', title, 'date', decided_on, 'reference', reference) order by position), '[]')
                from decision
                where strategy = s.code)) order by code), '[]')
        from strategy s),
    'focus_areas', (
        select coalesce(jsonb_agg(jsonb_build_object(
            'code', code, 'strategy', strategy, 'title', title, 'wording', wording, 'origin', origin) order by position), '[]')
        from focus_area),
    'earlier_areas', (
        select coalesce(jsonb_agg(jsonb_build_object(
            'code', code, 'title', title, 'relation', relation, 'became', coalesce(focus_area, goal), 'wording', wording, 'origin', origin)
            order by position), '[]')
        from earlier_area),
    'organisations', (
        select coalesce(jsonb_agg(jsonb_build_object(
            'code', code, 'kind', kind, 'title', title, 'wording', wording, 'origin', origin) order by position), '[]')
        from organisation),
    'indicators', (
        select coalesce(jsonb_agg(jsonb_build_object(
            'code', i.code, 'source', i.source, 'source_key', i.source_key, 'title', f.title, 'unit', f.unit, 'decimals', f.decimals,
            'direction', f.direction, 'period_kind', f.period_kind, 'splits_by_sex', f.splits_by_sex, 'base_year', f.base_year,
            'natural_limit', f.natural_limit, 'lowest', f.lowest, 'highest', f.highest, 'protect_below', i.protect_below, 'publisher', f.publisher, 'note', f.note, 'wording', f.wording,
            'goals', (
                select coalesce(jsonb_agg(g.code order by g.position), '[]')
                from goal_indicator gi
                join goal g on g.code = gi.goal
                where gi.indicator_id = i.id),
            'responsible', (
                select coalesce(jsonb_agg(o.code order by o.position), '[]')
                from responsibility r
                join organisation o on o.code = r.organisation
                where r.indicator_id = i.id)) order by f.position), '[]')
        from followed_indicator f
        join indicator i on i.id = f.indicator_id),
    'links', (
        select coalesce(jsonb_agg(jsonb_build_object('focus_area', a.code, 'goal', g.code, 'indicator', i.code, 'wording', l.wording)
            order by a.position, g.position, f.position), '[]')
        from focus_area_indicator l
        join focus_area a on a.code = l.focus_area
        join goal g on g.code = l.goal
        join followed_indicator f on f.indicator_id = l.indicator_id
        join indicator i on i.id = l.indicator_id),
    'targets', (
        select coalesce(jsonb_agg(jsonb_build_object(
            'indicator', i.code, 'goal', t.goal, 'target', jsonb_build_object('value', t.value, 'year', t.year), 'wording', t.wording, 'origin', t.origin)
            order by f.position), '[]')
        from target t
        join followed_indicator f on f.indicator_id = t.indicator_id
        join indicator i on i.id = t.indicator_id),
    'peer_groups', (
        select coalesce(jsonb_agg(jsonb_build_object(
            'code', code, 'title', title, 'is_default', is_default, 'origin', origin,
            'members', (
                select coalesce(jsonb_agg(a.code order by a.code), '[]')
                from peer_member m
                join area a on a.id = m.area_id
                where m.peer_group = g.code)) order by is_default desc, title, code), '[]')
        from peer_group g))::text as framework
from framework;
