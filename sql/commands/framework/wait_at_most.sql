-- Says how long the transaction's next statements wait for what others hold before they are refused; 0 for as long as it takes.
-- params:  @most text
-- returns: string
select set_config('lock_timeout', @most, true);
