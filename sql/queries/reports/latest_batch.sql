-- The latest batch of figures: what is known now is known as of it. Null when there is none.
-- params:  nothing
-- returns: int?
select max(id) as batch from batch
