-- Who handed over what to whom, by which rules; a job does it piece by piece and keeps here how many each has got.
create table handover (
  id uuid primary key,
  person_id uuid not null,
  by_id uuid not null,
  act uuid not null,
  task_id uuid references task (id) on delete set null,
  rules jsonb not null,
  -- Object and field -> person -> how many he has got: written with each piece, so that an even split stays even after a kill.
  given jsonb not null default '{}',
  left_count integer not null default 0,
  made_at timestamptz not null default now(),
  ended_at timestamptz
);
create index handover_person on handover (person_id, id);
