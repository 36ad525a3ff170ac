-- The latest deliveries of an organisation, or of all, latest first.
-- params:  @organisation text, @most int
-- returns: DeliveryRow
select * from delivery_as_it_stands where @organisation is null or organisation = @organisation order by id desc limit @most
