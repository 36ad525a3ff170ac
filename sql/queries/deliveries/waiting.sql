-- The deliveries that wait for somebody to decide, of all organisations, the longest waiting first.
-- params:  nothing
-- returns: DeliveryRow
select * from delivery_as_it_stands where state = 'submitted' order by submitted_at, id
