-- The hash of the file that the framework in force was read from.
-- params:  nothing
-- returns: byte[]
select file_sha256 from framework;
