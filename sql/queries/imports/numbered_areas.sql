-- Every area's number.
-- params:  nothing
-- returns: NumberedRow
select id, code from area;
