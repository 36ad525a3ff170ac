-- The framework in force: the area it concerns and when it was loaded. No row before the first framework import.
-- params:  nothing
-- returns: FrameworkRow
select a.id as area_id, a.code as area_code, a.name as area_name, v.in_force_at as imported_at
from framework f
join area a on a.id = f.area_id
join framework_version v on v.n = f.version
