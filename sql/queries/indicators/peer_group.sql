-- The default peer group with its members' names; no row when the framework has none.
-- params:  nothing
-- returns: PeerGroupRow
select g.title, g.origin,
    array(select a.name from peer_member m join area a on a.id = m.area_id where m.peer_group = g.code order by a.name) as members
from peer_group g
where g.is_default
