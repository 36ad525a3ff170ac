-- The migrations the database has been through, in order.
-- params:  nothing
-- returns: AppliedMigration
select number, name, sha256 from migration order by number
