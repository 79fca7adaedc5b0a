-- How great the danger is and what is done about it: scored instruments as dated data, assessments with their history, risks of
-- suicide that stand open until somebody closed them, safety plans in versions. Then what happened: incidents as the
-- international standard for incident data asks for them, with our law's acts beside.

-- Instruments: data with a source. A new wording or weight is a new version, never an edit. ------------------------------------
create table risk_instrument (
  code         text        collate "C" not null,
  edition      integer     not null,
  title_vi     text        not null,
  title_en     text        not null,
  from_medium  integer     not null,
  from_high    integer     not null,
  from_immediate integer   not null,
  review_state text        not null default 'draft' collate "C",
  reviewed_by  text,
  reviewed_on  date,
  valid_from   date        not null,
  valid_until  date,
  source       text        not null,
  mark         text        not null collate "C",
  edited_at    timestamptz,
  edited_by    uuid,
  constraint risk_instrument_pkey       primary key (code, edition),
  constraint risk_instrument_thresholds check (0 < from_medium and from_medium < from_high and from_high < from_immediate),
  constraint risk_instrument_state      check (review_state in ('draft', 'reviewed')),
  constraint risk_instrument_signed     check ((review_state = 'reviewed') = (reviewed_by is not null and reviewed_on is not null)),
  constraint risk_instrument_mark_known check (mark in ('C', 'C*', 'S', 'R', '?')),
  constraint risk_instrument_ends_after_start check (valid_until > valid_from),
  constraint risk_instrument_edit_signed check ((edited_at is null) = (edited_by is null))
);
comment on table  risk_instrument is 'A list of questions about danger with weights and thresholds. A draft until a professional has put a name to it.';
comment on column risk_instrument.from_medium is 'Lowest score of this level; below it, and with something answered, the level is low.';
comment on column risk_instrument.review_state is 'draft: made by us, tested by nobody. reviewed: a professional signed it, by name and day.';

create table risk_question (
  instrument_code text    collate "C" not null,
  edition         integer not null,
  code            text    collate "C" not null,
  position        integer not null,
  wording_vi      text    not null,
  wording_en      text    not null,
  weight          integer not null,
  answers         text[]  not null,
  source          text    not null,
  mark            text    not null collate "C",
  edited_at       timestamptz,
  edited_by       uuid,
  constraint risk_question_pkey       primary key (instrument_code, edition, code),
  constraint risk_question_instrument foreign key (instrument_code, edition) references risk_instrument (code, edition),
  constraint risk_question_weight     check (weight between 1 and 100),
  constraint risk_question_answers    check (answers <@ array['yes', 'no', 'unknown', 'refused'] and 'yes' = any (answers)),
  constraint risk_question_mark_known check (mark in ('C', 'C*', 'S', 'R', '?')),
  constraint risk_question_edit_signed check ((edited_at is null) = (edited_by is null))
);
comment on table  risk_question is 'One question of an edition. Only a yes weighs; unknown and refused weigh nothing and are never made to count as no.';

create table risk_review_rule (
  danger      text    collate "C" not null,
  within_days integer not null,
  valid_from  date    not null,
  valid_until date,
  source      text    not null,
  mark        text    not null collate "C",
  edited_at   timestamptz,
  edited_by   uuid,
  constraint risk_review_rule_pkey   primary key (danger, valid_from),
  constraint risk_review_rule_danger check (danger in ('immediate', 'high', 'medium', 'low', 'unknown')),
  constraint risk_review_rule_days   check (within_days between 0 and 366),
  constraint risk_review_rule_mark_known check (mark in ('C', 'C*', 'S', 'R', '?')),
  constraint risk_review_rule_ends_after_start check (valid_until > valid_from),
  constraint risk_review_rule_edit_signed check ((edited_at is null) = (edited_by is null))
);
comment on table risk_review_rule is 'After how many days danger of a level is assessed again: our own rule, not one of the law.';

create table gbvims_code (
  list        text    collate "C" not null,
  ours        text    collate "C" not null,
  theirs      text    not null,
  edition     text    collate "C" not null,
  valid_from  date    not null,
  valid_until date,
  source      text    not null,
  mark        text    not null collate "C",
  edited_at   timestamptz,
  edited_by   uuid,
  constraint gbvims_code_pkey       primary key (list, ours, valid_from),
  constraint gbvims_code_mark_known check (mark in ('C', 'C*', 'S', 'R', '?')),
  constraint gbvims_code_ends_after_start check (valid_until > valid_from),
  constraint gbvims_code_edit_signed check ((edited_at is null) = (edited_by is null))
);
comment on table gbvims_code is 'Our codes in the words of the international incident recorder, by edition; used where a file leaves the house.';

create table response_load (
  file      text        collate "C" not null,
  sha256    text        not null,
  loaded_at timestamptz not null default now(),
  constraint response_load_pkey primary key (file)
);
comment on table response_load is 'Shipped files of instruments and code maps that were loaded, by their bytes.';
grant select on risk_instrument, risk_question, risk_review_rule, gbvims_code to nangmai_app;

-- Assessments ------------------------------------------------------------------------------------------------------------------
create function access.danger_rank(danger text) returns integer language sql immutable set search_path = '' as $$
  select array_position(array['unknown', 'low', 'medium', 'high', 'immediate'], danger)
$$;
comment on function access.danger_rank is 'Order of dangers, worst last.';
grant execute on function access.danger_rank to nangmai_app;

create table risk_assessment (
  id              uuid        not null,
  case_id         uuid        not null,
  assessed_at     timestamptz not null,
  assessed_by     uuid        not null,
  instrument_code text        collate "C" not null,
  edition         integer     not null,
  score           integer     not null,
  answered        integer     not null,
  left_open       integer     not null,
  score_danger    text        not null,
  judged_danger   text        not null,
  danger          text        not null,
  danger_before   text        not null,
  review_on       date        not null,
  sealed_answers  bytea,
  sealed_reason   bytea,
  version         integer     not null default 1,
  constraint risk_assessment_pkey       primary key (id),
  constraint risk_assessment_case       foreign key (case_id)     references case_file (id),
  constraint risk_assessment_by         foreign key (assessed_by) references staff (id),
  constraint risk_assessment_instrument foreign key (instrument_code, edition) references risk_instrument (code, edition),
  constraint risk_assessment_counts     check (score >= 0 and answered >= 0 and left_open >= 0),
  constraint risk_assessment_known      check (score_danger in ('immediate', 'high', 'medium', 'low', 'unknown')
                                           and judged_danger in ('immediate', 'high', 'medium', 'low', 'unknown')
                                           and danger_before in ('immediate', 'high', 'medium', 'low', 'unknown')),
  constraint risk_assessment_never_lower check (
    access.danger_rank(danger) = greatest(access.danger_rank(score_danger), access.danger_rank(judged_danger)))
);
create index risk_assessment_of_case on risk_assessment (case_id, assessed_at desc, id desc);
comment on table  risk_assessment is 'One look at the danger in a case, kept as it was: score, judgement, and the higher of the two.';
comment on column risk_assessment.left_open is 'Questions not put, not known or not answered; nothing has to be answered.';
comment on column risk_assessment.danger_before is 'Danger of the case before this look.';
comment on column risk_assessment.review_on is 'Day by which the danger is looked at again.';

-- Risk of suicide: of a case, or of a contact that led to none -------------------------------------------------------------------
create table suicide_risk (
  id            uuid        not null,
  case_id       uuid,
  contact_id    uuid,
  asked_at      timestamptz not null,
  asked_by      uuid        not null,
  means         text        not null default 'unknown',
  plan          text        not null default 'unknown',
  alone         text        not null default 'unknown',
  stays         text        not null default 'unknown',
  called        text[]      not null default '{}',
  call_again_by timestamptz not null,
  last_spoken_at timestamptz,
  status        text        not null default 'open',
  closed_at     timestamptz,
  closed_by     uuid,
  sealed_note   bytea,
  sealed_done   bytea,
  version       integer     not null default 1,
  constraint suicide_risk_pkey      primary key (id),
  constraint suicide_risk_case      foreign key (case_id)    references case_file (id),
  constraint suicide_risk_contact   foreign key (contact_id) references contact (id),
  constraint suicide_risk_asked_by  foreign key (asked_by)   references staff (id),
  constraint suicide_risk_closed_by foreign key (closed_by)  references staff (id),
  constraint suicide_risk_of_one    check (num_nonnulls(case_id, contact_id) = 1),
  constraint suicide_risk_answers   check (means in ('yes', 'no', 'unknown') and plan in ('yes', 'no', 'unknown') and alone in ('yes', 'no', 'unknown')),
  constraint suicide_risk_stays     check (stays in ('family', 'friend', 'neighbour', 'staff', 'hospital', 'nobody', 'unknown')),
  constraint suicide_risk_called    check (called <@ array['115', 'psychiatry', 'police', 'relative', 'commune']),
  constraint suicide_risk_day       check (call_again_by <= coalesce(last_spoken_at, asked_at) + interval '24 hours'),
  constraint suicide_risk_status    check (status in ('open', 'closed')),
  constraint suicide_risk_closed    check ((status = 'closed') = (closed_at is not null and closed_by is not null))
);
create index suicide_risk_of_case on suicide_risk (case_id) where case_id is not null;
create unique index suicide_risk_one_of_contact on suicide_risk (contact_id) where contact_id is not null;
create index suicide_risk_open on suicide_risk (call_again_by) where status = 'open';
comment on table  suicide_risk is 'Ý định tự tử: stands on everybody''s page of today who answers for it until a worker says what was done.';
comment on column suicide_risk.call_again_by is 'Never more than 24 hours after we last spoke.';
comment on column suicide_risk.sealed_done is 'What was done before it was closed; a risk is not closed without it.';

-- A contact taken with this sign opens one by itself; what is typed in from last year does not.
create function access.suicide_risk_heard() returns trigger
language plpgsql volatile security definer set search_path = '' as $$
begin
  insert into public.suicide_risk (id, contact_id, asked_at, asked_by, alone, call_again_by)
  values (gen_random_uuid(), new.id, new.ended_at, new.taken_by,
          case when new.alone is null then 'unknown' when new.alone then 'yes' else 'no' end, new.ended_at + interval '24 hours')
  on conflict do nothing;
  return null;
end $$;
create trigger contact_suicide_heard after insert or update of suicide_risk on contact for each row
  when (new.suicide_risk and new.started_at > now() - interval '7 days') execute function access.suicide_risk_heard();

-- Safety plans -----------------------------------------------------------------------------------------------------------------
create table safety_plan (
  id           uuid        not null,
  case_id      uuid        not null,
  no           integer     not null,
  made_at      timestamptz not null,
  made_by      uuid        not null,
  with_her     boolean     not null,
  filled       text[]      not null,
  review_by    date,
  reviewed_on  date,
  reviewed_by  uuid,
  sealed_parts bytea,
  version      integer     not null default 1,
  constraint safety_plan_pkey     primary key (id),
  constraint safety_plan_once     unique (case_id, no),
  constraint safety_plan_case     foreign key (case_id)     references case_file (id),
  constraint safety_plan_made_by  foreign key (made_by)     references staff (id),
  constraint safety_plan_reviewer foreign key (reviewed_by) references staff (id),
  constraint safety_plan_reviewed check ((reviewed_on is null) = (reviewed_by is null)),
  constraint safety_plan_filled   check (cardinality(filled) > 0 and filled <@ array['warning_signs', 'during_violence', 'where_to_go',
                                    'what_to_take', 'whom_to_call', 'code_word', 'children', 'digital', 'after_leaving'])
);
comment on table  safety_plan is 'Kế hoạch an toàn in versions: the highest number counts, the others stay readable.';
comment on column safety_plan.filled is 'Parts that hold words: what a supervisor sees instead of them.';
comment on column safety_plan.with_her is 'Made together with her. A plan made without her says so.';

create table safety_plan_print (
  id           uuid        not null,
  plan_id      uuid        not null,
  case_id      uuid        not null,
  printed_at   timestamptz not null,
  printed_by   uuid        not null,
  paper        text        not null,
  sealed_where bytea,
  version      integer     not null default 1,
  constraint safety_plan_print_pkey  primary key (id),
  constraint safety_plan_print_plan  foreign key (plan_id)    references safety_plan (id),
  constraint safety_plan_print_case  foreign key (case_id)    references case_file (id),
  constraint safety_plan_print_by    foreign key (printed_by) references staff (id),
  constraint safety_plan_print_paper check (paper in ('kept_here', 'trusted_person', 'with_her', 'destroyed_after_reading'))
);
create index safety_plan_print_of_plan on safety_plan_print (plan_id);
comment on table  safety_plan_print is 'A plan on paper can be found. Each print says first what happens with the paper, and where it may be found.';

-- Incidents --------------------------------------------------------------------------------------------------------------------
create table incident (
  id                 uuid        not null,
  case_id            uuid        not null,
  province_id        text        collate "C" not null,
  no                 integer     not null,
  status             text        not null default 'recorded',
  aside_reason       text,
  recorded_at        timestamptz not null,
  recorded_by        uuid        not null,
  reported_on        date        not null,
  occurred_on        date,
  occurred_sure      text        not null,
  time_of_day        text        not null default 'unknown',
  place_kind         text        not null default 'unknown',
  place_id           text        collate "C",
  type_answers       jsonb       not null,
  gbv_type           text        not null,
  bond               text        not null,
  acts               text[]      not null default '{}',
  acts_on            date,
  other_forms        text[]      not null default '{}',
  harmful_practice   text        not null default 'no',
  abduction          text        not null default 'none',
  exchanged          text        not null default 'unknown',
  previous_gbv       text        not null default 'unknown',
  reported_elsewhere text        not null default 'no',
  reported_where     text[]      not null default '{}',
  alleged_number     text        not null default 'unknown',
  alleged_sex        text        not null default 'unknown',
  alleged_age        text        not null default 'unknown',
  alleged_occupation text        not null default 'unknown',
  alleged_before     text        not null default 'unknown',
  relationship       text        not null default 'unknown',
  survivor_age       integer,
  survivor_country   text        not null default 'viet_nam',
  survivor_marital   text        not null default 'unknown',
  survivor_disability text       not null default 'unknown',
  survivor_child     text        not null default 'unknown',
  displacement       text        not null default 'unknown',
  stage              text        not null default 'not_displaced',
  referred_by        text        not null default 'self_first_contact',
  wants_legal_action text        not null default 'undecided',
  consent_reporting  boolean     not null default false,
  sealed_narrative   bytea,
  sealed_other       bytea,
  changed_by         uuid        not null,
  version            integer     not null default 1,
  contexts           text[]      generated always as (array_remove(array[
    case when gbv_type <> 'non_gbv' and relationship = 'partner' then 'intimate_partner' end,
    case when gbv_type in ('rape', 'sexual_assault') and survivor_age < 18 then 'child_sexual_abuse' end,
    case when gbv_type = 'forced_marriage' and survivor_age < 18 then 'early_marriage' end,
    case when gbv_type in ('rape', 'sexual_assault') and exchanged = 'yes' then 'sexual_exploitation' end,
    case when gbv_type in ('rape', 'sexual_assault') and abduction <> 'none' then 'sexual_slavery' end,
    case when gbv_type <> 'non_gbv' and harmful_practice <> 'no' then 'harmful_practice' end], null)) stored,
  constraint incident_pkey       primary key (id),
  constraint incident_once       unique (case_id, no),
  constraint incident_copied     unique (id, case_id),
  constraint incident_case       foreign key (case_id)     references case_file (id),
  constraint incident_province   foreign key (province_id) references place (id),
  constraint incident_place      foreign key (place_id)    references place (id),
  constraint incident_by         foreign key (recorded_by) references staff (id),
  constraint incident_changed_by foreign key (changed_by)  references staff (id),
  constraint incident_status     check (status in ('recorded', 'set_aside')),
  constraint incident_aside      check ((status = 'set_aside') = (aside_reason is not null)),
  constraint incident_aside_why  check (aside_reason in ('duplicate', 'mistaken', 'person_asked')),
  constraint incident_dated      check ((occurred_sure = 'unknown') = (occurred_on is null) and occurred_sure in ('known', 'estimated', 'unknown')),
  constraint incident_told_later check (occurred_on <= reported_on),
  constraint incident_time       check (time_of_day in ('morning', 'afternoon', 'evening_night', 'unknown')),
  constraint incident_place_kind check (place_kind in ('survivor_home', 'alleged_home', 'friend_home', 'school', 'workplace', 'road', 'market', 'field', 'forest',
                                   'waterside', 'lodging', 'entertainment', 'unfinished_house', 'toilet', 'online', 'other', 'unknown')),
  constraint incident_type       check (gbv_type in ('rape', 'sexual_assault', 'physical_assault', 'forced_marriage', 'denial_of_resources', 'psychological_abuse', 'non_gbv')),
  constraint incident_bond       check (bond in ('spouse', 'divorced', 'cohabiting', 'family', 'not_domestic', 'unknown')),
  constraint incident_acts       check (cardinality(acts) <= 16 and (cardinality(acts) = 0 or (bond in ('spouse', 'divorced', 'cohabiting', 'family') and acts_on is not null))),
  constraint incident_forms      check (other_forms <@ array['sexual_harassment', 'online_violence', 'exploitation', 'child_marriage']),
  constraint incident_practice   check (harmful_practice in ('no', 'child_marriage', 'kin_marriage', 'bride_kidnapping', 'sex_selection', 'other')),
  constraint incident_abduction  check (abduction in ('none', 'forced_conscription', 'trafficked', 'other')),
  constraint incident_yes_no     check (exchanged in ('yes', 'no', 'unknown') and previous_gbv in ('yes', 'no', 'unknown') and alleged_before in ('yes', 'no', 'unknown')),
  constraint incident_elsewhere  check (reported_elsewhere in ('no', 'gbvims_body', 'other_body', 'unknown')),
  constraint incident_where      check (reported_where <@ array['health', 'psychosocial', 'police', 'legal', 'livelihood', 'shelter', 'other']),
  constraint incident_number     check (alleged_number in ('1', '2', '3', 'more', 'unknown')),
  constraint incident_sex        check (alleged_sex in ('female', 'male', 'both', 'unknown')),
  constraint incident_alleged_age check (alleged_age in ('0-11', '12-17', '18-25', '26-40', '41-60', '61+', 'unknown')),
  constraint incident_occupation check (alleged_occupation in ('farmer', 'worker', 'trader', 'official', 'teacher', 'armed_forces', 'driver', 'miner', 'fisher',
                                   'student', 'retired', 'unemployed', 'other', 'unknown')),
  constraint incident_relationship check (relationship in ('partner', 'caregiver', 'relative', 'employer', 'schoolmate', 'teacher', 'service_provider', 'housemate',
                                   'neighbour_friend', 'displaced_person', 'resident', 'other', 'none', 'unknown')),
  constraint incident_age        check (survivor_age between 0 and 120),
  constraint incident_country    check (survivor_country in ('viet_nam', 'other', 'unknown')),
  constraint incident_marital    check (survivor_marital in ('single', 'married', 'cohabiting', 'divorced_separated', 'widowed', 'unknown')),
  constraint incident_disability check (survivor_disability in ('no', 'mental', 'physical', 'both', 'unknown')),
  constraint incident_child      check (survivor_child in ('no', 'unaccompanied', 'separated', 'other_vulnerable', 'unknown')),
  constraint incident_displacement check (displacement in ('resident', 'displaced', 'refugee', 'stateless', 'returnee', 'foreigner', 'asylum_seeker', 'unknown')),
  constraint incident_stage      check (stage in ('not_displaced', 'before', 'during_flight', 'during_refuge', 'during_return', 'after', 'unknown')),
  constraint incident_referred   check (referred_by in ('health', 'psychosocial', 'police', 'legal', 'livelihood', 'self_first_contact', 'school', 'community_leader',
                                   'shelter', 'other_organisation', 'other_state_body', 'other')),
  constraint incident_legal      check (wants_legal_action in ('yes', 'no', 'undecided'))
);
create index incident_of_case  on incident (case_id, reported_on desc);
create index incident_reported on incident (province_id, reported_on);
create index incident_place_idx on incident (place_id) where place_id is not null;
comment on table  incident is 'Vụ việc: one thing that happened, answered by the worker on an opened case, never read out to a caller.';
comment on column incident.reported_on is 'Day it was told to us (date of interview). Figures count by it.';
comment on column incident.type_answers is 'The seven questions of the classification as answered; gbv_type is what follows from them.';
comment on column incident.bond is 'Between the two, in the sense of Luật 13/2022/QH15 Điều 3: which of the 16 acts may be chosen. not_domestic where the law does not reach.';
comment on column incident.acts_on is 'Day whose wording of the law the acts are chosen from: the incident''s own, else the day it was told.';
comment on column incident.survivor_age is 'Age at the incident, in full years; empty when unknown. Everything derived from age rests on it.';
comment on column incident.contexts is 'Derived, never asked. The only place where they are derived.';
comment on column incident.consent_reporting is 'She agrees that figures without identity are shared in reports. No by itself.';
comment on column incident.reported_elsewhere is 'gbvims_body: told before to a body that shares the same figures; then they would count it twice.';

create table incident_service (
  id          uuid    not null,
  incident_id uuid    not null,
  case_id     uuid    not null,
  service     text    not null,
  outcome     text    not null,
  version     integer not null default 1,
  constraint incident_service_pkey     primary key (id),
  constraint incident_service_once     unique (incident_id, service),
  constraint incident_service_incident foreign key (incident_id, case_id) references incident (id, case_id),
  constraint incident_service_service  check (service in ('safe_house', 'health', 'psychosocial', 'legal', 'police', 'livelihood', 'child_protection')),
  constraint incident_service_outcome  check (outcome in ('referred', 'provided', 'already', 'not_applicable', 'declined', 'unavailable'))
);
comment on table incident_service is 'What came of each of the seven services for this incident, as the incident recorder asks.';

do $$
declare t text;
begin
  foreach t in array array['risk_assessment','suicide_risk','safety_plan','safety_plan_print','incident','incident_service'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force  row level security', t);
  end loop;
  foreach t in array array['risk_assessment','safety_plan','safety_plan_print','incident','incident_service'] loop
    execute format('create policy %I on %I for select to nangmai_app using (exists (select 1 from case_file f where f.id = case_id))', t || '_seen', t);
    execute format('create policy %I on %I for insert to nangmai_app with check (access.works_on(case_id) and exists (select 1 from case_file f where f.id = case_id))', t || '_made', t);
  end loop;
  foreach t in array array['safety_plan','incident','incident_service'] loop
    execute format('create policy %I on %I for update to nangmai_app using (access.works_on(case_id)) with check (access.works_on(case_id))', t || '_changed', t);
  end loop;
end $$;

-- Of a case: like everything in it. Of a contact: whoever sees the contact, or works on a case that grew out of it.
create policy suicide_risk_seen on suicide_risk for select to nangmai_app using (
  case when case_id is not null then exists (select 1 from case_file f where f.id = case_id)
       else exists (select 1 from contact k where k.id = contact_id) end);
create policy suicide_risk_made on suicide_risk for insert to nangmai_app with check (
  asked_by = (select access.current_staff())
  and case when case_id is not null then access.works_on(case_id) else exists (select 1 from contact k where k.id = contact_id) end);
create policy suicide_risk_changed on suicide_risk for update to nangmai_app using (
  case when case_id is not null then access.works_on(case_id) else exists (select 1 from contact k where k.id = contact_id) end) with check (true);
create policy suicide_risk_heard on suicide_risk for all to nangmai_owner using (true) with check (contact_id is not null);

grant select, insert on risk_assessment, suicide_risk, safety_plan, safety_plan_print, incident, incident_service to nangmai_app;
grant update (means, plan, alone, stays, called, call_again_by, last_spoken_at, status, closed_at, closed_by, sealed_note, sealed_done, version) on suicide_risk to nangmai_app;
grant update (reviewed_on, reviewed_by, review_by, version) on safety_plan to nangmai_app;
grant update (outcome, version) on incident_service to nangmai_app;
grant update (status, aside_reason, reported_on, occurred_on, occurred_sure, time_of_day, place_kind, place_id, type_answers, gbv_type, bond, acts, acts_on,
  other_forms, harmful_practice, abduction, exchanged, previous_gbv, reported_elsewhere, reported_where, alleged_number, alleged_sex, alleged_age,
  alleged_occupation, alleged_before, relationship, survivor_age, survivor_country, survivor_marital, survivor_disability, survivor_child, displacement,
  stage, referred_by, wants_legal_action, consent_reporting, sealed_narrative, sealed_other, changed_by, version) on incident to nangmai_app;

create trigger risk_assessment_audited after insert on risk_assessment for each row execute function audit.record_change('case', 'sealed_answers,sealed_reason', 'case_id');
create trigger suicide_risk_audited after insert or update on suicide_risk for each row when (new.case_id is not null)
  execute function audit.record_change('case', 'sealed_note,sealed_done', 'case_id');
create trigger suicide_risk_heard_audited after insert or update on suicide_risk for each row when (new.contact_id is not null)
  execute function audit.record_change('contact', 'sealed_note,sealed_done', 'contact_id');
create trigger safety_plan_audited after insert or update on safety_plan for each row execute function audit.record_change('case', 'sealed_parts', 'case_id');
create trigger safety_plan_print_audited after insert on safety_plan_print for each row execute function audit.record_change('case', 'sealed_where', 'case_id');
create trigger incident_audited after insert or update on incident for each row
  execute function audit.record_change('case', 'sealed_narrative,sealed_other,survivor_age', 'case_id');
create trigger incident_service_audited after insert or update on incident_service for each row execute function audit.record_change('case', '', 'case_id');

create trigger risk_assessment_told   after insert on risk_assessment   for each row execute function access.tell_case('risk.assessed', 'assessed_at');
create trigger suicide_risk_told      after insert on suicide_risk      for each row when (new.case_id is not null) execute function access.tell_case('suicide_risk.opened', 'asked_at');
create trigger suicide_risk_spoken    after update of last_spoken_at on suicide_risk for each row
  when (new.case_id is not null and new.status = 'open' and new.last_spoken_at is distinct from old.last_spoken_at) execute function access.tell_case('suicide_risk.spoken', 'last_spoken_at');
create trigger suicide_risk_closed    after update of status on suicide_risk for each row
  when (new.case_id is not null and new.status = 'closed' and old.status <> 'closed') execute function access.tell_case('suicide_risk.closed', 'closed_at');
create trigger safety_plan_told       after insert on safety_plan       for each row execute function access.tell_case('safety_plan.made', 'made_at');
create trigger safety_plan_reviewed   after update of reviewed_on on safety_plan for each row execute function access.tell_case('safety_plan.reviewed', 'reviewed_on');
create trigger safety_plan_printed    after insert on safety_plan_print for each row execute function access.tell_case('safety_plan.printed', 'printed_at', 'plan_id');
create trigger incident_told          after insert on incident          for each row execute function access.tell_case('incident.recorded', 'recorded_at');

-- Rows for the incident recorder, for whoever oversees the agency's files or its data: coded columns, no word, no name, and only
-- what she agreed to. As the owner, since a data protection officer works on no case.
create policy incident_shared on incident for select to nangmai_owner using (true);
create policy incident_service_shared on incident_service for select to nangmai_owner using (true);
create policy person_shared on person for select to nangmai_owner using (true);
create function access.incidents_to_share(from_day date, until_day date) returns table (told jsonb)
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object(
    'incident', f.code || '-' || i.no, 'survivor', f.code, 'manager_id', f.manager_id, 'agency', a.name,
    'reported_on', i.reported_on, 'occurred_on', i.occurred_on, 'born_year', extract(year from coalesce(i.occurred_on, i.reported_on))::integer - i.survivor_age,
    'sex', coalesce(p.sex, 'unknown'), 'ethnicity', p.ethnicity, 'survivor_country', i.survivor_country, 'marital', i.survivor_marital, 'displacement', i.displacement,
    'disability', i.survivor_disability, 'survivor_child', i.survivor_child, 'stage', i.stage, 'time_of_day', i.time_of_day, 'place_kind', i.place_kind,
    'province', (select q.name from public.place q where q.id = f.province_id), 'commune', (select q.name from public.place q where q.id = coalesce(i.place_id, f.place_id)),
    'gbv_type', i.gbv_type, 'harmful_practice', i.harmful_practice, 'exchanged', i.exchanged, 'abduction', i.abduction, 'reported_elsewhere', i.reported_elsewhere,
    'previous_gbv', i.previous_gbv, 'alleged_number', i.alleged_number, 'alleged_sex', i.alleged_sex, 'alleged_before', i.alleged_before,
    'alleged_age', i.alleged_age, 'relationship', i.relationship, 'alleged_occupation', i.alleged_occupation, 'referred_by', i.referred_by,
    'wants_legal_action', i.wants_legal_action, 'consent_reporting', i.consent_reporting,
    'services', (select coalesce(jsonb_object_agg(s.service, s.outcome), '{}') from public.incident_service s where s.incident_id = i.id))
  from   public.incident i join public.case_file f on f.id = i.case_id join public.agency a on a.id = f.agency_id
         left join public.person p on p.case_id = f.id and p.part = 'survivor'
  where  i.status = 'recorded' and i.consent_reporting and i.reported_on >= from_day and i.reported_on < until_day
    and  f.agency_id = any (access.agencies_as('supervisor', 'data_protection_officer'))
    and  f.id <> all (access.my_conflicts())
  order  by i.reported_on, f.code, i.no
$$;
comment on function access.incidents_to_share is 'What of incidents may leave the house: codes of those that agreed, for the agencies whose files or data one oversees.';
grant execute on function access.incidents_to_share to nangmai_app;

-- Facts ------------------------------------------------------------------------------------------------------------------------
create policy incident_fact on incident for select to nangmai_facts using (true);
create policy incident_service_fact on incident_service for select to nangmai_facts using (true);
grant select (id, case_id, province_id, place_id, status, reported_on, occurred_on, gbv_type, time_of_day, place_kind, contexts, previous_gbv, reported_elsewhere,
              alleged_number, alleged_age, alleged_occupation, relationship, survivor_age, survivor_marital, survivor_disability, survivor_child, displacement,
              stage, referred_by, consent_reporting) on incident to nangmai_facts;
grant select (id, incident_id, case_id, service, outcome) on incident_service to nangmai_facts;

-- The filter of every statistic stands here, once: she agreed that figures are shared, no body that shares them counts it
-- already, it is gender-based violence, and it was not set aside.
create view fact_incident as
select i.id, i.province_id, coalesce(i.place_id, f.place_id) as place_id, i.reported_on,
       coalesce(p.sex, 'unknown') as sex,
       case when i.survivor_age is null then 'unknown' when i.survivor_age < 10 then '0-9' when i.survivor_age < 12 then '10-11' when i.survivor_age < 18 then '12-17'
            when i.survivor_age < 20 then '18-19' when i.survivor_age < 50 then '20-49' else '50+' end as survivor_age,
       i.survivor_marital as marital, i.displacement, i.stage,
       case when i.survivor_disability in ('mental', 'physical', 'both') and i.survivor_child in ('unaccompanied', 'separated', 'other_vulnerable') then 'several'
            when i.survivor_disability in ('mental', 'physical', 'both') then 'disability'
            when i.survivor_child in ('unaccompanied', 'separated', 'other_vulnerable') then i.survivor_child
            when i.survivor_disability = 'no' and i.survivor_child = 'no' then 'none' else 'unknown' end as vulnerability,
       i.gbv_type, i.gbv_type in ('rape', 'sexual_assault') as sexual_violence, i.time_of_day, i.contexts,
       case when i.occurred_on is null then 'unknown' when i.reported_on - i.occurred_on <= 3 then '0-3' when i.reported_on - i.occurred_on <= 5 then '4-5'
            when i.reported_on - i.occurred_on <= 14 then '6-14' when i.reported_on - i.occurred_on <= 30 then '15-30' else 'over_30' end as delay,
       exists (select 1 from incident_service s where s.incident_id = i.id and s.service = 'health' and s.outcome in ('referred', 'provided', 'already')) as health_reached,
       i.place_kind, i.alleged_number, i.relationship, i.alleged_age, i.alleged_occupation, i.referred_by, i.previous_gbv
from   incident i join case_file f on f.id = i.case_id left join person p on p.case_id = i.case_id and p.part = 'survivor'
where  i.status = 'recorded' and i.consent_reporting and i.reported_elsewhere <> 'gbvims_body' and i.gbv_type <> 'non_gbv';
create view fact_incident_service as
select s.id, i.province_id, i.place_id, i.reported_on, i.id as incident_id, s.service, s.outcome
from   incident_service s join fact_incident i on i.id = s.incident_id;
create view fact_incident_context as
select overlay(overlay(md5(i.id || c.context) placing '4' from 13) placing '8' from 17)::uuid as id, i.province_id, i.place_id, i.reported_on, i.id as incident_id, c.context
from   fact_incident i cross join unnest(i.contexts) as c (context);
comment on view fact_incident is 'Incidents as the standard statistics count them; their one common filter is the where of this view.';
grant select on fact_incident, fact_incident_service, fact_incident_context to nangmai_reporter;
grant select on fact_incident to nangmai_facts;
grant create on schema public to nangmai_facts;                                   -- for the next lines only
alter view fact_incident owner to nangmai_facts;
alter view fact_incident_service owner to nangmai_facts;
alter view fact_incident_context owner to nangmai_facts;
revoke create on schema public from nangmai_facts;
