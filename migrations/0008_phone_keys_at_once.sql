-- Keys of phones are written at once instead of into a list that waits to be sorted in: the look for twins of every new record read all of it.
drop index "customer_phone_keys_161cb563";
drop index "contact_phone_keys_66ce1c4e";
create index "customer_phone_keys_66b962b8" on "customer" using gin (phone_keys) with (fastupdate = off) where deleted_at is null;
create index "contact_phone_keys_1ac97051" on "contact" using gin (phone_keys) with (fastupdate = off) where deleted_at is null;
