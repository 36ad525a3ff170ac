-- Indicators we already hold that would get a second way in: another source or key for the same code, or another code for the same source and key.
-- params:  @codes text[], @sources text[], @keys text[]
-- returns: OtherWayInRow
select listed.code, listed.source, listed.key, i.code as held_code, i.source as held_source, i.source_key as held_key
from unnest(@codes, @sources, @keys) as listed (code, source, key)
join indicator i on i.code = listed.code and (i.source, i.source_key) <> (listed.source, listed.key)
    or (i.source, i.source_key) = (listed.source, listed.key) and i.code <> listed.code
order by listed.code, i.code;
