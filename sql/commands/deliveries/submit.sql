-- Hands a draft in for approval.
-- params:  @delivery_id int, @submitted_by int, @at timestamptz
-- returns: nothing
update delivery set state = 'submitted', submitted_by = @submitted_by, submitted_at = @at where id = @delivery_id and state = 'draft';
