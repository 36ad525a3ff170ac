-- What the checks found in a run, what stops first.
-- params:  @run_id int, @most int
-- returns: FindingRow
select check_name, severity, found from import_finding where run_id = @run_id order by severity, id limit @most
