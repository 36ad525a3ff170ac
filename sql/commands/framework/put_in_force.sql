-- Writes a whole framework, given as the JSON that queries/framework/in_force.sql gives back, as the one of a version.
-- params:  @framework jsonb, @version int
-- returns: nothing
-- after:   commands/framework/remove_current.sql
with
    programmes as (
        insert into stated.programme (code, title, first_year, last_year, wording, origin,
            stage, decided_by, decided_on, paragraph, registry_number, valid_from, valid_to)
        select code, title, first_year, last_year, wording, origin, s.*
        from jsonb_to_record(@framework -> 'programme')
            as p (code text, title text, first_year int, last_year int, wording text, origin text, standing jsonb)
        cross join lateral stated.standing_in(standing) s),
    goals as (
        insert into stated.goal (code, programme, position, title, wording, origin,
            stage, decided_by, decided_on, paragraph, registry_number, valid_from, valid_to)
        select code, @framework -> 'programme' ->> 'code', position, title, wording, origin, s.*
        from rows from (jsonb_to_recordset(@framework -> 'goals') as (code text, title text, wording text, origin text, standing jsonb))
            with ordinality as g (code, title, wording, origin, standing, position)
        cross join lateral stated.standing_in(standing) s),
    strategies as (
        insert into stated.strategy (code, position, title, followed_up_through, wording, origin,
            stage, decided_by, decided_on, paragraph, registry_number, valid_from, valid_to)
        select code, position, title, followed_up_through, wording, origin, s.*
        from rows from (jsonb_to_recordset(@framework -> 'strategies')
            as (code text, title text, followed_up_through text, wording text, origin text, standing jsonb))
            with ordinality as g (code, title, followed_up_through, wording, origin, standing, position)
        cross join lateral stated.standing_in(standing) s),
    decisions as (
        insert into stated.decision (strategy, position, title, decided_on, reference)
        select s.code, d.position, d.title, d.date, d.reference
        from jsonb_to_recordset(@framework -> 'strategies') as s (code text, decisions jsonb)
        cross join lateral rows from (jsonb_to_recordset(s.decisions) as (title text, date text, reference text))
            with ordinality as d (title, date, reference, position)),
    focus_areas as (
        insert into stated.focus_area (code, strategy, position, title, wording, origin,
            stage, decided_by, decided_on, paragraph, registry_number, valid_from, valid_to)
        select code, strategy, position, title, wording, origin, s.*
        from rows from (jsonb_to_recordset(@framework -> 'focus_areas')
            as (code text, strategy text, title text, wording text, origin text, standing jsonb))
            with ordinality as f (code, strategy, title, wording, origin, standing, position)
        cross join lateral stated.standing_in(standing) s),
    earlier_areas as (
        insert into stated.earlier_area (code, position, strategy, title, relation, focus_area, goal, became_earlier, wording, origin)
        select e.code, e.position, e.strategy, e.title, e.relation, f.code, g.code, case when f.code is null and g.code is null then e.became end, e.wording, e.origin
        from rows from (jsonb_to_recordset(@framework -> 'earlier_areas')
            as (code text, strategy text, title text, relation text, became text, wording text, origin text))
            with ordinality as e (code, strategy, title, relation, became, wording, origin, position)
        left join jsonb_to_recordset(@framework -> 'focus_areas') as f (code text) on f.code = e.became
        left join jsonb_to_recordset(@framework -> 'goals') as g (code text) on g.code = e.became),
    organisations as (
        insert into stated.organisation (code, kind, position, title, wording, origin,
            stage, decided_by, decided_on, paragraph, registry_number, valid_from, valid_to)
        select code, kind, position, title, wording, origin, s.*
        from rows from (jsonb_to_recordset(@framework -> 'organisations')
            as (code text, kind text, title text, wording text, origin text, standing jsonb))
            with ordinality as o (code, kind, title, wording, origin, standing, position)
        cross join lateral stated.standing_in(standing) s),
    listed as (
        select i.*, known.id
        from rows from (jsonb_to_recordset(@framework -> 'indicators') as (
            code text, title text, unit text, decimals smallint, direction smallint, period_kind smallint, splits_by_sex boolean,
            base_year int, natural_limit float8, lowest float8, highest float8, publisher text, note text, goals jsonb, responsible jsonb, wording text, standing jsonb))
            with ordinality as i (code, title, unit, decimals, direction, period_kind, splits_by_sex,
            base_year, natural_limit, lowest, highest, publisher, note, goals, responsible, wording, standing, position)
        left join indicator known using (code)),
    followed_indicators as (
        insert into stated.followed_indicator (indicator_id, position, title, unit, decimals, direction, period_kind, splits_by_sex,
            base_year, natural_limit, lowest, highest, publisher, note, wording,
            stage, decided_by, decided_on, paragraph, registry_number, valid_from, valid_to)
        select id, position, title, unit, decimals, direction, period_kind, splits_by_sex, base_year, natural_limit, lowest, highest, publisher, note, wording, s.*
        from listed
        cross join lateral stated.standing_in(standing) s),
    goal_indicators as (
        insert into stated.goal_indicator (goal, indicator_id, position, wording)
        select g.goal, l.id, g.position, l.wording
        from listed l
        cross join lateral jsonb_array_elements_text(l.goals) with ordinality as g (goal, position)),
    responsibilities as (
        insert into stated.responsibility (indicator_id, organisation, position)
        select l.id, r.organisation, r.position
        from listed l
        cross join lateral jsonb_array_elements_text(l.responsible) with ordinality as r (organisation, position)),
    crosswalk as (
        insert into stated.focus_area_indicator (position, focus_area, goal, indicator_id, role, reason, wording,
            stage, decided_by, decided_on, paragraph, registry_number, valid_from, valid_to)
        select l.position, l.focus_area, l.goal, i.id, l.role, l.reason, l.wording, s.*
        from rows from (jsonb_to_recordset(@framework -> 'links')
            as (focus_area text, goal text, indicator text, role text, reason text, wording text, standing jsonb))
            with ordinality as l (focus_area, goal, indicator, role, reason, wording, standing, position)
        left join listed i on i.code = l.indicator
        cross join lateral stated.standing_in(l.standing) s),
    aimed as (
        select t.*
        from rows from (jsonb_to_recordset(@framework -> 'targets')
            as (indicator text, goal text, level jsonb, band jsonb, milestones jsonb, wording text, origin text, standing jsonb))
            with ordinality as t (indicator, goal, level, band, milestones, wording, origin, standing, position)),
    targets as (
        insert into stated.target (position, indicator_id, goal, kind, value, year, lowest, highest, wording, origin,
            stage, decided_by, decided_on, paragraph, registry_number, valid_from, valid_to)
        select t.position, i.id, t.goal, case when t.level is not null then 'level' when t.band is not null then 'band' else 'direction' end,
            (t.level ->> 'value')::float8, (coalesce(t.level, t.band) ->> 'year')::int, (t.band ->> 'lowest')::float8, (t.band ->> 'highest')::float8, t.wording, t.origin, s.*
        from aimed t
        left join listed i on i.code = t.indicator
        cross join lateral stated.standing_in(t.standing) s),
    milestones as (
        insert into stated.milestone (target, year, value)
        select t.position, m.year, m.value
        from aimed t
        cross join lateral jsonb_to_recordset(t.milestones) as m (year int, value float8)),
    groups as (
        insert into peer_group (code, position, title, is_default, origin)
        select code, position, title, is_default, origin
        from rows from (jsonb_to_recordset(@framework -> 'peer_groups') as (code text, title text, is_default boolean, origin text))
            with ordinality as g (code, title, is_default, origin, position)),
    members as (
        insert into peer_member (peer_group, area_id, position)
        select g.code, a.id, m.position
        from jsonb_to_recordset(@framework -> 'peer_groups') as g (code text, members jsonb)
        cross join lateral jsonb_array_elements_text(g.members) with ordinality as m (area, position)
        left join area a on a.code = m.area)
insert into framework (area_id, version)
select a.id, @version
from (select @framework ->> 'municipality' as code) f
left join area a using (code);
