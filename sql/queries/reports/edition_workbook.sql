-- A published edition's figures as a workbook; no row for one that is not published.
-- params:  @edition_id int
-- returns: byte[]
select workbook from edition where id = @edition_id and state = 'published'
