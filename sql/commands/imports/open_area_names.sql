-- Begins the names that areas have from today.
-- params:  @today date, @codes text[]
-- returns: nothing
insert into area_name (area_id, name, valid_from)
select a.id, a.name, @today
from area a
where a.code = any (@codes) and not exists (select from area_name n where n.area_id = a.id and n.valid_to is null)
on conflict (area_id, valid_from) do update set name = excluded.name, valid_to = null;
