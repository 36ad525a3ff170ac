-- One migration is done; in the same transaction as what it did.
-- params:  @number int, @name text, @sha256 text
-- returns: nothing
insert into migration (number, name, sha256) values (@number, @name, @sha256)
