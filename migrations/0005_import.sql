-- Imports: what was uploaded, what its columns mean, how far it is, and what became of rows that did not go in as they stand.

create table import (
  id uuid primary key,
  user_id uuid not null,
  object text not null,
  file text not null,
  made_at timestamptz not null default now(),
  -- 'read' looks through the file and says what would happen, 'run' does it. The task's own state says the rest.
  phase text not null default 'read' check (phase in ('read', 'run')),
  task_id uuid references task (id),
  undo_task_id uuid references task (id),
  -- The act of its run: all it wrote is undone by it.
  act uuid,
  sheets jsonb not null default '[]',
  mapping jsonb not null default '[]',
  choices jsonb not null default '{}',
  counts jsonb not null default '{}',
  -- Rows of the file that are settled: written in the transaction that settled them, so a kill neither loses nor doubles one.
  rows_done integer not null default 0
);
create index import_user on import (user_id, id);
create index import_made on import (made_at);

-- A row that did not go in (`bad`, with its cells for the error file), or went in with something to tell.
create table import_row (
  import_id uuid not null references import (id) on delete cascade,
  place integer not null,
  sheet text not null,
  line integer not null,
  is_bad boolean not null,
  issues jsonb not null,
  cells jsonb,
  primary key (import_id, is_bad, place)
);

-- Records an import has met: a later row of the same record fills what is blank and overwrites nothing.
create table import_record (
  import_id uuid not null references import (id) on delete cascade,
  record_id uuid not null,
  primary key (import_id, record_id)
);

-- How a person last mapped the columns of a sheet with these heads.
create table import_mapping (
  user_id uuid not null,
  object text not null,
  signature text not null,
  columns jsonb not null,
  used_at timestamptz not null default now(),
  primary key (user_id, object, signature)
);
