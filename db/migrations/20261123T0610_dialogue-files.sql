-- Photos and papers of a dialogue; words that leave with a voice leave everywhere; findings remind of themselves.

create table dialogue_file (
  id           uuid        not null,
  dialogue_id  uuid        not null,
  agency_id    uuid        not null,
  province_id  text        collate "C" not null,
  name         text        not null,
  media_type   text        collate "C" not null,
  bytes        integer     not null,
  stripped     boolean     not null,
  people_shown text        collate "C" not null,
  sealed_key   bytea       not null,
  sealed_bytes bytea       not null,
  uploaded_by  uuid        not null,
  uploaded_at  timestamptz not null,
  removed_at   timestamptz,
  version      integer     not null default 1,
  constraint dialogue_file_pkey    primary key (id),
  constraint dialogue_file_of      foreign key (dialogue_id, agency_id, province_id) references dialogue (id, agency_id, province_id),
  constraint dialogue_file_by      foreign key (uploaded_by) references staff (id),
  constraint dialogue_file_picture check (stripped or media_type not like 'image/%'),
  constraint dialogue_file_people  check (people_shown in ('nobody', 'agreed')),
  constraint dialogue_file_bytes   check (bytes between 1 and 26214400)
);
create index dialogue_file_of_dialogue on dialogue_file (dialogue_id);
comment on table  dialogue_file is 'Photos and papers of a dialogue, sealed; of a picture only the copy without place and device.';
comment on column dialogue_file.people_shown is 'nobody can be made out, or everybody who can has agreed.';

alter table dialogue_file enable row level security;
alter table dialogue_file force  row level security;
create policy dialogue_file_seen on dialogue_file for select to nangmai_app using (province_id = any ((select access.current_provinces())::text[]));
create policy dialogue_file_made on dialogue_file for insert to nangmai_app with check (uploaded_by = (select access.current_staff()) and (
  agency_id = any ((select access.agencies_as('commune_officer', 'union_officer', 'provincial_officer'))::uuid[])
  or province_id = any ((select access.provinces_as('union_officer'))::text[])));
create policy dialogue_file_changed on dialogue_file for update to nangmai_app using (
  agency_id = any ((select access.agencies_as('commune_officer', 'union_officer', 'provincial_officer'))::uuid[])
  or province_id = any ((select access.provinces_as('union_officer'))::text[])) with check (true);
grant select, insert on dialogue_file to nangmai_app;
grant update (removed_at, version) on dialogue_file to nangmai_app;
create trigger dialogue_file_audited after insert or update on dialogue_file for each row
  execute function audit.record_change('dialogue', 'name,sealed_key,sealed_bytes', 'dialogue_id');

-- A voice that leaves takes along what was said about it when its answer was written and read back.
create policy petition_reading_emptied on petition_reading for update to nangmai_app using (exists (select 1 from petition p where p.id = petition_id and (
  p.agency_id = any ((select access.agencies_as('commune_officer', 'union_officer', 'provincial_officer'))::uuid[]) or p.province_id = any ((select access.provinces_as('union_officer'))::text[]))))
  with check (true);
grant update (words, reader) on petition_reading to nangmai_app;
grant update (rule, action, owner) on petition_answer to nangmai_app;

-- Findings: their owner hears two days before the day, and owner and team once it has passed.
alter table inspection_finding
  add column reminded_on date,
  add column told_late_on date;
comment on column inspection_finding.reminded_on is 'Deadline of which its owner was reminded; another deadline is told anew.';
comment on column inspection_finding.told_late_on is 'Deadline of whose passing owner and team were told.';
create index inspection_finding_running on inspection_finding (due_on) where status = 'open';
create policy inspection_finding_job_reads on inspection_finding for select to nangmai_jobs using (true);
create policy inspection_finding_job_tells on inspection_finding for update to nangmai_jobs using (true) with check (true);
create policy inspection_visit_job_reads   on inspection_visit   for select to nangmai_jobs using (true);
create policy inspection_round_job_reads   on inspection_round   for select to nangmai_jobs using (true);
grant select on inspection_finding to nangmai_jobs;
grant update (reminded_on, told_late_on) on inspection_finding to nangmai_jobs;
grant select (id, round_id) on inspection_visit to nangmai_jobs;
grant select (id, agency_id) on inspection_round to nangmai_jobs;
