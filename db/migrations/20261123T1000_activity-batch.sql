-- Lists of activities that were brought in from a file, so that the same file never counts twice.

create table activity_batch (
  id          uuid        not null,
  province_id text        collate "C" not null,
  agency_id   uuid        not null,
  file_hash   bytea       not null,
  rows        integer     not null,
  imported_by uuid        not null,
  imported_at timestamptz not null,
  constraint activity_batch_pkey      primary key (id),
  constraint activity_batch_file_once unique (agency_id, file_hash),
  constraint activity_batch_province  foreign key (province_id) references place (id),
  constraint activity_batch_agency    foreign key (agency_id)   references agency (id),
  constraint activity_batch_by        foreign key (imported_by) references staff (id),
  constraint activity_batch_rows      check (rows > 0)
);
comment on table  activity_batch is 'One list of activities that was brought in. Of the file only its digest is kept, so that nobody brings it in twice.';
comment on column activity_batch.rows is 'Rows of the list; several rows of one activity are its groups.';

alter table activity_batch enable row level security;
alter table activity_batch force  row level security;
create policy activity_batch_seen on activity_batch for select to nangmai_app using (
  agency_id = any ((select access.agencies_as('commune_officer', 'union_officer', 'provincial_officer'))::uuid[]));
create policy activity_batch_made on activity_batch for insert to nangmai_app with check (
  imported_by = (select access.current_staff()) and agency_id = any ((select access.agencies_as('commune_officer', 'union_officer', 'provincial_officer'))::uuid[]));
grant select, insert on activity_batch to nangmai_app;
create trigger activity_batch_audited after insert on activity_batch for each row execute function audit.record_change('activity_batch', 'file_hash');
