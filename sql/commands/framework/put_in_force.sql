-- Writes a whole framework, given as the JSON that queries/framework/in_force.sql gives back.
-- params:  @framework jsonb, @file_sha256 bytea, @imported_at timestamptz
-- returns: nothing
-- after:   commands/framework/remove_current.sql
with
    programmes as (
        insert into programme (code, title, first_year, last_year, wording, origin)
        select code, title, first_year, last_year, wording, origin
        from jsonb_to_record(@framework -> 'programme')
            as p (code text, title text, first_year int, last_year int, wording text, origin text)),
    goals as (
        insert into goal (code, programme, position, title, wording, origin)
        select code, @framework -> 'programme' ->> 'code', position, title, wording, origin
        from rows from (jsonb_to_recordset(@framework -> 'goals') as (code text, title text, wording text, origin text))
            with ordinality as g (code, title, wording, origin, position)),
    strategies as (
        insert into strategy (code, title, followed_up_through, wording, origin)
        select code, title, followed_up_through, wording, origin
        from jsonb_to_recordset(@framework -> 'strategies')
            as s (code text, title text, followed_up_through text, wording text, origin text)),
    decisions as (
        insert into decision (strategy, position, title, decided_on, reference)
        select s.code, d.position, d.title, d.date, d.reference
        from jsonb_to_recordset(@framework -> 'strategies') as s (code text, decisions jsonb)
        cross join lateral rows from (jsonb_to_recordset(s.decisions) as (title text, date text, reference text))
            with ordinality as d (title, date, reference, position)),
    focus_areas as (
        insert into focus_area (code, strategy, position, title, wording, origin)
        select code, strategy, position, title, wording, origin
        from rows from (jsonb_to_recordset(@framework -> 'focus_areas') as (code text, strategy text, title text, wording text, origin text))
            with ordinality as f (code, strategy, title, wording, origin, position)),
    earlier_areas as (
        insert into earlier_area (code, position, title, relation, focus_area, goal, wording, origin)
        select e.code, e.position, e.title, e.relation, f.code, case when f.code is null then e.became end, e.wording, e.origin
        from rows from (jsonb_to_recordset(@framework -> 'earlier_areas')
            as (code text, title text, relation text, became text, wording text, origin text))
            with ordinality as e (code, title, relation, became, wording, origin, position)
        left join jsonb_to_recordset(@framework -> 'focus_areas') as f (code text) on f.code = e.became),
    organisations as (
        insert into organisation (code, kind, position, title, wording, origin)
        select code, kind, position, title, wording, origin
        from rows from (jsonb_to_recordset(@framework -> 'organisations') as (code text, kind text, title text, wording text, origin text))
            with ordinality as o (code, kind, title, wording, origin, position)),
    listed as (
        select i.*, known.id
        from rows from (jsonb_to_recordset(@framework -> 'indicators') as (
            code text, title text, unit text, decimals smallint, direction smallint, period_kind smallint, splits_by_sex boolean,
            base_year int, natural_limit float8, lowest float8, highest float8, publisher text, note text, goals jsonb, responsible jsonb, wording text))
            with ordinality as i (code, title, unit, decimals, direction, period_kind, splits_by_sex,
            base_year, natural_limit, lowest, highest, publisher, note, goals, responsible, wording, position)
        left join indicator known using (code)),
    followed_indicators as (
        insert into followed_indicator (indicator_id, position, title, unit, decimals, direction, period_kind, splits_by_sex,
            base_year, natural_limit, lowest, highest, publisher, note, wording)
        select id, position, title, unit, decimals, direction, period_kind, splits_by_sex, base_year, natural_limit, lowest, highest, publisher, note, wording
        from listed),
    goal_indicators as (
        insert into goal_indicator (goal, indicator_id, wording)
        select goal, id, wording
        from listed
        cross join lateral jsonb_array_elements_text(goals) as g (goal)),
    responsibilities as (
        insert into responsibility (indicator_id, organisation)
        select id, organisation
        from listed
        cross join lateral jsonb_array_elements_text(responsible) as r (organisation)),
    crosswalk as (
        insert into focus_area_indicator (focus_area, goal, indicator_id, wording)
        select l.focus_area, l.goal, i.id, l.wording
        from jsonb_to_recordset(@framework -> 'links') as l (focus_area text, goal text, indicator text, wording text)
        left join listed i on i.code = l.indicator),
    targets as (
        insert into target (indicator_id, goal, value, year, wording, origin)
        select i.id, t.goal, (t.target ->> 'value')::float8, (t.target ->> 'year')::int, t.wording, t.origin
        from jsonb_to_recordset(@framework -> 'targets') as t (indicator text, goal text, target jsonb, wording text, origin text)
        left join listed i on i.code = t.indicator),
    groups as (
        insert into peer_group (code, title, is_default, origin)
        select code, title, is_default, origin
        from jsonb_to_recordset(@framework -> 'peer_groups') as g (code text, title text, is_default boolean, origin text)),
    members as (
        insert into peer_member (peer_group, area_id)
        select g.code, a.id
        from jsonb_to_recordset(@framework -> 'peer_groups') as g (code text, members jsonb)
        cross join lateral jsonb_array_elements_text(g.members) as m (area)
        left join area a on a.code = m.area)
insert into framework (area_id, file_sha256, imported_at)
select a.id, @file_sha256, @imported_at
from (select @framework ->> 'municipality' as code) f
left join area a using (code);
