-- Figures, what they are figures of, and where each came from.
--
-- The decision behind these tables (README, Decisions): a figure's key is indicator, period, area, breakdown. What is known now stands in
-- observation; what was known before stands in observation_history, which the database itself writes and never lets anybody change.
-- A batch is one applied import; batches are applied one at a time, so that their order is the order in which they became known.

create table source (
    name text primary key,
    title text not null,
    synthetic boolean  -- true: its values are invented; null: nothing has been stored yet, and the first import decides
);
comment on table source is 'Somebody who publishes figures; invented and real values never meet in one source.';

insert into source (name, title) values
    ('kolada', 'Kolada'),
    ('skolverket', 'Skolverket'),
    ('smhi', 'SMHI, nationella emissionsdatabasen'),
    ('leverans', 'Kommunens förvaltningar och bolag');

create table area (
    id int generated always as identity primary key,
    code text not null unique check (code ~ '^[0-9]{4}$'),
    name text not null
);
comment on column area.code is 'Four digits: 0000 the country, 00LL a region, else a municipality.';

create table breakdown (
    id smallint primary key,
    code text not null unique,
    dimension text not null,
    title text not null
);
comment on table breakdown is 'The group a figure concerns. Age, area and background come as rows of their own.';

insert into breakdown (id, code, dimension, title) values
    (0, 'T', 'total', 'Totalt'),
    (1, 'K', 'sex', 'Kvinnor'),
    (2, 'M', 'sex', 'Män');

create table observation_status (
    id smallint primary key,
    name text not null unique,
    has_value boolean not null check (has_value = (id < 100)),
    sdmx_obs_status text not null,
    title text not null
);
comment on table observation_status is 'How a figure stands, or why there is none (SDMX OBS_STATUS).';

insert into observation_status (id, name, has_value, sdmx_obs_status, title) values
    (0, 'normal', true, 'A', 'slutligt värde'),
    (1, 'provisional', true, 'P', 'preliminärt värde'),
    (2, 'estimated', true, 'E', 'uppskattat värde'),
    (100, 'not_applicable', false, 'M', 'inte tillämpligt'),
    (101, 'not_available', false, 'O', 'uppgift saknas'),
    (102, 'suppressed', false, 'Q', 'sekretess, för få personer'),
    (103, 'non_response', false, 'L', 'bortfall'),
    (104, 'not_published_yet', false, 'O', 'inte publicerat ännu'),
    (105, 'not_measured', false, 'L', 'inte mätt'),
    (106, 'deleted_at_source', false, 'O', 'borttaget av källan'),
    (199, 'unknown', false, 'O', 'okänd markering hos källan');

create table indicator (
    id int generated always as identity primary key,
    code text not null unique,
    source text not null references source,
    source_key text not null,
    source_title text,
    source_definition text,
    source_split_by_sex boolean,
    next_publication date,
    next_period text,
    unique (source, source_key)
);
comment on table indicator is 'Something measured, with the one way its figures come in and what the source says of it.';

create table import_run (
    id int generated always as identity primary key,
    source text not null references source,
    trigger text not null check (trigger in ('command', 'schedule', 'person', 'start')),
    attempt smallint not null default 1,
    started_at timestamptz not null,
    ended_at timestamptz,
    outcome text not null default 'running' check (outcome in ('running', 'succeeded', 'failed', 'interrupted')),
    requests_done int not null default 0,
    requests_total int not null default 0,
    values_read int not null default 0,
    values_new int not null default 0,
    values_changed int not null default 0,
    values_withdrawn int not null default 0,
    synthetic boolean not null default false,
    message text not null default '',
    check ((outcome = 'running') = (ended_at is null))
);
create index on import_run (source, started_at desc);

create table import_log (
    id bigint generated always as identity primary key,
    run_id int not null references import_run,
    at timestamptz not null,
    level text not null check (level in ('info', 'warning', 'error')),
    text text not null
);
create index on import_log (run_id, id);

create table raw_body (
    sha256 bytea primary key check (octet_length(sha256) = 32),
    body bytea not null
);
comment on table raw_body is 'What a source answered, byte for byte; the same bytes are kept once.';

create table raw_answer (
    id bigint generated always as identity primary key,
    run_id int not null references import_run,
    address text not null,
    fetched_at timestamptz not null,
    http_status smallint,
    content_type text not null,
    synthetic boolean not null,
    sha256 bytea not null references raw_body
);
create index on raw_answer (run_id, id);

create table batch (
    id int generated always as identity primary key,
    run_id int not null unique references import_run,
    applied_at timestamptz not null
);
comment on table batch is 'One applied import. An import that changes nothing leaves no batch.';

create table observation (
    indicator_id int not null references indicator,
    period int not null check (period between 1700000 and 2999699),
    area_id int not null references area,
    breakdown_id smallint not null references breakdown,
    batch_id int not null references batch,
    status smallint not null references observation_status,
    value float8 check (value not in ('NaN', 'Infinity', '-Infinity')),
    mark text,
    primary key (indicator_id, period, area_id, breakdown_id),
    check ((value is not null) = (status < 100))
);
create index on observation (area_id, indicator_id, period);
comment on column observation.period is 'year × 1000 + kind × 100 + number; kinds: 0 year, 1 school year, 2 tertial, 3 quarter, 4 month, 5 week, 6 several years (last year, count).';
comment on column observation.mark is 'The source''s own mark, where it gave one instead of a plain value.';

create table observation_history (
    indicator_id int not null,
    period int not null,
    area_id int not null,
    breakdown_id smallint not null,
    batch_id int not null references batch,
    replaced_by int not null references batch check (replaced_by > batch_id),
    status smallint not null,
    value float8,
    mark text,
    primary key (indicator_id, period, area_id, breakdown_id, batch_id)
);
comment on table observation_history is 'What was known before. As of batch B: observation where batch_id <= B, and history where batch_id <= B < replaced_by.';

create function keep_replaced_observation() returns trigger language plpgsql as $$
begin
    if exists (
        select from replaced r
        where not exists (
            select from replacing n
            where (n.indicator_id, n.period, n.area_id, n.breakdown_id) = (r.indicator_id, r.period, r.area_id, r.breakdown_id)
              and n.batch_id > r.batch_id))
    then
        raise exception 'an observation is only replaced within its own key, by a later batch';
    end if;
    insert into observation_history (indicator_id, period, area_id, breakdown_id, batch_id, replaced_by, status, value, mark)
    select r.indicator_id, r.period, r.area_id, r.breakdown_id, r.batch_id, n.batch_id, r.status, r.value, r.mark
    from replaced r
    join replacing n using (indicator_id, period, area_id, breakdown_id);
    return null;
end $$;

create trigger keep_replaced after update on observation
    referencing old table as replaced new table as replacing
    for each statement execute function keep_replaced_observation();

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% keeps what was known: rows are added, never % (table %)', tg_table_name, lower(tg_op) || 'd', tg_table_name
        using errcode = 'integrity_constraint_violation';
end $$;

create trigger keep before delete or truncate on observation for each statement execute function refuse_change();
create trigger keep before update or delete or truncate on observation_history for each statement execute function refuse_change();
create trigger keep before update or delete or truncate on batch for each statement execute function refuse_change();
create trigger keep before update or delete or truncate on raw_answer for each statement execute function refuse_change();
create trigger keep before update or delete or truncate on raw_body for each statement execute function refuse_change();
