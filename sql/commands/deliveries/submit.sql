-- Hands a draft in for approval.
-- params:  @delivery_id int, @at timestamptz
-- returns: nothing
update delivery set state = 'submitted', submitted_at = @at where id = @delivery_id and state = 'draft';
