-- How many examples of a held run are not told, since they are of protected counts.
-- params:  @run_id int
-- returns: int
select count(*)::int as untold from held_change h join indicator i on i.id = h.indicator_id where h.run_id = @run_id and i.protect_below > 0
