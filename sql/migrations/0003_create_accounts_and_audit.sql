-- Who may do what, and who did what. Organisations are named by their code and not by a key: the framework's tables are replaced whole
-- by each framework import, and an account must outlive that.

create table account (
    id int generated always as identity primary key,
    email text not null check (email = lower(email) and email like '%_@_%'),
    name text not null check (name <> ''),
    role text not null check (role in ('admin', 'unit', 'administration', 'reader')),
    organisation text,
    password_hash text,  -- null: the invitation has not been used yet
    stamp uuid not null default gen_random_uuid(),
    failed_attempts int not null default 0,
    locked_until timestamptz,
    created_at timestamptz not null,
    closed_at timestamptz,
    check ((role = 'administration') = (organisation is not null))
);
create unique index on account (email) where closed_at is null;
comment on table account is 'Somebody who can sign in. One that is closed stays: the audit trail names it.';
comment on column account.stamp is 'Changes with the password, the signing out and the closing: whoever is signed in by an older one is signed out. The role is read at each request.';
comment on column account.failed_attempts is 'Attempts to sign in since the last that succeeded; an attempt counts before its password is looked at, so that many at once count as many.';

create table invitation (
    secret_sha256 bytea primary key check (octet_length(secret_sha256) = 32),
    account_id int references account,  -- null: the first administrator, who has no account yet
    created_at timestamptz not null,
    expires_at timestamptz,  -- null: until it is used
    used_at timestamptz
);
comment on table invitation is 'A one-time secret that lets somebody choose a password, kept as its hash: for a new account, for a forgotten password, and for the first administrator.';

create table audit (
    id bigint generated always as identity primary key,
    at timestamptz not null,
    account_id int references account,  -- null: nobody was signed in; actor says what acted
    actor text not null,
    action text not null check (action ~ '^[a-z_]+\.[a-z_]+$'),
    subject text not null,
    before jsonb,
    after jsonb
);
create index on audit (at desc);
comment on table audit is 'Who did what when, and what was before and after; written in the transaction that does it, never changed.';

create trigger keep before update or delete or truncate on audit for each statement execute function refuse_change();
