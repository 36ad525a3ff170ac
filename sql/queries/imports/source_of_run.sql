-- The source of a run.
-- params:  @run_id int
-- returns: string
select source from import_run where id = @run_id
