-- Approves a delivery or sends it back; also one that was approved and whose figures could not be taken in.
-- params:  @delivery_id int, @state text, @decided_by int, @at timestamptz, @reason text
-- returns: nothing
update delivery set state = @state, decided_by = @decided_by, decided_at = @at, reason = @reason where id = @delivery_id
    and (state = 'submitted' or state = 'approved' and not exists (select from import_run r where r.delivery_id = delivery.id and r.outcome in ('succeeded', 'running')));
