-- Safety assessments of places and inter-agency inspections: checklists as data, rounds with their team, visits, answers, findings
-- with what has to be put right, sanctions. Ordinary administrative data: a unit and what is wrong there, never a person who is helped.

-- Checklists: a version is written once and then only read, so that a visit keeps the questions it was made with ---------------------
create table inspection_checklist (
  code         text        collate "C" not null,
  no           integer     not null,
  title_vi     text        not null,
  title_en     text        not null,
  subject      text        collate "C" not null,
  pass_percent integer     not null,
  content      jsonb       not null,
  source       text        not null,
  mark         text        collate "C" not null,
  valid_from   date        not null,
  edited_at    timestamptz,
  edited_by    uuid,
  constraint inspection_checklist_pkey        primary key (code, no),
  constraint inspection_checklist_edited_by   foreign key (edited_by) references staff (id),
  constraint inspection_checklist_code        check (code ~ '^[a-z][a-z0-9_]{1,39}$'),
  constraint inspection_checklist_no          check (no between 1 and 9999),
  constraint inspection_checklist_subject     check (subject in ('city', 'village', 'residential_group', 'school', 'inter_agency')),
  constraint inspection_checklist_pass        check (pass_percent between 0 and 100),
  constraint inspection_checklist_content     check (jsonb_typeof(content) = 'array' and jsonb_array_length(content) between 1 and 20),
  constraint inspection_checklist_mark_known  check (mark in ('C', 'C*', 'S', 'R', '?')),
  constraint inspection_checklist_edit_signed check ((edited_at is null) = (edited_by is null))
);
comment on table  inspection_checklist is 'Checklists by version: sections with questions, their weight, when they are asked, what is wanted when they fail. A version is never changed.';
comment on column inspection_checklist.content is 'Sections and questions as they are shown and scored; the answers to them are rows.';
comment on column inspection_checklist.pass_percent is 'Share of the points that can be had from which on a unit meets the checklist.';

-- What is visited ------------------------------------------------------------------------------------------------------------------
create table inspection_unit (
  id uuid not null, province_id text collate "C" not null, agency_id uuid not null, place_id text collate "C" not null, kind text collate "C" not null,
  name text not null, folded text collate "C" not null, recorded_by uuid not null, recorded_at timestamptz not null, version integer not null default 1,
  constraint inspection_unit_pkey     primary key (id),
  constraint inspection_unit_province foreign key (province_id) references place (id),
  constraint inspection_unit_place    foreign key (place_id)    references place (id),
  constraint inspection_unit_agency   foreign key (agency_id)   references agency (id),
  constraint inspection_unit_by       foreign key (recorded_by) references staff (id),
  constraint inspection_unit_once     unique (province_id, kind, place_id, folded),
  constraint inspection_unit_kind     check (kind in ('city', 'commune', 'village', 'residential_group', 'school', 'social_facility', 'lodging', 'entertainment', 'workplace', 'agency', 'other'))
);
create index inspection_unit_of_province on inspection_unit (province_id, folded, id);
comment on table inspection_unit is 'A city, village, residential group, school, lodging or workplace that is assessed or inspected. Its findings follow it from visit to visit.';

-- Rounds and their team ------------------------------------------------------------------------------------------------------------
create table inspection_round (
  id uuid not null, province_id text collate "C" not null, agency_id uuid not null, kind text collate "C" not null, title text not null, folded text collate "C" not null,
  decision text, focus text, from_on date not null, until_on date not null, recorded_by uuid not null, recorded_at timestamptz not null, version integer not null default 1,
  constraint inspection_round_pkey        primary key (id),
  constraint inspection_round_in_province unique (id, province_id),
  constraint inspection_round_province    foreign key (province_id) references place (id),
  constraint inspection_round_agency      foreign key (agency_id)   references agency (id),
  constraint inspection_round_by          foreign key (recorded_by) references staff (id),
  constraint inspection_round_kind        check (kind in ('inspection', 'assessment')),
  constraint inspection_round_dates       check (until_on >= from_on and until_on <= from_on + 400)
);
create index inspection_round_of_province on inspection_round (province_id, from_on desc, id desc);
comment on table  inspection_round is 'One round of inspections or safety assessments: by whose decision, from when until when, what it looks at.';
comment on column inspection_round.decision is 'Number, date and body of the decision that sends the team; an assessment may have none.';

create table inspection_member (
  id uuid not null, round_id uuid not null, province_id text collate "C" not null, agency_id uuid, body text, name text, part text collate "C" not null, removed_at timestamptz,
  constraint inspection_member_pkey   primary key (id),
  constraint inspection_member_of     foreign key (round_id, province_id) references inspection_round (id, province_id),
  constraint inspection_member_agency foreign key (agency_id) references agency (id),
  constraint inspection_member_one    check ((agency_id is null) <> (body is null)),
  constraint inspection_member_part   check (part in ('head', 'deputy', 'secretary', 'member'))
);
create index inspection_member_of_round on inspection_member (round_id);
create index inspection_member_of_agency on inspection_member (agency_id) where agency_id is not null and removed_at is null;
comment on table  inspection_member is 'Who sends whom into the team. An agency that has a member writes at the visits of the round like the one that leads it.';
comment on column inspection_member.name is 'An official in that work.';

-- Visits ---------------------------------------------------------------------------------------------------------------------------
create table inspection_visit (
  id             uuid        not null,
  province_id    text        collate "C" not null,
  place_id       text        collate "C" not null,
  round_id       uuid        not null,
  unit_id        uuid        not null,
  checklist_code text        collate "C" not null,
  checklist_no   integer     not null,
  planned_on     date        not null,
  status         text        collate "C" not null,
  visited_on     date,
  received_by    text,
  note           text,
  points         numeric(8,2),
  possible       numeric(8,2),
  met            boolean,
  failed         integer     not null default 0,
  conclusion     text,
  concluded_on   date,
  cancelled_why  text,
  recorded_by    uuid        not null,
  recorded_at    timestamptz not null,
  changed_at     timestamptz not null,
  version        integer     not null default 1,
  constraint inspection_visit_pkey        primary key (id),
  constraint inspection_visit_in_province unique (id, province_id),
  constraint inspection_visit_round       foreign key (round_id, province_id) references inspection_round (id, province_id),
  constraint inspection_visit_unit        foreign key (unit_id)     references inspection_unit (id),
  constraint inspection_visit_place       foreign key (place_id)    references place (id),
  constraint inspection_visit_checklist   foreign key (checklist_code, checklist_no) references inspection_checklist (code, no),
  constraint inspection_visit_by          foreign key (recorded_by) references staff (id),
  constraint inspection_visit_status      check (status in ('planned', 'done', 'concluded', 'cancelled')),
  constraint inspection_visit_done        check ((status in ('done', 'concluded')) = (visited_on is not null and points is not null and possible is not null and met is not null)),
  constraint inspection_visit_concluded   check ((status = 'concluded') = (concluded_on is not null and conclusion is not null)),
  constraint inspection_visit_cancelled   check ((status = 'cancelled') = (cancelled_why is not null)),
  constraint inspection_visit_points      check (points between 0 and possible and failed >= 0),
  constraint inspection_visit_order       check (concluded_on >= visited_on)
);
create unique index inspection_visit_once on inspection_visit (round_id, unit_id, checklist_code, planned_on) where status <> 'cancelled';
create index inspection_visit_of_province on inspection_visit (province_id, planned_on desc, id desc);
create index inspection_visit_of_unit on inspection_visit (unit_id, planned_on);
comment on table  inspection_visit is 'A unit visited with a version of a checklist, planned or made.';
comment on column inspection_visit.possible is 'Points that the questions asked there could give; what does not apply is not among them.';
comment on column inspection_visit.place_id is 'Place of the unit as it was when the visit was planned.';

create table inspection_answer (
  id uuid not null, visit_id uuid not null, province_id text collate "C" not null, question text collate "C" not null, answer text collate "C" not null, note text, removed_at timestamptz,
  constraint inspection_answer_pkey   primary key (id),
  constraint inspection_answer_of     foreign key (visit_id, province_id) references inspection_visit (id, province_id),
  constraint inspection_answer_answer check (answer in ('yes', 'partly', 'no', 'not_here'))
);
create unique index inspection_answer_once on inspection_answer (visit_id, question) where removed_at is null;
comment on table inspection_answer is 'What was found to each question of the checklist.';

create table inspection_file (
  id uuid not null, visit_id uuid not null, province_id text collate "C" not null, finding_id uuid, question text collate "C", name text not null, media_type text collate "C" not null, bytes integer not null,
  stripped boolean not null, people_shown text collate "C" not null, sealed_key bytea not null, sealed_bytes bytea not null, uploaded_by uuid not null, uploaded_at timestamptz not null, removed_at timestamptz,
  version integer not null default 1,
  constraint inspection_file_pkey    primary key (id),
  constraint inspection_file_of      foreign key (visit_id, province_id) references inspection_visit (id, province_id),
  constraint inspection_file_by      foreign key (uploaded_by) references staff (id),
  constraint inspection_file_picture check (stripped or media_type not like 'image/%'),
  constraint inspection_file_people  check (people_shown in ('nobody', 'agreed')),
  constraint inspection_file_bytes   check (bytes between 1 and 26214400)
);
create index inspection_file_of_visit on inspection_file (visit_id);
comment on table inspection_file is 'Photos and papers of a visit, sealed; of a picture only the copy without place and device.';

-- Findings -------------------------------------------------------------------------------------------------------------------------
create table inspection_finding (
  id          uuid        not null,
  province_id text        collate "C" not null,
  place_id    text        collate "C" not null,
  unit_id     uuid        not null,
  visit_id    uuid        not null,
  question    text        collate "C",
  what        text        not null,
  action      text        not null,
  owner_id    uuid,
  owner_name  text,
  found_on    date        not null,
  due_on      date        not null,
  status      text        collate "C" not null,
  status_on   date        not null,
  recorded_by uuid        not null,
  recorded_at timestamptz not null,
  version     integer     not null default 1,
  constraint inspection_finding_pkey        primary key (id),
  constraint inspection_finding_in_province unique (id, province_id),
  constraint inspection_finding_visit       foreign key (visit_id, province_id) references inspection_visit (id, province_id),
  constraint inspection_finding_unit        foreign key (unit_id)     references inspection_unit (id),
  constraint inspection_finding_place       foreign key (place_id)    references place (id),
  constraint inspection_finding_owner       foreign key (owner_id)    references agency (id),
  constraint inspection_finding_by          foreign key (recorded_by) references staff (id),
  constraint inspection_finding_one_owner   check ((owner_id is null) <> (owner_name is null)),
  constraint inspection_finding_status      check (status in ('open', 'corrected', 'closed', 'withdrawn')),
  constraint inspection_finding_due         check (due_on >= found_on)
);
create index inspection_finding_of_unit on inspection_finding (unit_id) where status in ('open', 'corrected');
create index inspection_finding_by_deadline on inspection_finding (province_id, due_on, id);
create index inspection_finding_of_visit on inspection_finding (visit_id);
comment on table  inspection_finding is 'What has to be put right, by whom, until when. Until it is closed it stands in every plan for its unit.';
comment on column inspection_finding.status is 'open; corrected, as its owner says; closed, once somebody looked again; withdrawn, written down by mistake.';

alter table inspection_file add constraint inspection_file_finding foreign key (finding_id, province_id) references inspection_finding (id, province_id);

create table inspection_finding_step (
  id uuid not null, finding_id uuid not null, province_id text collate "C" not null, no integer not null, status text collate "C" not null, on_day date not null, due_on date not null,
  visit_id uuid, words text, recorded_by uuid not null, recorded_at timestamptz not null,
  constraint inspection_finding_step_pkey   primary key (id),
  constraint inspection_finding_step_of     foreign key (finding_id, province_id) references inspection_finding (id, province_id),
  constraint inspection_finding_step_visit  foreign key (visit_id, province_id)   references inspection_visit (id, province_id),
  constraint inspection_finding_step_by     foreign key (recorded_by) references staff (id),
  constraint inspection_finding_step_once   unique (finding_id, no),
  constraint inspection_finding_step_status check (status in ('open', 'corrected', 'closed', 'withdrawn'))
);
comment on table  inspection_finding_step is 'Each step of a finding with its day and the deadline that held from then on; the first is its being found.';
comment on column inspection_finding_step.visit_id is 'The visit at which it was looked at again.';

create table inspection_sanction (
  id uuid not null, province_id text collate "C" not null, place_id text collate "C" not null, finding_id uuid not null, kind text collate "C" not null, amount_vnd bigint, decision text not null,
  on_day date not null, recorded_by uuid not null, recorded_at timestamptz not null, withdrawn_at timestamptz, version integer not null default 1,
  constraint inspection_sanction_pkey   primary key (id),
  constraint inspection_sanction_of     foreign key (finding_id, province_id) references inspection_finding (id, province_id),
  constraint inspection_sanction_place  foreign key (place_id)    references place (id),
  constraint inspection_sanction_by     foreign key (recorded_by) references staff (id),
  constraint inspection_sanction_kind   check (kind in ('warning', 'fine', 'suspension', 'licence', 'transfer', 'other')),
  constraint inspection_sanction_amount check ((kind = 'fine') = (amount_vnd is not null) and amount_vnd between 1 and 1000000000000)
);
create index inspection_sanction_of_finding on inspection_sanction (finding_id);
comment on table inspection_sanction is 'What a unit was sanctioned with for a finding: kind, decision, sum of a fine in dong.';

-- Row rules ------------------------------------------------------------------------------------------------------------------------
do $$
declare
  t text;
  writers constant text := '(select access.agencies_as(''commune_officer'', ''union_officer'', ''provincial_officer''))::uuid[]';
  -- Whoever leads the round or has a member in its team.
  team constant text := '(exists (select 1 from inspection_round r where r.id = %1$s and r.agency_id = any (' || writers || '))
      or exists (select 1 from inspection_member m where m.round_id = %1$s and m.removed_at is null and m.agency_id = any (' || writers || ')))';
begin
  foreach t in array array['inspection_checklist', 'inspection_unit', 'inspection_round', 'inspection_member', 'inspection_visit', 'inspection_answer', 'inspection_file',
                           'inspection_finding', 'inspection_finding_step', 'inspection_sanction'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force  row level security', t);
  end loop;
  foreach t in array array['inspection_unit', 'inspection_round', 'inspection_member', 'inspection_visit', 'inspection_answer', 'inspection_file', 'inspection_finding',
                           'inspection_finding_step', 'inspection_sanction'] loop
    execute format('create policy %I on %I for select to nangmai_app using (province_id = any ((select access.my_provinces())::text[]))', t || '_seen', t);
    execute format('grant select, insert on %I to nangmai_app', t);
  end loop;
  foreach t in array array['inspection_unit', 'inspection_round'] loop
    execute format('create policy %I on %I for insert to nangmai_app with check (recorded_by = (select access.current_staff()) and agency_id = any (%s)
      and exists (select 1 from agency a where a.id = agency_id and a.province_id = %I.province_id))', t || '_made', t, writers, t);
    execute format('create policy %I on %I for update to nangmai_app using (agency_id = any (%s)) with check (true)', t || '_changed', t, writers);
  end loop;
  execute format('create policy inspection_member_made on inspection_member for insert to nangmai_app with check (exists (select 1 from inspection_round r where r.id = round_id and r.agency_id = any (%s)))', writers);
  execute format('create policy inspection_member_changed on inspection_member for update to nangmai_app using (exists (select 1 from inspection_round r where r.id = round_id and r.agency_id = any (%s))) with check (true)', writers);
  execute format('create policy inspection_visit_made on inspection_visit for insert to nangmai_app with check (recorded_by = (select access.current_staff()) and ' || team || ')', 'inspection_visit.round_id');
  execute format('create policy inspection_visit_changed on inspection_visit for update to nangmai_app using (' || team || ') with check (true)', 'inspection_visit.round_id');
  foreach t in array array['inspection_answer', 'inspection_finding', 'inspection_sanction', 'inspection_file', 'inspection_finding_step'] loop
    -- Of a finding also its owner: it tells that it was put right, and shows it.
    execute format('create policy %I on %I for insert to nangmai_app with check (' ||
      case when t = 'inspection_sanction' then 'exists (select 1 from inspection_finding f join inspection_visit v on v.id = f.visit_id where f.id = finding_id and ' || format(team, 'v.round_id') || ')'
           when t = 'inspection_finding_step' then 'recorded_by = (select access.current_staff()) and exists (select 1 from inspection_finding f join inspection_visit v on v.id = f.visit_id where f.id = finding_id and (f.owner_id = any (' || writers || ') or ' || format(team, 'v.round_id') || '))
                or exists (select 1 from inspection_visit v where v.id = inspection_finding_step.visit_id and ' || format(team, 'v.round_id') || ')'
           when t = 'inspection_file' then 'uploaded_by = (select access.current_staff()) and (exists (select 1 from inspection_visit v where v.id = visit_id and ' || format(team, 'v.round_id') || ')
                or exists (select 1 from inspection_finding f where f.id = finding_id and f.owner_id = any (' || writers || ')))'
           else 'exists (select 1 from inspection_visit v where v.id = visit_id and ' || format(team, 'v.round_id') || ')' end || ')', t || '_made', t);
  end loop;
  execute 'create policy inspection_answer_changed on inspection_answer for update to nangmai_app using (exists (select 1 from inspection_visit v where v.id = visit_id and ' || format(team, 'v.round_id') || ')) with check (true)';
  execute 'create policy inspection_file_changed on inspection_file for update to nangmai_app using (uploaded_by = (select access.current_staff()) or exists (select 1 from inspection_visit v where v.id = visit_id and ' || format(team, 'v.round_id') || ')) with check (true)';
  -- A finding is looked at again by the team that made it, by a later team at the same unit, and told corrected by its owner.
  execute 'create policy inspection_finding_changed on inspection_finding for update to nangmai_app using (owner_id = any (' || writers || ')
    or exists (select 1 from inspection_visit v where v.unit_id = inspection_finding.unit_id and ' || format(team, 'v.round_id') || ')) with check (true)';
  execute 'create policy inspection_sanction_changed on inspection_sanction for update to nangmai_app using (exists (select 1 from inspection_finding f join inspection_visit v on v.id = f.visit_id where f.id = finding_id and ' || format(team, 'v.round_id') || ')) with check (true)';
end $$;

create policy inspection_checklist_told on inspection_checklist to nangmai_owner using (true) with check (true);
create policy inspection_checklist_seen on inspection_checklist for select to nangmai_app using (true);
create policy inspection_checklist_made on inspection_checklist for insert to nangmai_app with check (
  edited_by = (select access.current_staff()) and (select access.agencies_as('provincial_officer', 'administrator')) <> '{}');
grant select, insert on inspection_checklist to nangmai_app;
grant update (title, folded, decision, focus, from_on, until_on, version) on inspection_round to nangmai_app;
grant update (removed_at) on inspection_member, inspection_answer to nangmai_app;
grant update (planned_on, status, visited_on, received_by, note, points, possible, met, failed, conclusion, concluded_on, cancelled_why, changed_at, version) on inspection_visit to nangmai_app;
grant update (removed_at, version) on inspection_file to nangmai_app;
grant update (due_on, status, status_on, version) on inspection_finding to nangmai_app;
grant update (withdrawn_at, version) on inspection_sanction to nangmai_app;
grant update (version) on inspection_unit to nangmai_app;

create trigger inspection_checklist_audited    after insert           on inspection_checklist    for each row when (new.edited_by is not null) execute function audit.record_change('inspection_checklist', 'content', 'code');
create trigger inspection_unit_audited         after insert or update on inspection_unit         for each row execute function audit.record_change('inspection_unit', 'folded');
create trigger inspection_round_audited        after insert or update on inspection_round        for each row execute function audit.record_change('inspection_round', 'folded');
create trigger inspection_member_audited       after insert or update on inspection_member       for each row execute function audit.record_change('inspection_round', '', 'round_id');
create trigger inspection_visit_audited        after insert or update on inspection_visit        for each row execute function audit.record_change('inspection_visit', 'changed_at');
create trigger inspection_answer_audited       after insert or update on inspection_answer       for each row execute function audit.record_change('inspection_visit', 'note', 'visit_id');
create trigger inspection_file_audited         after insert or update on inspection_file         for each row execute function audit.record_change('inspection_visit', 'sealed_key,sealed_bytes', 'visit_id');
create trigger inspection_finding_audited      after insert or update on inspection_finding      for each row execute function audit.record_change('inspection_finding', '');
create trigger inspection_finding_step_audited after insert           on inspection_finding_step for each row execute function audit.record_change('inspection_finding', '', 'finding_id');
create trigger inspection_sanction_audited     after insert or update on inspection_sanction     for each row execute function audit.record_change('inspection_finding', '', 'finding_id');

-- Facts ----------------------------------------------------------------------------------------------------------------------------
create policy inspection_round_fact        on inspection_round        for select to nangmai_facts using (true);
create policy inspection_unit_fact         on inspection_unit         for select to nangmai_facts using (true);
create policy inspection_visit_fact        on inspection_visit        for select to nangmai_facts using (true);
create policy inspection_finding_fact      on inspection_finding      for select to nangmai_facts using (true);
create policy inspection_finding_step_fact on inspection_finding_step for select to nangmai_facts using (true);
create policy inspection_sanction_fact     on inspection_sanction     for select to nangmai_facts using (true);
grant select (id, kind) on inspection_round to nangmai_facts;
grant select (id, kind) on inspection_unit to nangmai_facts;
grant select (id, province_id, place_id, round_id, unit_id, status, visited_on, met) on inspection_visit to nangmai_facts;
grant select (id, province_id, place_id, found_on) on inspection_finding to nangmai_facts;
grant select (finding_id, no, status, on_day, due_on) on inspection_finding_step to nangmai_facts;
grant select (id, province_id, place_id, finding_id, kind, amount_vnd, on_day, withdrawn_at) on inspection_sanction to nangmai_facts;

create view fact_inspection as
select v.id, v.province_id, v.place_id, r.kind as inspection_kind, u.kind as unit_kind, v.visited_on, v.met
from   inspection_visit v join inspection_round r on r.id = v.round_id join inspection_unit u on u.id = v.unit_id where v.status in ('done', 'concluded');
create view fact_inspection_finding as
select f.id, f.province_id, f.place_id, s.status, s.due_on, s.on_day as from_on, lead(s.on_day) over (partition by s.finding_id order by s.no) as until_on
from   inspection_finding f join inspection_finding_step s on s.finding_id = f.id;
create view fact_inspection_sanction as
select id, province_id, place_id, kind as sanction_kind, amount_vnd, on_day from inspection_sanction where withdrawn_at is null;

grant select on fact_inspection, fact_inspection_finding, fact_inspection_sanction to nangmai_reporter;
grant create on schema public to nangmai_facts;                                   -- for the next lines only
alter view fact_inspection owner to nangmai_facts;
alter view fact_inspection_finding owner to nangmai_facts;
alter view fact_inspection_sanction owner to nangmai_facts;
revoke create on schema public from nangmai_facts;
