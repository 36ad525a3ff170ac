-- Counts a try at the publications that were due, also at those that it brought.
-- params:  @source text, @keys text[], @last_day date, @run_id int, @started_at timestamptz
-- returns: nothing
update publication
set tries = tries + 1, last_try = @started_at
where source = @source and (@keys is null or key = any (@keys)) and expected_on <= @last_day
    and (arrived_at is null or arrived_run = @run_id);
