-- Freezes an edition.
-- params:  @report text, @audience text, @audience_title text, @title text, @year int, @version int, @synthetic boolean, @content jsonb, @html text, @workbook bytea, @batch_id int, @frozen_at timestamptz, @account_id int, @actor text
-- returns: int
insert into edition (report, audience, audience_title, title, year, version, synthetic, content, html, workbook, batch_id, frozen_at, account_id, actor)
values (@report, @audience, @audience_title, @title, @year, @version, @synthetic, @content, @html, @workbook, @batch_id, @frozen_at, @account_id, @actor)
returning id
