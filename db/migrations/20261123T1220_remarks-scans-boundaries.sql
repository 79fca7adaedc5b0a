-- Words in the margin of a report, the letters that reported figures were taken from, and the lines of communes on a map.

create table report_remark (
  id         uuid        not null,
  report_id  uuid        not null,
  answers_id uuid,
  section    text,
  line       text,
  words      text        not null,
  by_staff   uuid        not null,
  at         timestamptz not null,
  settled_by uuid,
  settled_at timestamptz,
  version    integer     not null default 1,
  constraint report_remark_pkey    primary key (id),
  constraint report_remark_of_one  unique (report_id, id),
  constraint report_remark_report  foreign key (report_id) references report (id),
  constraint report_remark_answers foreign key (report_id, answers_id) references report_remark (report_id, id),
  constraint report_remark_by      foreign key (by_staff)   references staff (id),
  constraint report_remark_settler foreign key (settled_by) references staff (id),
  constraint report_remark_settled check ((settled_at is null) = (settled_by is null)),
  constraint report_remark_answer  check (answers_id is null or (section is null and line is null and settled_at is null))
);
create index report_remark_of_report on report_remark (report_id, at, id);
comment on table  report_remark is 'What colleagues say in the margin of a report. Kept after it is frozen as its history; printed nowhere.';
comment on column report_remark.section is 'Heading of the part it stands at, as it was printed then; none for what stands before the first heading.';
comment on column report_remark.line is 'The line it is about, as it read then; none for the whole part.';

alter table report_remark enable row level security;
alter table report_remark force  row level security;
create policy report_remark_seen on report_remark for select to nangmai_app using (
  exists (select 1 from report r where r.id = report_id and r.agency_id = any ((select access.current_agencies())::uuid[])));
create policy report_remark_made on report_remark for insert to nangmai_app with check (
  by_staff = (select access.current_staff()) and exists (select 1 from report r where r.id = report_id
    and r.agency_id = any ((select access.agencies_as('provincial_officer', 'union_officer', 'leader', 'clerk'))::uuid[])));
create policy report_remark_moved on report_remark for update to nangmai_app using (
  exists (select 1 from report r where r.id = report_id
    and r.agency_id = any ((select access.agencies_as('provincial_officer', 'union_officer', 'leader', 'clerk'))::uuid[]))) with check (true);
grant select, insert on report_remark to nangmai_app;
grant update (settled_by, settled_at, version) on report_remark to nangmai_app;
create trigger report_remark_audited after insert or update on report_remark for each row
  execute function audit.record_change('report', 'section,line,words', 'report_id');

create table reported_scan (
  id           uuid        not null,
  figure_id    uuid        not null,
  name         text        not null,
  media_type   text        collate "C" not null,
  bytes        integer     not null,
  stripped     boolean     not null,
  sealed_key   bytea       not null,
  sealed_bytes bytea       not null,
  uploaded_by  uuid        not null,
  uploaded_at  timestamptz not null,
  removed_at   timestamptz,
  version      integer     not null default 1,
  constraint reported_scan_pkey    primary key (id),
  constraint reported_scan_figure  foreign key (figure_id)   references reported_figure (id),
  constraint reported_scan_by      foreign key (uploaded_by) references staff (id),
  constraint reported_scan_type    check (media_type in ('application/pdf', 'image/jpeg', 'image/png')),
  constraint reported_scan_picture check (stripped or media_type not like 'image/%'),
  constraint reported_scan_bytes   check (bytes between 1 and 26214400)
);
create index reported_scan_of_figure on reported_scan (figure_id, uploaded_at);
comment on table reported_scan is 'The letter a reported figure was taken from, sealed; of a picture only the copy without place and device.';

alter table reported_scan enable row level security;
alter table reported_scan force  row level security;
create policy reported_scan_seen on reported_scan for select to nangmai_app using (
  exists (select 1 from reported_figure f where f.id = figure_id and f.province_id = any ((select access.current_provinces())::text[])));
create policy reported_scan_made on reported_scan for insert to nangmai_app with check (uploaded_by = (select access.current_staff())
  and exists (select 1 from reported_figure f join agency a on a.province_id = f.province_id
              where f.id = figure_id and a.id = any ((select access.agencies_as('provincial_officer', 'union_officer'))::uuid[])));
create policy reported_scan_changed on reported_scan for update to nangmai_app using (
  exists (select 1 from reported_figure f join agency a on a.province_id = f.province_id
          where f.id = figure_id and a.id = any ((select access.agencies_as('provincial_officer', 'union_officer'))::uuid[])))
  with check (true);
grant select, insert on reported_scan to nangmai_app;
grant update (removed_at, version) on reported_scan to nangmai_app;
create trigger reported_scan_audited after insert or update on reported_scan for each row
  execute function audit.record_change('reported_figure', 'name,sealed_key,sealed_bytes', 'figure_id');

-- A filed paper is the signed copy of an issue, and nothing else any more.
drop policy filed_paper_seen  on filed_paper;
drop policy filed_paper_added on filed_paper;
alter table filed_paper drop constraint filed_paper_of_one;
alter table filed_paper drop constraint filed_paper_signed;
alter table filed_paper drop column figure_id;
alter table filed_paper alter column report_id set not null;
alter table filed_paper alter column no set not null;
alter table filed_paper alter column signed_how set not null;
alter table filed_paper add constraint filed_paper_signed check (signed_how in ('paper', 'digital'));
create policy filed_paper_seen on filed_paper for select to nangmai_app using (exists (select 1 from report r where r.id = report_id));
create policy filed_paper_added on filed_paper for insert to nangmai_app with check (filed_by = (select access.current_staff())
  and exists (select 1 from report r where r.id = report_id and r.agency_id = any ((select access.agencies_as('clerk'))::uuid[])));
comment on table filed_paper is 'The signed copy of an issue, as the clerk filed it. Never changed.';

create table boundary_set (
  id          uuid        not null,
  province_id text        collate "C" not null,
  valid_from  date        not null,
  source      text        not null,
  sha256      bytea       not null,
  brought_by  uuid        not null,
  brought_at  timestamptz not null,
  constraint boundary_set_pkey     primary key (id),
  constraint boundary_set_province foreign key (province_id) references place (id),
  constraint boundary_set_by       foreign key (brought_by)  references staff (id)
);
create index boundary_set_of_day on boundary_set (province_id, valid_from desc, brought_at desc);
comment on table  boundary_set is 'Official lines of the communes of a province from a day on, as they came in one file. A later set for the same day takes the place of an earlier one.';
comment on column boundary_set.sha256 is 'Of the file it came in; the file itself is not kept.';

create table boundary (
  set_id   uuid  not null,
  place_id text  collate "C" not null,
  shape    jsonb not null,
  constraint boundary_pkey  primary key (set_id, place_id),
  constraint boundary_of_set foreign key (set_id) references boundary_set (id),
  constraint boundary_place foreign key (place_id) references place (id)
);
comment on table  boundary is 'The line of one commune, thinned for drawing.';
comment on column boundary.shape is 'Polygons of rings of [longitude, latitude], degrees of WGS 84, four decimals.';

alter table boundary_set enable row level security;
alter table boundary_set force  row level security;
alter table boundary     enable row level security;
alter table boundary     force  row level security;
create policy boundary_set_seen on boundary_set for select to nangmai_app using (province_id = any ((select access.current_provinces())::text[]));
create policy boundary_set_brought on boundary_set for insert to nangmai_app with check (
  brought_by = (select access.current_staff()) and province_id = any ((select access.provinces_as('administrator'))::text[]));
create policy boundary_seen on boundary for select to nangmai_app using (exists (select 1 from boundary_set s where s.id = set_id));
create policy boundary_brought on boundary for insert to nangmai_app with check (
  exists (select 1 from boundary_set s where s.id = set_id and s.province_id = any ((select access.provinces_as('administrator'))::text[])));
grant select, insert on boundary_set, boundary to nangmai_app;
create trigger boundary_set_audited after insert on boundary_set for each row execute function audit.record_change('boundary_set', 'sha256');

-- The report from the command line says what the province recommended upward, as the page's does.
create policy recommendation_job_reads on recommendation for select to nangmai_jobs using (sent_on is not null);
grant select (id, province_id, to_body, words, state, sent_on, replied_on) on recommendation to nangmai_jobs;

-- Figures ask for the calls and the cases of a span of days in the province.
create index contact_counted   on contact   (province_id, ((started_at at time zone 'Asia/Ho_Chi_Minh')::date));
create index case_file_counted on case_file (province_id, ((opened_at  at time zone 'Asia/Ho_Chi_Minh')::date));
create index activity_attendance_counted on activity_attendance (on_day) where removed_at is null;
