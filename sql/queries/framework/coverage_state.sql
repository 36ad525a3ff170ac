-- What coverage depends on besides the day: the framework in force, the latest batch of figures, and how many imports have ended, each with what it said of its catalogue.
-- params:  nothing
-- returns: CoverageState
select (select version from framework) as version, (select max(id) from batch) as batch, (select count(*)::int from import_run where ended_at is not null) as ended_runs
