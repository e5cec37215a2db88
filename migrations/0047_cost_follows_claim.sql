alter table "expense_line" add column "card_complete" numeric(7,2);

alter table "expense_line" add column "contact_record_id" uuid;

alter table "expense_line" add column "claim_number" text;

alter table "expense_line" add column "claim_state" text;

alter table "expense_line" add column "decided_by_id" uuid;

alter table "expense_line" add column "decided_at" timestamptz(3);

alter table "expense_line" add column "paid_at" timestamptz(3);

-- What a cost says of its claim is the claim's own to say, from the beginning.
update "expense_line" as c set "claim_number" = p."number", "claim_state" = p."state", "decided_by_id" = p."decided_by_id", "decided_at" = p."decided_at", "paid_at" = p."paid_at"
from "expense_claim" as p where p.id = c."claim_id";

create index "expense_line_contact_record_id_ce2d733d" on "expense_line" ("contact_record_id", "place", id) where deleted_at is null;

create index "expense_line_claim_state_3ce0f5cd" on "expense_line" ("claim_state", id) where deleted_at is null;

create index "expense_line_decided_by_id_63e797c4" on "expense_line" ("decided_by_id", "place", id) where deleted_at is null;

create index "expense_line_decided_at_22e649c4" on "expense_line" ("decided_at", id) where deleted_at is null;

create index "expense_line_paid_at_a47d9155" on "expense_line" ("paid_at", id) where deleted_at is null;

alter table "expense_line" add constraint "expense_line_contact_record_id_2ee51ac2" foreign key ("contact_record_id") references "contact_record" (id);

alter table "expense_line" add constraint "expense_line_decided_by_id_463f325c" foreign key ("decided_by_id") references "user" (id);
