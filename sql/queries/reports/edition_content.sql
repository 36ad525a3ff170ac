-- What an edition says.
-- params:  @edition_id int
-- returns: string
select content::text as content from edition where id = @edition_id
