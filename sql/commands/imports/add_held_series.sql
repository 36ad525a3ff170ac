-- Keeps the series that make a run wait for a person.
-- params:  @run_id int, @indicators int[], @areas int[], @breakdowns smallint[], @held int[], @changed int[], @removed int[]
-- returns: nothing
insert into held_series (run_id, indicator_id, area_id, breakdown_id, held, changed, removed)
select @run_id, * from unnest(@indicators, @areas, @breakdowns, @held, @changed, @removed);
