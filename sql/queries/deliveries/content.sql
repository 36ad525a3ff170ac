-- A delivery's file; no row when it was withdrawn.
-- params:  @delivery_id int
-- returns: byte[]
select content from delivery where id = @delivery_id and content is not null
