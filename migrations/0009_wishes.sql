-- A wish (Idempotency-Key) knows the act that works on it and whether that act has happened: a process that dies between the
-- two leaves neither a key blocked for a day nor an effect that a repetition would double.
alter table idempotency add column act uuid;
alter table idempotency add column acted boolean not null default false;
