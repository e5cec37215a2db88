-- The trade calls a thing to be done by somebody a task (S0-54). What a person waits for is therefore called by its own name, a background job.
alter table task rename to background_job;
alter index task_pkey rename to background_job_pkey;
alter index task_user rename to background_job_user;
alter index task_running rename to background_job_running;
alter table import rename column task_id to job_id;
alter table import rename column undo_task_id to undo_job_id;
alter table handover rename column task_id to job_id;
