-- Keeps what a check found in what an import stored.
-- params:  @run_id int, @check_name text, @severity text, @found text
-- returns: nothing
insert into import_finding (run_id, check_name, severity, found)
values (@run_id, @check_name, @severity, @found);
