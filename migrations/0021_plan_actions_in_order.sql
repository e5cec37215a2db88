alter table "joint_action" add column "place" bigint;
