-- Takes the keys off the table of observations while it is empty: building them once after the first load is many times quicker.
-- params:  nothing
-- returns: nothing
-- timeout: 0 s
select observation_without_keys();
