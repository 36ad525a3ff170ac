-- Keeps a file in which no error was found, as a draft of the one who uploaded it.
-- params:  @organisation text, @file_name text, @sha256 bytea, @content bytea, @uploaded_by int, @uploaded_at timestamptz
-- returns: int
insert into delivery (organisation, file_name, sha256, content, uploaded_by, uploaded_at)
values (@organisation, @file_name, @sha256, @content, @uploaded_by, @uploaded_at)
returning id;
