-- Every breakdown's number.
-- params:  nothing
-- returns: NumberedRow
select id::int, code from breakdown;
