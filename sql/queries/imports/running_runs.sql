-- The runs under way.
-- params:  nothing
-- returns: RunningRun
select id, source, started_at, requests_done, requests_total, values_read, cancel_asked_at from import_run where outcome = 'running' order by id
