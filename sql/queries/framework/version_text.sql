-- The very text of a framework that has been in force; no row when there is none of that number, or its text was not kept.
-- params:  @n int
-- returns: byte[]
select text from framework_version where n = @n and text is not null;
