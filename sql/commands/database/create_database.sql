-- The program's database in the embedded cluster.
-- params:  nothing
-- returns: nothing
create database followup owner followup
