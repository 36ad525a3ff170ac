-- Withdraws a delivery nobody has decided on; its file is not kept.
-- params:  @delivery_id int, @reason text
-- returns: nothing
update delivery set state = 'withdrawn', content = null, reason = @reason where id = @delivery_id and state in ('draft', 'submitted');
