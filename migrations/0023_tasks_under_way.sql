-- Is a person's long task under way? Asked by work that can wait for it (engine/jobs/worker).
create index task_running on task (id) where state = 'running';
