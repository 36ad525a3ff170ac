-- Where the database keeps which migrations it has been through.
-- params:  nothing
-- returns: nothing
create table if not exists migration (
    number int primary key,
    name text not null,
    sha256 text not null,
    applied_at timestamptz not null default now()
)
