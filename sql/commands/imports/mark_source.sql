-- Lets the first stored values decide whether a source holds invented ones; changes nothing afterwards.
-- params:  @source text, @synthetic boolean
-- returns: nothing
update source
set synthetic = @synthetic
where name = @source and synthetic is null;
