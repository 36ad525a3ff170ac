-- Keeps examples of what a run that waits would change.
-- params:  @run_id int, @indicators int[], @periods int[], @areas int[], @breakdowns smallint[], @old_values float8[], @old_statuses smallint[], @new_values float8[], @new_statuses smallint[]
-- returns: nothing
insert into held_change (run_id, indicator_id, period, area_id, breakdown_id, old_value, old_status, new_value, new_status)
select @run_id, * from unnest(@indicators, @periods, @areas, @breakdowns, @old_values, @old_statuses, @new_values, @new_statuses);
