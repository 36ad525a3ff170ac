-- Whether a source holds invented values; null while it holds none. Locks the row, so that two first imports cannot disagree.
-- params:  @source text
-- returns: bool?
select synthetic from source where name = @source for no key update;
