-- Whether the embedded cluster has the role and the database the program works in.
-- params:  nothing
-- returns: ClusterContents
select
    exists (select from pg_roles where rolname = 'followup') as has_role,
    exists (select from pg_database where datname = 'followup') as has_database
