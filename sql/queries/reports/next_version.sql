-- The number of the next edition of a report for a year: the same for everybody it is for.
-- params:  @report text, @year int
-- returns: int
select coalesce(max(version), 0) + 1 as version from edition where report = @report and year = @year
