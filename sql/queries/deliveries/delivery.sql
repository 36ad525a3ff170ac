-- One delivery of one organisation; no row when there is none.
-- params:  @organisation text, @delivery_id int
-- returns: DeliveryRow
select * from delivery_as_it_stands where organisation = @organisation and id = @delivery_id
