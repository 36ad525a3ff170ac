-- The text of a version; null for one older than the keeping of texts.
-- params:  @n int
-- returns: byte[]
select text from framework_version where n = @n;
