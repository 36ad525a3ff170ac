-- A published edition's PDF; no row for one that is not published.
-- params:  @edition_id int
-- returns: byte[]
select pdf from edition where id = @edition_id and state = 'published' and pdf is not null
