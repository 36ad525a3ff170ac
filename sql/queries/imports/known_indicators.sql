-- The indicators of a source, and the hash of what each last said in full.
-- params:  @source text
-- returns: KnownIndicatorRow
select i.id, i.source_key as key, s.sha256
from indicator i
left join slice s on s.indicator_id = i.id
where i.source = @source;
