-- Who answers the telephone at night: the duty numbers of each commune.

create table duty_number (
  id             uuid    not null,
  province_id    text    collate "C" not null,
  place_id       text    collate "C" not null,
  service        text    not null,
  name           text    not null,
  phone          text    collate "C" not null,
  hours          text    not null default '24/7',
  note           text,
  last_tested_on date,
  last_tested_by uuid,
  valid_from     date    not null,
  valid_until    date,
  version        integer not null default 1,
  constraint duty_number_pkey     primary key (id),
  constraint duty_number_province foreign key (province_id) references place (id),
  constraint duty_number_place    foreign key (place_id)    references place (id),
  constraint duty_number_tester   foreign key (last_tested_by) references staff (id),
  constraint duty_number_dates    check (valid_until is null or valid_until > valid_from),
  constraint duty_number_tested   check ((last_tested_on is null) = (last_tested_by is null)),
  constraint duty_number_service  check (service in ('police', 'health', 'psychiatric', 'commune_chair', 'child_protection', 'womens_union',
                                                     'shelter', 'legal_aid', 'border_guard', 'interpreter'))
);
create index duty_number_of_place on duty_number (place_id, service);
comment on table  duty_number is 'The 24/7 duty directory: who picks up in a commune or a province, and when somebody last tried. Front gates only.';
comment on column duty_number.place_id is 'A commune, or the province for a number that serves all of it.';

grant select, insert, update on duty_number to nangmai_app;
create trigger duty_number_audited after insert or update on duty_number for each row execute function audit.record_change('duty_number');

-- Word to staff ---------------------------------------------------------------------------------------------------
create table notice (
  id        uuid        not null,
  staff_id  uuid        not null,
  kind      text        collate "C" not null,
  record_id uuid,
  at        timestamptz not null default now(),
  read_at   timestamptz,
  constraint notice_pkey  primary key (id),
  constraint notice_staff foreign key (staff_id) references staff (id)
);
create index notice_unread on notice (staff_id, at desc) where read_at is null;
comment on table notice is 'Word left for one member of staff: a kind and an id, never case data.';
alter table notice enable row level security;
alter table notice force  row level security;
create policy notice_own on notice to nangmai_app using (staff_id = (select access.current_staff())
  and not exists (select 1 from conflict_of_interest c where c.staff_id = (select access.current_staff()) and c.record_id = notice.record_id));
create policy notice_left on notice for insert to nangmai_app with check ((select access.current_staff()) is not null);
create policy notice_left_by_job on notice for insert to nangmai_jobs with check (true);
create policy notice_left_unseen on notice for insert to nangmai_owner with check (true); -- for access.leave_silent_word
grant select, insert, update on notice to nangmai_app;
grant insert on notice to nangmai_jobs;
