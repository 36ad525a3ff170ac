-- Opens the batch of a run that changes something.
-- params:  @run_id int, @applied_at timestamptz
-- returns: int
insert into batch (run_id, applied_at)
values (@run_id, @applied_at)
returning id;
