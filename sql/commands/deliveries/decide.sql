-- Approves a delivery or sends it back.
-- params:  @delivery_id int, @state text, @decided_by int, @at timestamptz, @reason text
-- returns: nothing
update delivery set state = @state, decided_by = @decided_by, decided_at = @at, reason = @reason where id = @delivery_id and state = 'submitted';
