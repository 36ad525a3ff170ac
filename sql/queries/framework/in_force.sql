-- All that the framework in force states, also what has ended or not begun, as one JSON document: all of the same moment. No row before the first.
-- params:  nothing
-- returns: string
select jsonb_build_object(
    'municipality', (select code from area where id = framework.area_id),
    'programme', (
        select jsonb_build_object('code', code, 'title', title, 'first_year', first_year, 'last_year', last_year, 'wording', wording, 'origin', origin,
            'standing', stated.standing_of(to_jsonb(p)))
        from stated.programme p),
    'goals', (
        select coalesce(jsonb_agg(jsonb_build_object('code', code, 'title', title, 'wording', wording, 'origin', origin,
            'standing', stated.standing_of(to_jsonb(g))) order by position), '[]')
        from stated.goal g),
    'strategies', (
        select coalesce(jsonb_agg(jsonb_build_object(
            'code', code, 'title', title, 'followed_up_through', followed_up_through, 'wording', wording, 'origin', origin,
            'decisions', (
                select coalesce(jsonb_agg(jsonb_build_object('title', title, 'date', decided_on, 'reference', reference) order by position), '[]')
                from stated.decision
                where strategy = s.code),
            'standing', stated.standing_of(to_jsonb(s))) order by position), '[]')
        from stated.strategy s),
    'focus_areas', (
        select coalesce(jsonb_agg(jsonb_build_object(
            'code', code, 'strategy', strategy, 'title', title, 'wording', wording, 'origin', origin,
            'standing', stated.standing_of(to_jsonb(a))) order by position), '[]')
        from stated.focus_area a),
    'earlier_areas', (
        select coalesce(jsonb_agg(jsonb_build_object(
            'code', code, 'strategy', strategy, 'title', title, 'relation', relation, 'became', coalesce(focus_area, goal, became_earlier), 'wording', wording, 'origin', origin)
            order by position), '[]')
        from stated.earlier_area),
    'organisations', (
        select coalesce(jsonb_agg(jsonb_build_object(
            'code', code, 'kind', kind, 'title', title, 'wording', wording, 'origin', origin,
            'standing', stated.standing_of(to_jsonb(o))) order by position), '[]')
        from stated.organisation o),
    'indicators', (
        select coalesce(jsonb_agg(jsonb_build_object(
            'code', i.code, 'source', i.source, 'source_key', i.source_key, 'title', f.title, 'unit', f.unit, 'decimals', f.decimals,
            'direction', f.direction, 'period_kind', f.period_kind, 'splits_by_sex', f.splits_by_sex, 'base_year', f.base_year,
            'natural_limit', f.natural_limit, 'lowest', f.lowest, 'highest', f.highest, 'protect_below', i.protect_below, 'publisher', f.publisher, 'note', f.note, 'wording', f.wording,
            'goals', (select coalesce(jsonb_agg(goal order by position), '[]') from stated.goal_indicator where indicator_id = i.id),
            'responsible', (select coalesce(jsonb_agg(organisation order by position), '[]') from stated.responsibility where indicator_id = i.id),
            'standing', stated.standing_of(to_jsonb(f))) order by f.position), '[]')
        from stated.followed_indicator f
        join indicator i on i.id = f.indicator_id),
    'links', (
        select coalesce(jsonb_agg(jsonb_build_object(
            'focus_area', l.focus_area, 'goal', l.goal, 'indicator', i.code, 'role', l.role, 'reason', l.reason, 'wording', l.wording,
            'standing', stated.standing_of(to_jsonb(l))) order by l.position), '[]')
        from stated.focus_area_indicator l
        join indicator i on i.id = l.indicator_id),
    'targets', (
        select coalesce(jsonb_agg(jsonb_build_object(
            'indicator', i.code, 'goal', t.goal,
            'level', case t.kind when 'level' then jsonb_build_object('value', t.value, 'year', t.year) end,
            'band', case t.kind when 'band' then jsonb_build_object('lowest', t.lowest, 'highest', t.highest, 'year', t.year) end,
            'milestones', (
                select coalesce(jsonb_agg(jsonb_build_object('year', year, 'value', value) order by year), '[]')
                from stated.milestone
                where target = t.position),
            'wording', t.wording, 'origin', t.origin, 'standing', stated.standing_of(to_jsonb(t))) order by t.position), '[]')
        from stated.target t
        join indicator i on i.id = t.indicator_id),
    'peer_groups', (
        select coalesce(jsonb_agg(jsonb_build_object(
            'code', code, 'title', title, 'is_default', is_default, 'origin', origin,
            'members', (
                select coalesce(jsonb_agg(a.code order by m.position), '[]')
                from peer_member m
                join area a on a.id = m.area_id
                where m.peer_group = g.code)) order by position), '[]')
        from peer_group g))::text as framework
from framework;
