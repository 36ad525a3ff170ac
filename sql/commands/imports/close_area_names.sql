-- Ends the names that areas no longer have, and those of areas that are gone. A name of the same day is corrected instead.
-- params:  @today date
-- returns: nothing
update area_name n
set name = case when n.valid_from = @today and a.gone_on is null then a.name else n.name end,
    valid_to = case when n.valid_from = @today and a.gone_on is null then null else greatest(n.valid_from, @today - 1) end
from area a
where n.area_id = a.id and n.valid_to is null and (n.name <> a.name or a.gone_on is not null);
