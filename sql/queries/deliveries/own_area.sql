-- The area that the framework in force concerns: the one that figures are handed in for. No row before the first framework.
-- params:  nothing
-- returns: string
select a.code from framework f join area a on a.id = f.area_id
