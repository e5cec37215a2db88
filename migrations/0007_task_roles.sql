-- A task asked for with a narrowed API key is done with the key's roles only, not with all of its person's.
alter table task add column roles uuid[];
