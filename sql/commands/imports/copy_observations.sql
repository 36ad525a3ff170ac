-- Receives new observations.
-- params:  @indicator_id int, @period int, @area_id int, @breakdown_id smallint, @batch_id int, @status smallint, @value float8, @mark text
-- returns: nothing
-- timeout: 0 s
copy observation (indicator_id, period, area_id, breakdown_id, batch_id, status, value, mark) from stdin (format binary);
