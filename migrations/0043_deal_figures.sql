-- Which records were written since their last picture was taken (declaration.snapshots): added to by each write, emptied by the next picture.
create table snapshot_touched (
  object text not null,
  record_id uuid not null
);

create index snapshot_touched_record on snapshot_touched (object, record_id);

create index "opportunity_tally_closed_on_314df74f" on "opportunity" ("closed_on") include ("id", "owner_id", "unit_id", "outcome", "amount", "cycle_days", "origin", "channel", "product_id", "pipeline_id", "member_count") where deleted_at is null;

create index "opportunity_tally_created_at_951e421a" on "opportunity" ("created_at") include ("id", "owner_id", "unit_id", "state", "outcome", "amount", "origin", "channel", "pipeline_id") where deleted_at is null;

create index "opportunity_tally_expected_on_e138412e" on "opportunity" ("expected_on") include ("id", "owner_id", "unit_id", "state", "outcome", "amount", "weighted_amount", "pipeline_id") where deleted_at is null;

create index "opportunity_tally_state_outcome_92a10808" on "opportunity" ("state", "outcome") include ("id", "owner_id", "unit_id", "stage_id", "reached", "amount", "weighted_amount", "pipeline_id", "created_at", "expected_on") where deleted_at is null;
