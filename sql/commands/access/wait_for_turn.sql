-- Waits until nobody else changes accounts: who the last administrator is, and that an address is free, must hold until the end.
-- params:  nothing
-- returns: nothing
lock table account in share row exclusive mode;
