-- The editions that wait for their PDF, the longest waiting first.
-- params:  nothing
-- returns: int
select id from edition where state = 'frozen' order by id
