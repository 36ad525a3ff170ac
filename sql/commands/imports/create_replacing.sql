-- Makes room for what replaces held observations, for the length of the import's transaction.
-- params:  nothing
-- returns: nothing
create temp table replacing (
    indicator_id int not null,
    period int not null,
    area_id int not null,
    breakdown_id smallint not null,
    batch_id int not null,
    status smallint not null,
    value float8,
    mark text
) on commit drop;
