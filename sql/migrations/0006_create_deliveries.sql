-- What administrations and companies hand in. A delivery is its file: everything shown of it is read from the file again, by the same rules.
-- Whether it has been taken in is no state of its own but the import run that did it, in the transaction that stored its figures.

create table delivery (
    id int generated always as identity primary key,
    organisation text not null,
    file_name text not null,
    sha256 bytea not null check (octet_length(sha256) = 32),
    content bytea,
    state text not null default 'draft' check (state in ('draft', 'submitted', 'approved', 'returned', 'withdrawn')),
    uploaded_by int not null references account,
    uploaded_at timestamptz not null,
    submitted_by int references account,
    submitted_at timestamptz,
    decided_by int references account,
    decided_at timestamptz,
    reason text not null default '',
    check (decided_by <> uploaded_by and decided_by <> submitted_by),
    check ((state in ('approved', 'returned')) = (decided_by is not null and decided_at is not null)),
    check (state not in ('submitted', 'approved', 'returned') or submitted_at is not null and submitted_by is not null),
    check (content is not null or state = 'withdrawn')
);
create index on delivery (organisation, id desc);
comment on table delivery is 'A file with figures from one organisation, from the moment it was found without errors. Nobody decides on a file they uploaded or handed in.';
comment on column delivery.organisation is 'The organisation''s code; no key, since the framework''s tables are replaced whole.';
comment on column delivery.content is 'The file, byte for byte; gone when it was withdrawn before anybody had decided.';
comment on column delivery.reason is 'Why it was sent back, or what took its place when it was withdrawn.';

create view delivering as
select r.indicator_id, r.organisation
from responsibility r
join organisation o on o.code = r.organisation
where o.kind <> 'board' or not exists (
    select from responsibility other
    join organisation employees on employees.code = other.organisation and employees.kind <> 'board'
    where other.indicator_id = r.indicator_id);
comment on view delivering is 'Who hands an indicator in: of those responsible the administrations and companies; a board only where there is none.';

alter table import_run add column delivery_id int references delivery;
create unique index on import_run (delivery_id) where outcome = 'succeeded';
comment on column import_run.delivery_id is 'The delivery that the run takes in; each is taken in once.';

create view delivery_as_it_stands as
select d.id, d.organisation, coalesce(o.title, d.organisation) as organisation_title, d.file_name, d.sha256, d.state,
    d.uploaded_by, u.name as uploaded_by_name, d.uploaded_at, d.submitted_by, h.name as submitted_by_name, d.submitted_at, d.decided_by, w.name as decided_by_name, d.decided_at, d.reason,
    r.id as run_id, r.outcome as run_outcome, r.message as run_message, r.values_new, r.values_changed
from delivery d
join account u on u.id = d.uploaded_by
left join account h on h.id = d.submitted_by
left join account w on w.id = d.decided_by
left join organisation o on o.code = d.organisation
left join lateral (select id, outcome, message, values_new, values_changed from import_run where delivery_id = d.id order by outcome = 'succeeded' desc, id desc limit 1) r on true;
comment on view delivery_as_it_stands is 'Every delivery with who did what, and the run that took it in, or else the latest that was to.';
