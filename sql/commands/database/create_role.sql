-- The role the program works as in the embedded cluster: owner of its database, no superuser.
-- params:  nothing
-- returns: nothing
create role followup login
