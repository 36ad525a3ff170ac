-- Whether anything has been stored from a source.
-- params:  @source text
-- returns: bool
select exists (select from observation o join indicator i on i.id = o.indicator_id where i.source = @source);
