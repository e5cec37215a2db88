-- What was merged into what. A merge is one act; undoing it takes its rows away (engine/merge).
create table merged (
  loser_id uuid primary key,
  object text not null,
  -- The record it was merged into, and where that stands today: the two differ once that was merged in its turn.
  into_id uuid not null,
  winner_id uuid not null,
  act uuid not null,
  at timestamptz not null,
  -- Followers and members it brought to the winner, so that an undo takes those away and nobody else.
  brought jsonb not null
);
create index merged_winner on merged (winner_id);
create index merged_into on merged (into_id);
create index merged_act on merged (act);
