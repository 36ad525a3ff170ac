-- Makes room for what an import brings, for the length of its transaction.
-- params:  nothing
-- returns: nothing
create temp table incoming (
    key text not null,
    area text not null,
    breakdown text not null,
    period int not null,
    status smallint not null,
    value float8,
    mark text
) on commit drop;
