-- Builds the keys of the table of observations, and so proves every row of the first load.
-- params:  nothing
-- returns: nothing
-- timeout: 0 s
select observation_with_keys();
