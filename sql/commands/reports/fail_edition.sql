-- Says why a frozen edition is not published.
-- params:  @edition_id int, @failure text
-- returns: nothing
update edition set state = 'failed', failure = @failure
where id = @edition_id and state = 'frozen'
