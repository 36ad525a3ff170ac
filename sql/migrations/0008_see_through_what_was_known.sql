-- What was known after a batch, in a form that the planner sees through. A condition inside a branch of a union all keeps the keys of that branch from
-- being used for a join, so that one municipality's sixty indicators were found by reading all of its rows; and the batch was worked out for each row.
create or replace function observation_known(batch int)
returns table (indicator_id int, period int, area_id int, breakdown_id smallint, batch_id int, status smallint, value float8, mark text)
language sql stable as $$
    select o.indicator_id, o.period, o.area_id, o.breakdown_id, o.batch_id, o.status, o.value, o.mark
    from (
        select indicator_id, period, area_id, breakdown_id, batch_id, status, value, mark, null::int as replaced_by
        from observation
        union all
        select indicator_id, period, area_id, breakdown_id, batch_id, status, value, mark, replaced_by
        from observation_history) o
    where o.batch_id <= (select batch) and (o.replaced_by is null or o.replaced_by > (select batch))
$$;
