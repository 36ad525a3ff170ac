-- The framework in time. Schema stated holds all that it says, also what has ended and what has not begun; the views of the same names in
-- public show what holds on the day, and everything else reads those. A goal holds only while its programme does, and so on downwards:
-- a link shows only while its area, its goal and its indicator do.

create schema stated;
comment on schema stated is 'All that the framework says, with the days on which it holds. The views of the same names in public show what holds today.';

drop view delivering;
alter table programme set schema stated;
alter table goal set schema stated;
alter table strategy set schema stated;
alter table decision set schema stated;
alter table focus_area set schema stated;
alter table earlier_area set schema stated;
alter table organisation set schema stated;
alter table followed_indicator set schema stated;
alter table goal_indicator set schema stated;
alter table focus_area_indicator set schema stated;
alter table responsibility set schema stated;
alter table target set schema stated;

-- Where each thing stands.

do $$
declare
    name text;
begin
    foreach name in array array['programme', 'goal', 'strategy', 'focus_area', 'organisation', 'followed_indicator', 'focus_area_indicator', 'target'] loop
        execute format(
            'alter table stated.%I
                add column stage text check (stage in (''consultation'', ''adopted'', ''superseded'')),
                add column decided_by text check (decided_by <> ''''),
                add column decided_on text,
                add column paragraph text,
                add column registry_number text,
                add column valid_from date,
                add column valid_to date,
                add check (num_nulls(decided_by, decided_on, paragraph, registry_number) in (0, 4)),
                add check (valid_from <= valid_to),
                add check (stage <> ''superseded'' or valid_to is not null)', name);
    end loop;
end $$;

-- One programme at a time: a link cannot cross programmes when there is none to cross to. Titles are told apart only on the days they meet.

create unique index programme_is_one on stated.programme ((true));
alter table stated.organisation
    drop constraint organisation_title_key,
    add constraint organisation_title_once_a_day exclude using gist (
        int8range(hashtextextended(title, 0), hashtextextended(title, 0), '[]') with &&,
        daterange(valid_from, valid_to, '[]') with &&);

-- Orders are those of the framework's text, which can then be written again as it was.

alter table stated.strategy add column position int;
update stated.strategy s set position = n from (select code, row_number() over (order by code) as n from stated.strategy) o where o.code = s.code;
alter table stated.strategy alter column position set not null;

alter table stated.goal_indicator add column position int;
update stated.goal_indicator l set position = n
from (
    select gi.goal, gi.indicator_id, row_number() over (partition by gi.indicator_id order by g.position) as n
    from stated.goal_indicator gi
    join stated.goal g on g.code = gi.goal) o
where (o.goal, o.indicator_id) = (l.goal, l.indicator_id);
alter table stated.goal_indicator alter column position set not null;

alter table stated.responsibility add column position int;
update stated.responsibility r set position = n
from (
    select o.code, i.indicator_id, row_number() over (partition by i.indicator_id order by o.position) as n
    from stated.responsibility i
    join stated.organisation o on o.code = i.organisation) o
where (o.code, o.indicator_id) = (r.organisation, r.indicator_id);
alter table stated.responsibility alter column position set not null;

alter table peer_group add column position int;
update peer_group p set position = n from (select code, row_number() over (order by is_default desc, title, code) as n from peer_group) o where o.code = p.code;
alter table peer_group alter column position set not null;

alter table peer_member add column position int;
update peer_member p set position = n
from (
    select m.peer_group, m.area_id, row_number() over (partition by m.peer_group order by a.code) as n
    from peer_member m
    join area a on a.id = m.area_id) o
where (o.peer_group, o.area_id) = (p.peer_group, p.area_id);
alter table peer_member alter column position set not null;

-- Links: why, how much, and several after each other. Two of the same may never hold on the same day. Built-in ranges say "equal" for the
-- names too, so that no extension is needed: two ranges of a single number overlap when the numbers are the same.

alter table stated.focus_area_indicator
    add column position int,
    add column role text not null default 'main' check (role in ('main', 'supporting')),
    add column reason text not null default '';
update stated.focus_area_indicator l set position = n
from (
    select fi.focus_area, fi.goal, fi.indicator_id, row_number() over (order by a.position, g.position, f.position) as n
    from stated.focus_area_indicator fi
    join stated.focus_area a on a.code = fi.focus_area
    join stated.goal g on g.code = fi.goal
    join stated.followed_indicator f on f.indicator_id = fi.indicator_id) o
where (o.focus_area, o.goal, o.indicator_id) = (l.focus_area, l.goal, l.indicator_id);
alter table stated.focus_area_indicator
    drop constraint focus_area_indicator_pkey,
    add primary key (position),
    alter column role drop default,
    alter column reason drop default,
    add constraint focus_area_indicator_has_a_reason check (reason <> '') not valid,
    add constraint focus_area_indicator_once_a_day exclude using gist (
        int8range(hashtextextended(focus_area || ' ' || goal, 0), hashtextextended(focus_area || ' ' || goal, 0), '[]') with &&,
        int4range(indicator_id, indicator_id, '[]') with &&,
        daterange(valid_from, valid_to, '[]') with &&);
comment on column stated.focus_area_indicator.reason is 'Why the area is followed up through it, in one sentence. Empty only for links older than reasons.';

-- Targets: a level by a year, a band from a year on, or a direction alone; one at a time for an indicator.

alter table stated.target
    add column position int,
    add column kind text not null default 'level' check (kind in ('level', 'band', 'direction')),
    add column lowest float8,
    add column highest float8,
    alter column value drop not null,
    alter column year drop not null;
update stated.target t set position = n
from (
    select f.indicator_id, row_number() over (order by f.position) as n
    from stated.target aimed
    join stated.followed_indicator f on f.indicator_id = aimed.indicator_id) o
where o.indicator_id = t.indicator_id;
alter table stated.target
    drop constraint target_pkey,
    add primary key (position),
    alter column kind drop default,
    add constraint target_says_its_kind check (case kind
        when 'level' then num_nulls(value, year) = 0 and num_nonnulls(lowest, highest) = 0
        when 'band' then num_nulls(lowest, highest, year) = 0 and value is null and lowest <= highest
        else num_nonnulls(value, year, lowest, highest) = 0 end),
    add constraint target_once_a_day exclude using gist (
        int4range(indicator_id, indicator_id, '[]') with &&,
        daterange(valid_from, valid_to, '[]') with &&);
comment on column stated.target.kind is 'level: value by year; band: between lowest and highest from year on; direction: only the right way.';

create table stated.milestone (
    target int not null references stated.target,
    year int not null,
    value float8 not null,
    primary key (target, year)
);
comment on table stated.milestone is 'A level to have reached on the way to a target.';

-- Lineage: an earlier area may have become another, and ends in a focus area or a goal.

alter table stated.earlier_area
    add column strategy text not null default '',
    add column became_earlier text references stated.earlier_area,
    drop constraint earlier_area_check,
    add constraint earlier_area_became_one check (num_nonnulls(focus_area, goal, became_earlier) = 1);
alter table stated.earlier_area alter column strategy drop default;
comment on table stated.earlier_area is 'An area of an earlier strategy, and what it became: a focus area, a goal or an area that came after it.';
comment on column stated.earlier_area.strategy is 'The title of the strategy it belonged to; empty where that is not said.';

create function stated.refuse_circle() returns trigger language plpgsql as $$
begin
    if exists (
        with recursive onward (became) as (
            select new.became_earlier
            union
            select e.became_earlier from onward o join stated.earlier_area e on e.code = o.became)
        select from onward where became = new.code)
    then
        raise exception 'earlier area % becomes itself', new.code using errcode = 'check_violation';
    end if;
    return null;
end $$;
create trigger ends_somewhere after insert or update on stated.earlier_area for each row execute function stated.refuse_circle();

-- Which framework has been in force when.

create table framework_version (
    n int primary key check (n > 0),
    text bytea,
    sha256 bytea not null check (octet_length(sha256) = 32),
    in_force_at timestamptz not null,
    actor text not null,
    account_id int references account,
    reason text not null,
    from_pages boolean not null,
    check (sha256 = sha256(text))
);
create index on framework_version (sha256);
comment on table framework_version is 'Every framework that has been in force, the newest last, with the very text it was read from; never changed.';
comment on column framework_version.text is 'Null for what was in force before texts were kept.';
comment on column framework_version.from_pages is 'Whether it was made on the pages. A start replaces only what a start put in force.';
create trigger keep before update or delete or truncate on framework_version for each statement execute function refuse_change();

insert into framework_version (n, sha256, in_force_at, actor, account_id, reason, from_pages)
select 1, f.file_sha256, f.imported_at, coalesce(a.actor, 'service'), a.account_id, '', false
from framework f
left join lateral (select actor, account_id from audit where action = 'framework.put_in_force' order by id desc limit 1) a on true;
alter table framework add column version int references framework_version;
update framework set version = 1;
alter table framework alter column version set not null, drop column file_sha256, drop column imported_at;

-- What holds on the day.

create function framework_day() returns date language sql stable parallel safe
return coalesce(nullif(current_setting('followup.day', true), '')::date, (now() at time zone 'Europe/Stockholm')::date);
comment on function framework_day() is 'The day whose framework is shown: the session''s followup.day where it is set, else today.';

create function holds(valid_from date, valid_to date) returns boolean language sql stable parallel safe
return (valid_from is null or valid_from <= framework_day()) and (valid_to is null or framework_day() <= valid_to);
comment on function holds(date, date) is 'Whether something with these first and last days, both included and null for none, holds on framework_day().';

create view programme as
select p.* from stated.programme p where holds(p.valid_from, p.valid_to);
create view goal as
select g.* from stated.goal g where holds(g.valid_from, g.valid_to) and exists (select from programme where code = g.programme);
create view strategy as
select s.* from stated.strategy s where holds(s.valid_from, s.valid_to) and exists (select from programme where code = s.followed_up_through);
create view decision as
select d.* from stated.decision d where exists (select from strategy where code = d.strategy);
create view focus_area as
select a.* from stated.focus_area a where holds(a.valid_from, a.valid_to) and exists (select from strategy where code = a.strategy);
create view earlier_area as
select e.* from stated.earlier_area e;
create view organisation as
select o.* from stated.organisation o where holds(o.valid_from, o.valid_to);
create view followed_indicator as
select f.* from stated.followed_indicator f where holds(f.valid_from, f.valid_to);
create view goal_indicator as
select l.* from stated.goal_indicator l
where exists (select from goal where code = l.goal) and exists (select from followed_indicator where indicator_id = l.indicator_id);
create view focus_area_indicator as
select l.* from stated.focus_area_indicator l
where holds(l.valid_from, l.valid_to)
    and exists (select from focus_area where code = l.focus_area)
    and exists (select from goal where code = l.goal)
    and exists (select from followed_indicator where indicator_id = l.indicator_id);
create view responsibility as
select r.* from stated.responsibility r
where exists (select from organisation where code = r.organisation) and exists (select from followed_indicator where indicator_id = r.indicator_id);
create view target as
select t.* from stated.target t
where holds(t.valid_from, t.valid_to)
    and exists (select from goal where code = t.goal)
    and exists (select from followed_indicator where indicator_id = t.indicator_id);
create view milestone as
select m.* from stated.milestone m where exists (select from target where position = m.target);

create view delivering as
select r.indicator_id, r.organisation
from responsibility r
join organisation o on o.code = r.organisation
where o.kind <> 'board' or not exists (
    select from responsibility other
    join organisation employees on employees.code = other.organisation and employees.kind <> 'board'
    where other.indicator_id = r.indicator_id);
comment on view delivering is 'Who hands an indicator in: of those responsible the administrations and companies; a board only where there is none.';

-- The framework goes in and out as JSON, in which where a thing stands is one object.

create function stated.standing_of(thing jsonb) returns jsonb language sql immutable parallel safe
return jsonb_build_object(
    'stage', thing -> 'stage',
    'decision', case when thing ->> 'decided_by' is not null then jsonb_build_object(
        'body', thing -> 'decided_by', 'date', thing -> 'decided_on', 'paragraph', thing -> 'paragraph', 'registry_number', thing -> 'registry_number') end,
    'valid_from', thing -> 'valid_from',
    'valid_to', thing -> 'valid_to');
comment on function stated.standing_of(jsonb) is 'Where a row of this schema stands, as the framework''s JSON says it.';

create function stated.standing_in(
    standing jsonb,
    out stage text, out decided_by text, out decided_on text, out paragraph text, out registry_number text, out valid_from date, out valid_to date)
language sql stable parallel safe as $$
select standing ->> 'stage',
    standing -> 'decision' ->> 'body', standing -> 'decision' ->> 'date', standing -> 'decision' ->> 'paragraph', standing -> 'decision' ->> 'registry_number',
    (standing ->> 'valid_from')::date, (standing ->> 'valid_to')::date
$$;
comment on function stated.standing_in(jsonb) is 'The other way: the columns that say where something stands.';
