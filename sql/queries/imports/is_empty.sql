-- Whether no figure at all has been stored yet.
-- params:  nothing
-- returns: bool
select not exists (select from observation);
