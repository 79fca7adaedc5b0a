-- Sealed files of a case; medical care, police, law and papers; the person who used violence, apart from her file.

-- Files ------------------------------------------------------------------------------------------------------------------
create table sealed_file (
  id             uuid        not null,
  case_id        uuid        not null,
  province_id    text        collate "C" not null,
  kind           text        not null,
  record_kind    text        collate "C",
  record_id      uuid,
  media_type     text        collate "C" not null,
  bytes          integer     not null,
  derivative_of  uuid,
  taken_at       timestamptz,
  uploaded_at    timestamptz not null default now(),
  uploaded_by    uuid        not null,
  sealed_name    bytea,
  sealed_digest  bytea,
  removed_at     timestamptz,
  removed_by     uuid,
  removed_reason text,
  sealed_removed bytea,
  version        integer     not null default 1,
  constraint sealed_file_pkey       primary key (id),
  constraint sealed_file_in_case    unique (id, case_id),
  constraint sealed_file_case       foreign key (case_id)       references case_file (id),
  constraint sealed_file_province   foreign key (province_id)   references place (id),
  constraint sealed_file_by         foreign key (uploaded_by)   references staff (id),
  constraint sealed_file_remover    foreign key (removed_by)    references staff (id),
  constraint sealed_file_derived    foreign key (derivative_of, case_id) references sealed_file (id, case_id),
  constraint sealed_file_kind       check (kind in ('injury', 'medical', 'police', 'court', 'paper', 'message', 'recording', 'consent', 'other')),
  constraint sealed_file_type       check (media_type in ('application/pdf', 'image/jpeg', 'image/png', 'image/webp', 'image/heic', 'audio/mpeg', 'audio/mp4', 'audio/ogg',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')),
  constraint sealed_file_size       check (bytes between 1 and 26214400),
  constraint sealed_file_about      check ((record_kind is null) = (record_id is null) and (record_kind is null or record_kind in ('injury', 'police_report', 'legal_step', 'paper', 'assault_care'))),
  constraint sealed_file_removal    check ((removed_at is null) = (removed_reason is null) and (removed_at is null) = (removed_by is null)),
  constraint sealed_file_reason     check (removed_reason in ('mistaken', 'wrong_case', 'asked', 'better_copy', 'other'))
);
create unique index sealed_file_one_derivative on sealed_file (derivative_of) where derivative_of is not null;
create index sealed_file_of_case on sealed_file (case_id, uploaded_at desc);
comment on table  sealed_file is 'A file of a case: what kind, how large, when taken. Its name and its bytes are sealed under the case''s key.';
comment on column sealed_file.derivative_of is 'The original this one was made from, without what a camera writes beside the picture (place, time, device).';
comment on column sealed_file.taken_at is 'When the picture was taken or the paper written, as told by the person who brought it.';
comment on column sealed_file.sealed_digest is 'SHA-256 of the plain bytes, sealed: proves later that a file is still the one that came in.';
comment on column sealed_file.removed_at is 'Hidden since, with its reason. The bytes stay: what was evidence once is not destroyed by a click.';

create table sealed_chunk (
  file_id uuid    not null,
  no      integer not null,
  case_id uuid    not null,
  sealed  bytea   not null,
  constraint sealed_chunk_pkey primary key (file_id, no),
  constraint sealed_chunk_file foreign key (file_id, case_id) references sealed_file (id, case_id),
  constraint sealed_chunk_no   check (no between 0 and 127),
  constraint sealed_chunk_size check (length(sealed) <= 263000)
);
alter table sealed_chunk alter column sealed set storage external; -- sealed bytes do not compress
comment on table sealed_chunk is 'The bytes of a file in pieces of at most 256 kB, each sealed for its place.';

-- Medical care, police, law, papers ----------------------------------------------------------------------------------------
create table recourse_item (
  list         text    collate "C" not null,
  code         text    collate "C" not null,
  position     integer not null,
  label_vi     text    not null,
  label_en     text    not null,
  hint_vi      text,
  hint_en      text,
  best_hours   integer,
  latest_hours integer,
  source       text    not null,
  mark         text    not null,
  edited_at    timestamptz,
  constraint recourse_item_pkey  primary key (list, code),
  constraint recourse_item_list  check (list in ('care', 'trace')),
  constraint recourse_item_hours check (best_hours <= latest_hours)
);
comment on table  recourse_item is 'Editable lists: what is offered after an assault and until when, and where a phone or an account gives somebody away.';
comment on column recourse_item.best_hours is 'Hours since the assault within which it helps most; latest_hours until it helps at all. Empty: no limit known.';
comment on column recourse_item.mark is 'How sure the source is: C official page seen, R recalled, practice from the work itself.';

create table assault_care (
  id          uuid        not null,
  case_id     uuid        not null,
  province_id text        collate "C" not null,
  assaulted_at timestamptz not null,
  estimated   boolean     not null,
  recorded_at timestamptz not null default now(),
  recorded_by uuid        not null,
  sealed_words bytea,
  version     integer     not null default 1,
  constraint assault_care_pkey     primary key (id),
  constraint assault_care_in_case  unique (id, case_id),
  constraint assault_care_case     foreign key (case_id)     references case_file (id),
  constraint assault_care_province foreign key (province_id) references place (id),
  constraint assault_care_by       foreign key (recorded_by) references staff (id)
);
create index assault_care_of_case on assault_care (case_id, assaulted_at desc);
comment on table assault_care is 'Care after a sexual assault. No column asks for a police record: care never waits for one.';

create table assault_care_step (
  care_id uuid        not null,
  item    text        collate "C" not null,
  case_id uuid        not null,
  state   text        not null,
  at      timestamptz not null,
  by      uuid        not null,
  version integer     not null default 1,
  constraint assault_care_step_pkey  primary key (care_id, item),
  constraint assault_care_step_care  foreign key (care_id, case_id) references assault_care (id, case_id),
  constraint assault_care_step_by    foreign key (by) references staff (id),
  constraint assault_care_step_state check (state in ('asked', 'offered', 'declined', 'done', 'not_needed'))
);

create table injury (
  id              uuid        not null,
  case_id         uuid        not null,
  province_id     text        collate "C" not null,
  seen_on         date        not null,
  certificate     text        not null default 'none',
  certificate_on  date,
  expertise       text        not null default 'none',
  expertise_by    text,
  expertise_asked_on  date,
  expertise_result_on date,
  expertise_percent   numeric(4,1),
  recorded_at     timestamptz not null default now(),
  recorded_by     uuid        not null,
  sealed_words    bytea,
  sealed_body     bytea,
  version         integer     not null default 1,
  constraint injury_pkey        primary key (id),
  constraint injury_case        foreign key (case_id)     references case_file (id),
  constraint injury_province    foreign key (province_id) references place (id),
  constraint injury_by          foreign key (recorded_by) references staff (id),
  constraint injury_certificate check (certificate in ('none', 'asked', 'got', 'refused') and (certificate <> 'got' or certificate_on is not null)),
  constraint injury_expertise   check (expertise in ('none', 'asked', 'resulted', 'refused')),
  constraint injury_asked_by    check (expertise_by in ('police', 'procuracy', 'court', 'commune', 'survivor')),
  constraint injury_asked       check (expertise = 'none' or (expertise_by is not null and expertise_asked_on is not null)),
  constraint injury_resulted    check (expertise <> 'resulted' or expertise_result_on is not null),
  constraint injury_percent     check (expertise_percent between 0 and 100)
);
create index injury_of_case on injury (case_id, seen_on desc);
comment on column injury.expertise is 'Giám định: asked by a body (trưng cầu) or by herself (yêu cầu), until its result.';
comment on column injury.expertise_percent is 'Tỷ lệ tổn thương cơ thể, per cent, as the result says.';

create table police_report (
  id             uuid        not null,
  case_id        uuid        not null,
  province_id    text        collate "C" not null,
  reported_by    text        not null,
  told_before    boolean     not null,
  crime_signs    boolean     not null,
  signs_at       timestamptz,
  state          text        not null,
  reported_at    timestamptz,
  receipt        boolean     not null default false,
  result_on      date,
  clock_id       uuid,
  recorded_at    timestamptz not null default now(),
  recorded_by    uuid        not null,
  sealed_station bytea,
  sealed_taker   bytea,
  sealed_number  bytea,
  sealed_reason  bytea,
  version        integer     not null default 1,
  constraint police_report_pkey     primary key (id),
  constraint police_report_in_case  unique (id, case_id),
  constraint police_report_case     foreign key (case_id)     references case_file (id),
  constraint police_report_province foreign key (province_id) references place (id),
  constraint police_report_by       foreign key (recorded_by) references staff (id),
  constraint police_report_clock    foreign key (clock_id)    references clock (id),
  constraint police_report_reporter check (reported_by in ('survivor', 'centre', 'commune', 'health', 'relative', 'other')),
  constraint police_report_state    check (state in ('due', 'pending', 'initiated', 'administrative', 'refused', 'transferred')),
  constraint police_report_signs    check (not crime_signs or signs_at is not null),
  constraint police_report_dated    check ((state = 'due') = (reported_at is null)),
  constraint police_report_resulted check (state in ('due', 'pending') or result_on is not null),
  constraint police_report_told     check (state = 'due' or told_before or reported_by <> 'centre')
);
create index police_report_of_case on police_report (case_id, reported_at desc);
comment on column police_report.state is 'due: signs of a crime, not reported yet. pending: reported, no result yet.';
comment on column police_report.told_before is 'She was told before it was reported. The centre never reports behind her back.';
comment on column police_report.receipt is 'Whether a receipt was given; who took it and its number are sealed.';

create table complaint_withdrawal (
  id             uuid        not null,
  report_id      uuid        not null,
  case_id        uuid        not null,
  withdrawn_on   date        not null,
  reason         text        not null,
  pressure_by    text[]      not null,
  recorded_at    timestamptz not null default now(),
  recorded_by    uuid        not null,
  sealed_words   bytea,
  sealed_present bytea,
  version        integer     not null default 1,
  constraint complaint_withdrawal_pkey     primary key (id),
  constraint complaint_withdrawal_once     unique (report_id),
  constraint complaint_withdrawal_report   foreign key (report_id, case_id) references police_report (id, case_id),
  constraint complaint_withdrawal_by       foreign key (recorded_by) references staff (id),
  constraint complaint_withdrawal_reason   check (reason in ('afraid', 'children', 'money', 'reconciled', 'shame', 'pressed', 'tired', 'other')),
  constraint complaint_withdrawal_pressure check (pressure_by <@ array['respondent', 'his_family', 'own_family', 'commune', 'police', 'other'])
);
comment on column complaint_withdrawal.pressure_by is 'Who pressed her; empty when nobody did, in her own words.';

create table legal_step (
  id           uuid        not null,
  case_id      uuid        not null,
  province_id  text        collate "C" not null,
  kind         text        not null,
  state        text        not null default 'asked',
  asked_on     date        not null,
  hearing_on   date,
  ended_on     date,
  outcome      text,
  recorded_at  timestamptz not null default now(),
  recorded_by  uuid        not null,
  sealed_words bytea,
  version      integer     not null default 1,
  constraint legal_step_pkey     primary key (id),
  constraint legal_step_case     foreign key (case_id)     references case_file (id),
  constraint legal_step_province foreign key (province_id) references place (id),
  constraint legal_step_by       foreign key (recorded_by) references staff (id),
  constraint legal_step_kind     check (kind in ('legal_aid', 'divorce', 'custody', 'property', 'compensation', 'other')),
  constraint legal_step_state    check (state in ('asked', 'going', 'ended', 'withdrawn')),
  constraint legal_step_outcome  check (outcome in ('granted', 'partly', 'refused', 'agreed')),
  constraint legal_step_ended    check ((state = 'ended') = (outcome is not null) and (state in ('ended', 'withdrawn')) = (ended_on is not null))
);
create index legal_step_of_case on legal_step (case_id, asked_on desc);

create table paper (
  id          uuid        not null,
  case_id     uuid        not null,
  province_id text        collate "C" not null,
  kind        text        not null,
  person_id   uuid,
  state       text        not null default 'wanted',
  moved_on    date        not null,
  recorded_at timestamptz not null default now(),
  recorded_by uuid        not null,
  sealed_who  bytea,
  sealed_need bytea,
  version     integer     not null default 1,
  constraint paper_pkey     primary key (id),
  constraint paper_case     foreign key (case_id)            references case_file (id),
  constraint paper_person   foreign key (person_id, case_id) references person (id, case_id),
  constraint paper_province foreign key (province_id)        references place (id),
  constraint paper_by       foreign key (recorded_by)        references staff (id),
  constraint paper_kind     check (kind in ('identity', 'birth', 'residence', 'insurance', 'marriage', 'school_records', 'school_transfer', 'bank', 'other')),
  constraint paper_state    check (state in ('wanted', 'requested', 'got', 'dropped')),
  constraint paper_child    check (kind <> 'school_transfer' or person_id is not null)
);
create index paper_of_case on paper (case_id, recorded_at);
comment on column paper.sealed_who is 'Who gets it, and from whom.';
comment on column paper.sealed_need is 'The only words a school is shown: what the child needs there. Nothing of why it comes.';

create table trace_check (
  case_id uuid        not null,
  item    text        collate "C" not null,
  state   text        not null,
  at      timestamptz not null,
  by      uuid        not null,
  version integer     not null default 1,
  constraint trace_check_pkey  primary key (case_id, item),
  constraint trace_check_case  foreign key (case_id) references case_file (id),
  constraint trace_check_by    foreign key (by)      references staff (id),
  constraint trace_check_state check (state in ('needed', 'done', 'not_now'))
);
comment on table trace_check is 'Where a phone, an account or an app could tell where she is, and what was done about it.';

do $$
declare t text;
begin
  foreach t in array array['sealed_file','sealed_chunk','assault_care','assault_care_step','injury','police_report','complaint_withdrawal','legal_step','paper','trace_check'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force  row level security', t);
    execute format('create policy %I on %I for insert to nangmai_app with check (access.works_on(case_id) and access.sees_case(case_id))', t || '_written', t);
    if t <> 'sealed_chunk' then -- the bytes themselves: only who works on the case, see below
      execute format('create policy %I on %I for select to nangmai_app using (access.sees_case(case_id))', t || '_seen', t);
      execute format('create policy %I on %I for update to nangmai_app using (access.works_on(case_id) and access.sees_case(case_id))', t || '_changed', t);
    end if;
    execute format('grant select, insert on %I to nangmai_app', t);
  end loop;
end $$;
create policy sealed_chunk_seen on sealed_chunk for select to nangmai_app using (
  access.is_assigned(case_id, (select access.current_staff())) and case_id <> all ((select access.my_conflicts())::uuid[]));
grant select on recourse_item to nangmai_app;
grant update (removed_at, removed_by, removed_reason, sealed_removed, version) on sealed_file to nangmai_app;
grant update (assaulted_at, estimated, sealed_words, version) on assault_care to nangmai_app;
grant update (state, at, by, version) on assault_care_step to nangmai_app;
grant update (certificate, certificate_on, expertise, expertise_by, expertise_asked_on, expertise_result_on, expertise_percent, sealed_words, sealed_body, version) on injury to nangmai_app;
grant update (state, told_before, reported_by, reported_at, receipt, result_on, clock_id, sealed_station, sealed_taker, sealed_number, sealed_reason, version) on police_report to nangmai_app;
grant update (state, hearing_on, ended_on, outcome, sealed_words, version) on legal_step to nangmai_app;
grant update (state, moved_on, sealed_who, sealed_need, version) on paper to nangmai_app;
grant update (state, at, by, version) on trace_check to nangmai_app;

create trigger sealed_file_audited after insert or update on sealed_file for each row execute function audit.record_change('case', 'sealed_name,sealed_digest,sealed_removed', 'case_id');
create trigger sealed_chunk_audited after insert on sealed_chunk for each row when (new.no = 0) execute function audit.record_change('case', 'sealed', 'case_id');
create trigger assault_care_audited after insert or update on assault_care for each row execute function audit.record_change('case', 'sealed_words', 'case_id');
create trigger assault_care_step_audited after insert or update on assault_care_step for each row execute function audit.record_change('case', '', 'case_id');
create trigger injury_audited after insert or update on injury for each row execute function audit.record_change('case', 'sealed_words,sealed_body', 'case_id');
create trigger police_report_audited after insert or update on police_report for each row
  execute function audit.record_change('case', 'sealed_station,sealed_taker,sealed_number,sealed_reason', 'case_id');
create trigger complaint_withdrawal_audited after insert on complaint_withdrawal for each row execute function audit.record_change('case', 'sealed_words,sealed_present', 'case_id');
create trigger legal_step_audited after insert or update on legal_step for each row execute function audit.record_change('case', 'sealed_words', 'case_id');
create trigger paper_audited after insert or update on paper for each row execute function audit.record_change('case', 'sealed_who,sealed_need', 'case_id');
create trigger trace_check_audited after insert or update on trace_check for each row execute function audit.record_change('case', '', 'case_id');
create trigger recourse_item_audited after update on recourse_item for each row when (new.edited_at is not null) execute function audit.record_change('recourse_item', '', 'code');

create trigger sealed_file_told after insert on sealed_file for each row when (new.derivative_of is null) execute function access.tell_case('file.added', 'uploaded_at');
create trigger sealed_file_removed_told after update of removed_at on sealed_file for each row when (new.removed_at is not null and new.derivative_of is null)
  execute function access.tell_case('file.removed', 'removed_at');
create trigger assault_care_told after insert on assault_care for each row execute function access.tell_case('assault_care.begun', 'recorded_at');
create trigger assault_care_step_told after insert or update of state on assault_care_step for each row when (new.state = 'done')
  execute function access.tell_case('assault_care.done', 'at', 'care_id');
create trigger injury_told after insert on injury for each row execute function access.tell_case('injury.recorded', 'recorded_at');
create trigger injury_resulted_told after update of expertise on injury for each row when (new.expertise = 'resulted' and old.expertise <> 'resulted')
  execute function access.tell_case('injury.expertise_resulted', 'expertise_result_on');
create trigger police_report_told after insert on police_report for each row when (new.reported_at is not null) execute function access.tell_case('police_report.made', 'reported_at');
create trigger police_report_reported_told after update of state on police_report for each row when (old.state = 'due' and new.state <> 'due')
  execute function access.tell_case('police_report.made', 'reported_at');
create trigger police_report_resulted_told after update of state on police_report for each row
  when (new.state not in ('due', 'pending') and new.state <> old.state) execute function access.tell_case('police_report.resulted', 'result_on');
create trigger complaint_withdrawal_told after insert on complaint_withdrawal for each row execute function access.tell_case('complaint.withdrawn', 'withdrawn_on');
create trigger legal_step_told after insert on legal_step for each row execute function access.tell_case('legal_step.begun', 'asked_on');
create trigger legal_step_ended_told after update of state on legal_step for each row when (new.state = 'ended' and old.state <> 'ended')
  execute function access.tell_case('legal_step.ended', 'ended_on');
create trigger paper_got_told after update of state on paper for each row when (new.state = 'got' and old.state <> 'got') execute function access.tell_case('paper.got', 'moved_on');

-- The person who used violence ---------------------------------------------------------------------------------------------
create table respondent_number (
  province_id text    collate "C" not null,
  year        integer not null,
  last        integer not null,
  constraint respondent_number_pkey     primary key (province_id, year),
  constraint respondent_number_province foreign key (province_id) references place (id)
);
comment on table respondent_number is 'Last number given in a province and year, apart from the numbers of cases.';

create table respondent_file (
  id           uuid        not null,
  province_id  text        collate "C" not null,
  agency_id    uuid        not null,
  code         text        collate "C" not null,
  place_id     text        collate "C",
  basis        text        not null,
  criminal     boolean     not null,
  detected_on  date        not null,
  sex          text        not null,
  age_years    integer,
  status       text        not null default 'open',
  outcome      text,
  opened_at    timestamptz not null,
  opened_by    uuid        not null,
  closed_at    timestamptz,
  sealed_key   bytea,
  sealed_identity bytea,
  sealed_words bytea,
  version      integer     not null default 1,
  constraint respondent_file_pkey      primary key (id),
  constraint respondent_file_code_once unique (province_id, code),
  constraint respondent_file_copied    unique (id, agency_id),
  constraint respondent_file_province  foreign key (province_id) references place (id),
  constraint respondent_file_place     foreign key (place_id)    references place (id),
  constraint respondent_file_agency    foreign key (agency_id)   references agency (id),
  constraint respondent_file_by        foreign key (opened_by)   references staff (id),
  constraint respondent_file_basis     check (basis in ('measure_7', 'nq28', 'court', 'own_wish', 'other')),
  constraint respondent_file_sex       check (sex in ('female', 'male', 'other', 'unknown')),
  constraint respondent_file_age       check (age_years between 0 and 120),
  constraint respondent_file_status    check (status in ('open', 'closed')),
  constraint respondent_file_outcome   check (outcome in ('changed', 'partly', 'stopped_coming', 'moved_away', 'criminal', 'other')),
  constraint respondent_file_closed    check ((status = 'closed') = (closed_at is not null and outcome is not null))
);
create index respondent_file_newest on respondent_file (agency_id, opened_at desc, id desc);
comment on table  respondent_file is 'Work with the person who used violence (Luật 13/2022/QH15, Điều 22, measure 7). A file of its own: nothing in it names a case.';
comment on column respondent_file.criminal is 'At the level of a crime. NQ 28 3.2b counts the others.';
comment on column respondent_file.sealed_identity is 'Name, phone, address and birthday, sealed under this file''s own key.';

create table respondent_assignment (
  file_id   uuid        not null,
  staff_id  uuid        not null,
  agency_id uuid        not null,
  from_at   timestamptz not null default now(),
  until_at  timestamptz,
  set_by    uuid        not null,
  constraint respondent_assignment_pkey  primary key (file_id, staff_id),
  constraint respondent_assignment_file  foreign key (file_id, agency_id) references respondent_file (id, agency_id),
  constraint respondent_assignment_staff foreign key (staff_id) references staff (id),
  constraint respondent_assignment_dates check (until_at is null or until_at >= from_at)
);
create index respondent_assignment_of_staff on respondent_assignment (staff_id);
comment on table respondent_assignment is 'Who works with this person. Never somebody who works, or has worked, on the case of whom it was done to.';

create table respondent_session (
  id           uuid        not null,
  file_id      uuid        not null,
  kind         text        not null,
  held_at      timestamptz not null,
  attended     boolean     not null,
  minutes      integer,
  recorded_at  timestamptz not null default now(),
  recorded_by  uuid        not null,
  sealed_words bytea,
  version      integer     not null default 1,
  constraint respondent_session_pkey    primary key (id),
  constraint respondent_session_file    foreign key (file_id)     references respondent_file (id),
  constraint respondent_session_by      foreign key (recorded_by) references staff (id),
  constraint respondent_session_kind    check (kind in ('counselling', 'commitment', 'course')),
  constraint respondent_session_minutes check (minutes between 1 and 600)
);
create index respondent_session_of_file on respondent_session (file_id, held_at desc);
comment on column respondent_session.kind is 'counselling: tư vấn. commitment: bản cam kết signed. course: one meeting of a course.';

create table respondent_warning (
  id           uuid        not null,
  file_id      uuid        not null,
  code         text        not null,
  seen_at      timestamptz not null,
  recorded_at  timestamptz not null default now(),
  recorded_by  uuid        not null,
  ended_at     timestamptz,
  sealed_words bytea,
  version      integer     not null default 1,
  constraint respondent_warning_pkey primary key (id),
  constraint respondent_warning_file foreign key (file_id)     references respondent_file (id),
  constraint respondent_warning_by   foreign key (recorded_by) references staff (id),
  constraint respondent_warning_code check (code in ('threat', 'weapon', 'order_violated', 'absconded', 'searching', 'released', 'drinking'))
);
create index respondent_warning_running on respondent_warning (file_id) where ended_at is null;
comment on table respondent_warning is 'What protects her: the code and the day cross over to who works on her case, and nothing else does.';

create table respondent_link (
  id       uuid        not null,
  file_id  uuid        not null,
  case_id  uuid        not null,
  made_at  timestamptz not null default now(),
  made_by  uuid        not null,
  ended_at timestamptz,
  constraint respondent_link_pkey primary key (id),
  constraint respondent_link_once unique (file_id, case_id),
  constraint respondent_link_file foreign key (file_id) references respondent_file (id),
  constraint respondent_link_case foreign key (case_id) references case_file (id),
  constraint respondent_link_by   foreign key (made_by) references staff (id)
);
create index respondent_link_of_case on respondent_link (case_id);
comment on table respondent_link is 'Whose violence a case is about. Granted to nobody: only the functions below read it, and none of them tells it.';

do $$
declare t text;
begin
  foreach t in array array['respondent_file','respondent_assignment','respondent_session','respondent_warning','respondent_link'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force  row level security', t);
  end loop;
end $$;

-- The owner's definer functions are bound by row policies too: these are theirs.
create policy respondent_link_kept       on respondent_link       to nangmai_owner using (true) with check (true);
create policy respondent_file_told       on respondent_file       for select to nangmai_owner using (true);
create policy respondent_warning_told    on respondent_warning    for select to nangmai_owner using (true);
create policy respondent_assignment_told on respondent_assignment for select to nangmai_owner using (true);
create policy respondent_assignment_by_opening on respondent_assignment for insert to nangmai_owner with check (set_by = staff_id);

create function access.works_with(of_file uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select 1 from public.respondent_assignment a where a.file_id = of_file and a.staff_id = access.current_staff()
                 and a.from_at <= now() and (a.until_at is null or a.until_at > now()));
end $$;
comment on function access.works_with is 'The person asking works with this person who used violence now; it opens words and name, as works_on does for a case.';
grant execute on function access.works_with to nangmai_app;

-- To who works, or has worked, with him, her case and the contact it began with do not exist, whatever other role they hold: said once
-- where every row rule asks it. The other way round it is asked for each of the few files.
create or replace function access.conflicts_of(whose uuid) returns uuid[]
language sql stable security definer set search_path = '' as $$
  with recursive held as (
    select distinct r.agency_id as id, true as itself from public.staff_role r
    where  r.staff_id = whose and r.from_on <= (now() at time zone 'Asia/Ho_Chi_Minh')::date
      and (r.until_on is null or r.until_on > (now() at time zone 'Asia/Ho_Chi_Minh')::date)
    union
    select a.parent_id, false from held h join public.agency a on a.id = h.id where a.parent_id is not null
  )
  select coalesce(array_agg(record_id), '{}') from (
    select c.record_id from public.conflict_of_interest c where c.staff_id = whose
    union
    select c.record_id from public.conflict_of_agency c join held h on h.id = c.agency_id and (h.itself or c.with_units)
    union
    select unnest(array[f.id, f.contact_id]) from public.respondent_assignment a
    join public.respondent_link l on l.file_id = a.file_id and l.ended_at is null join public.case_file f on f.id = l.case_id
    where a.staff_id = whose) related
$$;
create function access.stands_opposite(of_file uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select 1 from public.respondent_link l join public.case_assignment a on a.case_id = l.case_id
                 where l.file_id = of_file and l.ended_at is null and a.staff_id = access.current_staff());
end $$;
comment on function access.stands_opposite is 'The person asking works, or has worked, on a case this file is linked to.';
grant execute on function access.stands_opposite to nangmai_app;

create policy respondent_file_seen on respondent_file for select to nangmai_app using (
  (agency_id = any ((select access.agencies_as('supervisor'))::uuid[]) or access.works_with(id)) and id <> all ((select access.my_conflicts())::uuid[])
  and not access.stands_opposite(id));
create policy respondent_file_opened on respondent_file for insert to nangmai_app with check (
  opened_by = (select access.current_staff()) and agency_id = any ((select access.agencies_as('case_manager', 'commune_officer'))::uuid[]));
create policy respondent_file_worked on respondent_file for update to nangmai_app using (access.works_with(id) and id <> all ((select access.my_conflicts())::uuid[]));
create policy respondent_assignment_seen on respondent_assignment for select to nangmai_app using (exists (select 1 from respondent_file f where f.id = file_id));
create policy respondent_assignment_set on respondent_assignment for insert to nangmai_app with check (
  set_by = (select access.current_staff()) and staff_id <> set_by and agency_id = any ((select access.agencies_as('supervisor'))::uuid[]));
create policy respondent_assignment_changed on respondent_assignment for update to nangmai_app using (
  agency_id = any ((select access.agencies_as('supervisor'))::uuid[])) with check (set_by = (select access.current_staff()) and (staff_id <> set_by or until_at <= now()));
create policy respondent_session_seen    on respondent_session for select to nangmai_app using (exists (select 1 from respondent_file f where f.id = file_id));
create policy respondent_session_written on respondent_session for insert to nangmai_app with check (access.works_with(file_id));
create policy respondent_session_changed on respondent_session for update to nangmai_app using (access.works_with(file_id));
create policy respondent_warning_seen    on respondent_warning for select to nangmai_app using (exists (select 1 from respondent_file f where f.id = file_id));
create policy respondent_warning_written on respondent_warning for insert to nangmai_app with check (access.works_with(file_id));
create policy respondent_warning_changed on respondent_warning for update to nangmai_app using (access.works_with(file_id));
create policy entry_of_my_respondent on audit.entry for select to nangmai_app using (
  case when kind = 'respondent' then exists (select 1 from respondent_file f where f.id = record_id::uuid) else false end);

grant select, insert on respondent_file, respondent_assignment, respondent_session, respondent_warning to nangmai_app;
grant update (place_id, basis, criminal, age_years, status, outcome, closed_at, sealed_identity, sealed_words, version) on respondent_file to nangmai_app;
grant update (from_at, until_at, set_by) on respondent_assignment to nangmai_app;
grant update (attended, minutes, sealed_words, version) on respondent_session to nangmai_app;
grant update (ended_at, version) on respondent_warning to nangmai_app;

create trigger respondent_file_audited after insert or update on respondent_file for each row execute function audit.record_change('respondent', 'sealed_key,sealed_identity,sealed_words,age_years');
create trigger respondent_assignment_audited after insert or update on respondent_assignment for each row execute function audit.record_change('respondent', '', 'file_id');
create trigger respondent_session_audited after insert or update on respondent_session for each row execute function audit.record_change('respondent', 'sealed_words', 'file_id');
create trigger respondent_warning_audited after insert or update on respondent_warning for each row execute function audit.record_change('respondent', 'sealed_words', 'file_id');
-- Neither id of a link stands in the audit, so that nobody learns it there.
create trigger respondent_link_audited after insert or update on respondent_link for each row execute function audit.record_change('respondent_link', 'file_id,case_id');

create function access.next_respondent_number(of_province text, of_year integer) returns integer
language sql volatile security definer set search_path = '' as $$
  insert into public.respondent_number as n (province_id, year, last) values (of_province, of_year, 1)
  on conflict (province_id, year) do update set last = n.last + 1 returning last
$$;
grant execute on function access.next_respondent_number to nangmai_app;

create function access.respondent_opened() returns trigger
language plpgsql volatile security definer set search_path = '' as $$
begin
  insert into public.respondent_assignment (file_id, staff_id, agency_id, set_by) values (new.id, new.opened_by, new.agency_id, new.opened_by);
  return null;
end $$;
create trigger respondent_file_opened after insert on respondent_file for each row execute function access.respondent_opened();

-- One side only. Whoever works, or has worked, on her case is never given his file, and the other way round. Assignments hold
-- the links of their record, a new link holds all assignments off, so that two at once cannot slip past each other.
create function access.refuse_other_side() returns trigger
language plpgsql volatile security definer set search_path = '' as $$
declare
  clash boolean;
begin
  if new.until_at is not null and new.until_at <= now() then return new; end if; -- ending is always allowed
  perform pg_advisory_xact_lock_shared(hashtext('respondent_link'));
  if tg_table_name = 'case_assignment' then
    perform 1 from public.respondent_link l where l.case_id = new.case_id for update;
    clash := exists (select 1 from public.respondent_link l join public.respondent_assignment a on a.file_id = l.file_id
                     where l.case_id = new.case_id and a.staff_id = new.staff_id);
  else
    perform 1 from public.respondent_link l where l.file_id = new.file_id for update;
    clash := exists (select 1 from public.respondent_link l join public.case_assignment a on a.case_id = l.case_id
                     where l.file_id = new.file_id and a.staff_id = new.staff_id);
  end if;
  if clash then
    raise exception 'works on the other side' using errcode = 'check_violation', constraint = 'assignment_one_side_only', table = tg_table_name;
  end if;
  return new;
end $$;
create trigger case_assignment_one_side before insert or update on case_assignment for each row execute function access.refuse_other_side();
create trigger respondent_assignment_one_side before insert or update on respondent_assignment for each row execute function access.refuse_other_side();

create function access.link_respondent(link_id uuid, of_code text, of_case uuid) returns text
language plpgsql volatile security definer set search_path = '' as $$
declare
  his  public.respondent_file;
  hers public.case_file;
begin
  select * into hers from public.case_file f where f.id = of_case and f.agency_id = any (access.agencies_as('supervisor')) and f.id <> all (access.my_conflicts());
  select * into his from public.respondent_file f where f.province_id = hers.province_id and f.code = of_code and f.id <> all (access.my_conflicts());
  if hers.id is null or his.id is null then return 'not_found'; end if;
  perform pg_advisory_xact_lock(hashtext('respondent_link'));
  if exists (select 1 from public.case_assignment c join public.respondent_assignment r on r.staff_id = c.staff_id
             where c.case_id = hers.id and r.file_id = his.id
               and (c.until_at is null or c.until_at > now() or r.until_at is null or r.until_at > now())) then
    return 'same_worker';
  end if;
  insert into public.respondent_link as l (id, file_id, case_id, made_by) values (link_id, his.id, hers.id, access.current_staff())
  on conflict (file_id, case_id) do update set ended_at = null where l.ended_at is not null;
  return 'linked';
end $$;
comment on function access.link_respondent is 'A supervisor of her case says whose violence it is about. Answers linked, same_worker or not_found, and never who or which.';

create function access.unlink_respondent(of_code text, of_case uuid) returns boolean
language sql volatile security definer set search_path = '' as $$
  with ended as (
    update public.respondent_link l set ended_at = now() from public.respondent_file f, public.case_file c
    where f.id = l.file_id and c.id = l.case_id and f.code = of_code and f.province_id = c.province_id and l.case_id = of_case and l.ended_at is null
      and c.agency_id = any (access.agencies_as('supervisor')) and c.id <> all (access.my_conflicts()) returning 1)
  select exists (select 1 from ended)
$$;

create function access.protective_warnings(of_case uuid default null) returns table (case_id uuid, code text, on_day date)
language plpgsql stable security definer set search_path = '' as $$
begin
  return query
  select l.case_id, w.code, max((w.seen_at at time zone 'Asia/Ho_Chi_Minh')::date)
  from   public.respondent_link l
  join   public.respondent_warning w on w.file_id = l.file_id and w.ended_at is null
  join   public.case_file f on f.id = l.case_id
  where  l.ended_at is null and (of_case is null or l.case_id = of_case)
    and  (access.is_assigned(l.case_id, access.current_staff()) or (of_case is not null and f.agency_id = any (access.agencies_as('supervisor'))))
    and  l.case_id <> all (access.my_conflicts())
  group  by l.case_id, w.code;
end $$;
comment on function access.protective_warnings is 'All that crosses from his side to hers: which case, which code, which day. No file, no word, no source.';
grant execute on function access.link_respondent, access.unlink_respondent, access.protective_warnings to nangmai_app;

-- Facts ------------------------------------------------------------------------------------------------------------------
create policy police_report_fact        on police_report        for select to nangmai_facts using (true);
create policy complaint_withdrawal_fact on complaint_withdrawal for select to nangmai_facts using (true);
create policy respondent_file_fact      on respondent_file      for select to nangmai_facts using (true);
create policy respondent_session_fact   on respondent_session   for select to nangmai_facts using (true);
grant select (id, province_id, case_id, state, reported_at, result_on) on police_report to nangmai_facts;
grant select (report_id, withdrawn_on) on complaint_withdrawal to nangmai_facts;
grant select (id, province_id, place_id, basis, criminal, detected_on, sex, age_years) on respondent_file to nangmai_facts;
grant select (id, file_id, kind, held_at, attended) on respondent_session to nangmai_facts;

create view fact_police_report as
select r.id, r.province_id, f.place_id, r.case_id, (r.reported_at at time zone 'Asia/Ho_Chi_Minh')::date as reported_on, r.state as result, r.result_on,
       exists (select 1 from complaint_withdrawal w where w.report_id = r.id) as withdrawn
from   police_report r join case_file f on f.id = r.case_id where r.reported_at is not null;
create view fact_respondent as
select f.id, f.province_id, f.place_id, f.detected_on, f.criminal, f.basis, f.sex,
       case when f.age_years is null then 'unknown' when f.age_years < 12 then '0-11' when f.age_years < 16 then '12-15' when f.age_years < 18 then '16-17'
            when f.age_years < 30 then '18-29' when f.age_years < 60 then '30-59' else '60+' end as age_band,
       (select min((s.held_at at time zone 'Asia/Ho_Chi_Minh')::date) from respondent_session s where s.file_id = f.id and s.attended and s.kind in ('counselling', 'course')) as counselled_on
from   respondent_file f;
grant select on fact_police_report, fact_respondent to nangmai_reporter;
grant create on schema public to nangmai_facts;                                   -- for the next lines only
alter view fact_police_report owner to nangmai_facts;
alter view fact_respondent owner to nangmai_facts;
revoke create on schema public from nangmai_facts;
