-- Begins the memberships that are new in the source's list; a member that is no area of ours is left out.
-- params:  @source text, @today date, @group_codes text[], @member_codes text[]
-- returns: nothing
insert into area_group_member (group_id, area_id, valid_from)
select g.id, a.id, @today
from unnest(@group_codes, @member_codes) as l (group_code, member_code)
join area_group g on g.source = @source and g.code = l.group_code
join area a on a.code = l.member_code
left join area_group_member m on m.group_id = g.id and m.area_id = a.id and m.valid_to is null
where m.group_id is null
on conflict (group_id, area_id, valid_from) do update set valid_to = null;
