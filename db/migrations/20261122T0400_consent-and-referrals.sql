-- On what footing something of a case may be told to somebody, and hand-over to an agency's desk that sees that and nothing else.

create table law_sharing_basis (
  code        text not null collate "C",
  title_vi    text not null,
  title_en    text not null,
  basis       text not null,
  position    integer not null,
  valid_from  date not null,
  valid_until date,
  source      text not null,
  mark        text not null collate "C",
  edited_at   timestamptz,
  edited_by   uuid,
  constraint law_sharing_basis_pkey primary key (code, valid_from),
  constraint law_sharing_basis_mark_known check (mark in ('C', 'C*', 'S', 'R', '?')),
  constraint law_sharing_basis_ends_after_start check (valid_until > valid_from),
  constraint law_sharing_basis_edit_signed check ((edited_at is null) = (edited_by is null))
);
comment on table law_sharing_basis is 'Articles that let or oblige a body to tell something of a case without consent. Never recorded as consent.';
grant select on law_sharing_basis to nangmai_app, nangmai_reporter;
grant insert, update on law_sharing_basis to nangmai_app;

-- Consent ----------------------------------------------------------------------------------------------------------------
create table sharing_ground (
  id                   uuid        not null,
  case_id              uuid        not null,
  agency_id            uuid        not null,
  province_id          text        collate "C" not null,
  ground               text        not null,
  purposes             text[]      not null,
  recipient_agency_id  uuid,
  recipient_duty_code  text        collate "C",
  recipient_place_id   text        collate "C",
  recipient_name       text,
  fields               text[]      not null default '{}',
  given_at             timestamptz not null,
  expires_at           timestamptz not null,
  medium               text,
  language             text,
  interpreter          text,
  given_by             text,
  guardian_person_id   uuid,
  guardian_relation    text,
  explained_by         uuid,
  told_help_is_free    boolean     not null default false,
  law_code             text        collate "C",
  sealed_reason        bytea,
  recorded_by          uuid        not null,
  recorded_at          timestamptz not null default now(),
  approver_name        text,
  approved_at          timestamptz,
  approval_recorded_by uuid,
  withdrawn_at         timestamptz,
  withdrawn_by         uuid,
  withdrawn_how        text,
  reviewed_by          uuid,
  reviewed_at          timestamptz,
  upheld               boolean,
  version              integer     not null default 1,
  constraint sharing_ground_pkey        primary key (id),
  constraint sharing_ground_case        foreign key (case_id)             references case_file (id),
  constraint sharing_ground_agency      foreign key (agency_id)           references agency (id),
  constraint sharing_ground_province    foreign key (province_id)         references place (id),
  constraint sharing_ground_recipient   foreign key (recipient_agency_id) references agency (id),
  constraint sharing_ground_duty        foreign key (recipient_duty_code) references duty (code),
  constraint sharing_ground_place       foreign key (recipient_place_id)  references place (id),
  constraint sharing_ground_guardian    foreign key (guardian_person_id, case_id) references person (id, case_id),
  constraint sharing_ground_explained   foreign key (explained_by)        references staff (id),
  constraint sharing_ground_recorded    foreign key (recorded_by)         references staff (id),
  constraint sharing_ground_approval    foreign key (approval_recorded_by) references staff (id),
  constraint sharing_ground_taken       foreign key (withdrawn_by)        references staff (id),
  constraint sharing_ground_review      foreign key (reviewed_by)         references staff (id),
  constraint sharing_ground_known       check (ground in ('consent', 'law', 'life_risk')),
  constraint sharing_ground_purposes    check (cardinality(purposes) between 1 and 6 and purposes <@
    array['services', 'referral', 'police_report', 'no_contact', 'statistics', 'recording']),
  constraint sharing_ground_fields      check (fields <@ array['name', 'phone', 'id_number', 'age', 'sex', 'commune', 'needs', 'danger', 'injuries',
    'situation', 'children', 'language', 'safe_contact']),
  constraint sharing_ground_to_somebody check (not purposes && array['referral', 'police_report', 'no_contact']
    or ((recipient_agency_id is null) <> (recipient_name is null) and cardinality(fields) > 0)),
  constraint sharing_ground_duty_whole  check ((recipient_duty_code is null) = (recipient_place_id is null)
    and (recipient_duty_code is null or recipient_agency_id is not null)),
  constraint sharing_ground_ends_later  check (expires_at > given_at),
  constraint sharing_ground_is_consent  check ((ground = 'consent') = (medium is not null and language is not null and interpreter is not null
    and given_by is not null and explained_by is not null and told_help_is_free)),
  constraint sharing_ground_is_law      check ((ground = 'law') = (law_code is not null)),
  constraint sharing_ground_has_reason  check (ground <> 'life_risk' or sealed_reason is not null),
  constraint sharing_ground_life_risk   check (ground = 'life_risk' or (reviewed_by is null and upheld is null)),
  constraint sharing_ground_medium      check (medium in ('signature', 'verbal', 'hotline_audio')),
  constraint sharing_ground_language    check (language in ('vi', 'tay', 'dao', 'san_chi', 'san_diu', 'hmong', 'kho_mu', 'van_kieu', 'pa_ko', 'zh', 'en', 'sign', 'other')),
  constraint sharing_ground_interpreter check (interpreter in ('none', 'present', 'sign_language', 'text')),
  constraint sharing_ground_giver       check (given_by in ('survivor', 'guardian', 'body')),
  constraint sharing_ground_guarded     check ((given_by is not distinct from 'guardian') = (guardian_person_id is not null and guardian_relation is not null)),
  constraint sharing_ground_relation    check (guardian_relation in ('mother', 'father', 'grandparent', 'sibling', 'relative', 'guardian')),
  constraint sharing_ground_approved    check ((approved_at is null) = (approval_recorded_by is null)),
  constraint sharing_ground_two_keys    check (approval_recorded_by <> recorded_by and reviewed_by <> recorded_by),
  constraint sharing_ground_withdrawn   check ((withdrawn_at is null) = (withdrawn_by is null) and (withdrawn_at is null) = (withdrawn_how is null)),
  constraint sharing_ground_how         check (withdrawn_how in ('in_person', 'phone', 'message', 'guardian', 'ended')),
  constraint sharing_ground_reviewed    check ((reviewed_at is null) = (reviewed_by is null) and (reviewed_at is null) = (upheld is null))
);
create index sharing_ground_of_case on sharing_ground (case_id, given_at desc);
create index sharing_ground_waiting on sharing_ground (agency_id, recorded_at) where approved_at is null and withdrawn_at is null and reviewed_at is null;
comment on table  sharing_ground is 'On what footing fields of a case may be told to a recipient for a purpose: consent, a law, or danger to life. Help never hangs on it.';
comment on column sharing_ground.ground is 'A law or danger to life is recorded as what it is, never as consent.';
comment on column sharing_ground.agency_id is 'Copy of the case''s own, for those who hold the second key.';
comment on column sharing_ground.recipient_duty_code is 'Where it was given to the body that holds a duty: it then follows the duty to whoever holds it.';
comment on column sharing_ground.recipient_name is 'Name of a body outside, never of a person.';
comment on column sharing_ground.given_by is 'body: the commune or the centre speaks for a child whose parents may not.';
comment on column sharing_ground.told_help_is_free is 'She was told that help never depends on a yes.';
comment on column sharing_ground.approved_at is 'Second key (TT 02/2020/TT-BLĐTBXH, Điều 9): when the head signed, not when it was typed.';
comment on column sharing_ground.approver_name is 'The head who signed, where another than who recorded it: an official, nobody of the case.';
comment on column sharing_ground.upheld is 'What the second person found within 24 hours of acting for somebody whose life was at risk.';

create policy person_for_sharing on person for select to nangmai_owner using (true);

-- What may be told now. Asked by the referral's own rules, so no service can forget it.
create function access.shared_fields(of_case uuid, to_agency uuid, for_purpose text, at timestamptz default now()) returns text[]
language plpgsql stable security definer set search_path = '' as $$
declare
  today date := (shared_fields.at at time zone 'Asia/Ho_Chi_Minh')::date;
begin
  return coalesce((
    select array_agg(distinct f.field) from public.sharing_ground g cross join lateral unnest(g.fields) f (field)
    where  g.case_id = of_case and for_purpose = any (g.purposes)
      and  g.given_at <= shared_fields.at and g.expires_at > shared_fields.at and (g.withdrawn_at is null or g.withdrawn_at > shared_fields.at)
      and  case when g.recipient_duty_code is null then g.recipient_agency_id = to_agency
                else exists (select 1 from public.agency_duty d where d.agency_id = to_agency and d.duty_code = g.recipient_duty_code
                             and d.place_id = g.recipient_place_id and d.from_on <= today and (d.until_on is null or d.until_on > today)) end
      and  (g.approved_at <= shared_fields.at
            or (g.ground = 'life_risk' and coalesce(g.upheld, shared_fields.at < g.given_at + interval '24 hours')))
      and  not exists (select 1 from public.person p where p.id = g.guardian_person_id and p.part = 'alleged')), '{}');
end $$;
comment on function access.shared_fields is 'Fields of a case that an agency may be told for a purpose at a moment: both keys turned, not expired, not withdrawn, no guardian who is the alleged person.';
grant execute on function access.shared_fields to nangmai_app;

create function access.sharing_guarded() returns trigger language plpgsql set search_path = '' as $$
begin
  if exists (select 1 from public.person p where p.id = new.guardian_person_id and p.part in ('alleged', 'survivor')) then
    raise exception 'the guardian is the alleged person or the survivor' using errcode = 'check_violation', constraint = 'sharing_ground_guardian_alleged';
  end if;
  return new;
end $$;
create trigger sharing_ground_guarded before insert on sharing_ground for each row execute function access.sharing_guarded();

-- Each key is turned once, by the hand that holds it, and a withdrawal stands.
create function access.sharing_keys() returns trigger language plpgsql set search_path = '' as $$
declare
  me uuid := access.current_staff();
begin
  if old.withdrawn_at is not null
     or (new.withdrawn_at is not null and new.withdrawn_by is distinct from me)
     or (new.approved_at is distinct from old.approved_at and (old.approved_at is not null or new.approval_recorded_by is distinct from me
         or new.agency_id <> all (access.agencies_as('supervisor'))))
     or (new.reviewed_at is distinct from old.reviewed_at and (old.reviewed_at is not null or new.reviewed_by is distinct from me
         or new.agency_id <> all (access.agencies_as('supervisor', 'duty_leader')))) then
    raise exception 'this key is not turned by this hand' using errcode = 'check_violation', constraint = 'sharing_ground_keys';
  end if;
  return new;
end $$;
create trigger sharing_ground_keys before update on sharing_ground for each row execute function access.sharing_keys();

alter table sharing_ground enable row level security;
alter table sharing_ground force  row level security;
create policy sharing_ground_told on sharing_ground for select to nangmai_owner using (true); -- for access.shared_fields
create policy sharing_ground_seen on sharing_ground for select to nangmai_app using (exists (select 1 from case_file f where f.id = case_id));
create policy sharing_ground_recorded on sharing_ground for insert to nangmai_app with check (
  recorded_by = (select access.current_staff()) and approved_at is null and reviewed_at is null and withdrawn_at is null
  and exists (select 1 from case_file f where f.id = case_id and f.agency_id = sharing_ground.agency_id)
  and access.is_assigned(case_id, (select access.current_staff())));
create policy sharing_ground_turned on sharing_ground for update to nangmai_app using (exists (select 1 from case_file f where f.id = case_id)) with check (true);
grant select, insert on sharing_ground to nangmai_app;
grant update (approver_name, approved_at, approval_recorded_by, withdrawn_at, withdrawn_by, withdrawn_how, reviewed_by, reviewed_at, upheld, version)
  on sharing_ground to nangmai_app;
create trigger sharing_ground_audited after insert or update on sharing_ground for each row
  execute function audit.record_change('case', 'sealed_reason', 'case_id');
create trigger sharing_ground_told_given after insert on sharing_ground for each row when (new.ground = 'consent')
  execute function access.tell_case('consent.given', 'given_at');
create trigger sharing_ground_told_law after insert on sharing_ground for each row when (new.ground = 'law')
  execute function access.tell_case('consent.law', 'given_at');
create trigger sharing_ground_told_life after insert on sharing_ground for each row when (new.ground = 'life_risk')
  execute function access.tell_case('consent.life_risk', 'given_at');
create trigger sharing_ground_told_approved after update on sharing_ground for each row when (new.approved_at is not null and old.approved_at is null)
  execute function access.tell_case('consent.approved', 'approved_at');
create trigger sharing_ground_told_withdrawn after update on sharing_ground for each row when (new.withdrawn_at is not null and old.withdrawn_at is null)
  execute function access.tell_case('consent.withdrawn', 'withdrawn_at');
create trigger sharing_ground_told_reviewed after update on sharing_ground for each row when (new.reviewed_at is not null and old.reviewed_at is null)
  execute function access.tell_case('consent.reviewed', 'reviewed_at');

-- Word to those who hold the second key: who they are is nobody's to read, that they were told is enough.
create function access.leave_word_to_supervisors(of_agency uuid, of_case uuid, word text, at timestamptz) returns void
language sql volatile security definer set search_path = '' as $$
  insert into public.notice (id, staff_id, kind, record_id, at)
  select gen_random_uuid(), r.staff_id, word, of_case, leave_word_to_supervisors.at
  from   (select distinct r.staff_id from public.staff_role r
          where r.agency_id = of_agency and r.role = 'supervisor' and r.from_on <= (now() at time zone 'Asia/Ho_Chi_Minh')::date
            and (r.until_on is null or r.until_on > (now() at time zone 'Asia/Ho_Chi_Minh')::date)) r
  where  not exists (select 1 from public.conflict_of_interest c where c.staff_id = r.staff_id and c.record_id = of_case)
$$;
comment on function access.leave_word_to_supervisors is 'Leaves a notice for the supervisors of an agency who are not related to the case.';
grant execute on function access.leave_word_to_supervisors to nangmai_app;

-- Desks ------------------------------------------------------------------------------------------------------------------
create table referral_desk (
  id            uuid    not null,
  province_id   text    collate "C" not null,
  agency_id     uuid    not null,
  name          text    not null,
  services      text[]  not null,
  places        text[]  collate "C" not null,
  duty_code     text    collate "C",
  duty_place_id text    collate "C",
  hours_to_answer integer not null,
  urgent_hours  integer not null,
  signs_in      boolean not null,
  phone         text    collate "C",
  open_hours    text    not null default '24/7',
  valid_until   date,
  version       integer not null default 1,
  constraint referral_desk_pkey     primary key (id),
  constraint referral_desk_province foreign key (province_id) references place (id),
  constraint referral_desk_agency   foreign key (agency_id)   references agency (id),
  constraint referral_desk_duty     foreign key (duty_code)   references duty (code),
  constraint referral_desk_duty_at  foreign key (duty_place_id) references place (id),
  constraint referral_desk_duty_whole check ((duty_code is null) = (duty_place_id is null)),
  constraint referral_desk_hours    check (hours_to_answer between 1 and 720 and urgent_hours between 1 and hours_to_answer),
  constraint referral_desk_services check (cardinality(services) between 1 and 11 and services <@
    array['medical', 'psychology', 'protection', 'legal', 'shelter', 'needs', 'children', 'schooling', 'papers', 'livelihood', 'other']),
  constraint referral_desk_places   check (cardinality(places) between 1 and 60)
);
create index referral_desk_of_agency on referral_desk (agency_id);
comment on table  referral_desk is 'Where an agency takes people who are handed over. The public front only: never an address.';
comment on column referral_desk.hours_to_answer is 'Hours the agency has promised for an answer; urgent_hours where it presses. Our agreement, not a limit of the law.';
comment on column referral_desk.duty_code is 'Where the desk belongs to a duty: it follows the duty to whoever holds it.';
comment on column referral_desk.signs_in is 'Whether somebody of the desk reads here; else a printed sheet goes out and the answer is entered by the sender.';
alter table referral_desk enable row level security;
alter table referral_desk force  row level security;
create policy referral_desk_seen  on referral_desk for select to nangmai_app, nangmai_owner using (true);
create policy referral_desk_set   on referral_desk for insert to nangmai_app with check ((select access.agencies_as('administrator')) <> '{}');
create policy referral_desk_kept  on referral_desk for update to nangmai_app using ((select access.agencies_as('administrator')) <> '{}') with check (true);
create policy referral_desk_moved on referral_desk to nangmai_owner using (true) with check (true); -- for access.follow_duties
grant select, insert on referral_desk to nangmai_app;
grant update (name, services, places, duty_code, duty_place_id, hours_to_answer, urgent_hours, signs_in, phone, open_hours, valid_until, version)
  on referral_desk to nangmai_app;
create trigger referral_desk_audited after insert or update on referral_desk for each row execute function audit.record_change('referral_desk');

-- Referrals --------------------------------------------------------------------------------------------------------------
create table referral_number (
  province_id text    collate "C" not null,
  year        integer not null,
  last        integer not null,
  constraint referral_number_pkey     primary key (province_id, year),
  constraint referral_number_province foreign key (province_id) references place (id)
);
comment on table referral_number is 'Last number given to a referral in a province and year.';
create function access.next_referral_number(of_province text, of_year integer) returns integer
language sql volatile security definer set search_path = '' as $$
  insert into public.referral_number as n (province_id, year, last) values (of_province, of_year, 1)
  on conflict (province_id, year) do update set last = n.last + 1 returning last
$$;
grant execute on function access.next_referral_number to nangmai_app;

create table referral (
  id             uuid        not null,
  province_id    text        collate "C" not null,
  code           text        collate "C" not null,
  case_id        uuid        not null,
  place_id       text        collate "C",
  from_agency_id uuid        not null,
  desk_id        uuid        not null,
  to_agency_id   uuid        not null,
  to_kind        text        not null,
  purpose        text        not null,
  services       text[]      not null,
  urgency        text        not null,
  fields         text[]      not null,
  status         text        not null default 'sent',
  sent_at        timestamptz not null,
  sent_by        uuid        not null,
  promised_hours integer     not null,
  answer_due_at  timestamptz not null,
  asked_at       timestamptz,
  answered_at    timestamptz,
  answer_medium  text,
  answer_entered_by uuid,
  decline_reason text,
  completed_at   timestamptz,
  outcome        text,
  withdrawn_at   timestamptz,
  withdraw_reason text,
  reminded_at    timestamptz,
  escalated_at   timestamptz,
  sealed_key     bytea,
  version        integer     not null default 1,
  constraint referral_pkey       primary key (id),
  constraint referral_code_once  unique (province_id, code),
  constraint referral_copied     unique (id, case_id),
  constraint referral_province   foreign key (province_id)    references place (id),
  constraint referral_place      foreign key (place_id)       references place (id),
  constraint referral_case       foreign key (case_id)        references case_file (id),
  constraint referral_from       foreign key (from_agency_id) references agency (id),
  constraint referral_desk_of    foreign key (desk_id)        references referral_desk (id),
  constraint referral_to         foreign key (to_agency_id)   references agency (id),
  constraint referral_sent_by    foreign key (sent_by)        references staff (id),
  constraint referral_entered_by foreign key (answer_entered_by) references staff (id),
  constraint referral_purpose    check (purpose in ('referral', 'police_report', 'no_contact')),
  constraint referral_services   check (cardinality(services) between 1 and 11 and services <@
    array['medical', 'psychology', 'protection', 'legal', 'shelter', 'needs', 'children', 'schooling', 'papers', 'livelihood', 'other']),
  constraint referral_urgency    check (urgency in ('now', 'today', 'usual')),
  constraint referral_fields     check (cardinality(fields) > 0),
  constraint referral_status     check (status in ('sent', 'asked', 'accepted', 'declined', 'completed', 'withdrawn')),
  constraint referral_answered   check (status in ('sent', 'asked', 'withdrawn') or answered_at is not null),
  constraint referral_declined   check ((status = 'declined') = (decline_reason is not null)),
  constraint referral_completed  check ((status = 'completed') = (completed_at is not null) and (completed_at is null) = (outcome is null)),
  constraint referral_withdrawn  check ((status = 'withdrawn') = (withdrawn_at is not null) and (withdrawn_at is null) = (withdraw_reason is null)),
  constraint referral_asked      check ((status = 'asked') = (asked_at is not null)),
  constraint referral_due        check (answer_due_at > sent_at),
  constraint referral_paper      check ((answer_medium is null) = (answer_entered_by is null)),
  constraint referral_medium     check (answer_medium in ('phone', 'paper', 'in_person', 'email')),
  constraint referral_reason     check (decline_reason in ('not_our_service', 'full', 'outside_area', 'related', 'cannot_reach', 'other')),
  constraint referral_outcome    check (outcome in ('helped', 'partly', 'not_reached', 'person_refused', 'moved_on', 'not_eligible')),
  constraint referral_why_withdrawn check (withdraw_reason in ('person_asked', 'consent_withdrawn', 'no_need', 'wrong_desk', 'other'))
);
create index referral_newest   on referral (from_agency_id, sent_at desc, id desc);
create index referral_inbox    on referral (to_agency_id, answer_due_at, id);
create index referral_of_case  on referral (case_id, sent_at desc);
create index referral_unanswered on referral (answer_due_at) where status in ('sent', 'asked');
comment on table  referral is 'Chuyển gửi: one hand-over of a person to an agency''s desk, with the fields she agreed to and nothing else.';
comment on column referral.place_id is 'Copy of the case''s place, for figures by place.';
comment on column referral.fields is 'Fields sent. What the desk may open is this and what may be shared at that moment.';
comment on column referral.answer_due_at is 'When the desk promised to have answered. Waiting for the sender''s own answer to a question is added.';
comment on column referral.answered_at is 'Accepted or declined; the time of the answer, not of the typing.';
comment on column referral.sealed_key is 'Key of this referral alone: it opens what was copied for the desk, and nothing of the case.';

create table referral_field (
  referral_id uuid  not null,
  case_id     uuid  not null,
  field       text  collate "C" not null,
  sealed_value bytea,
  constraint referral_field_pkey primary key (referral_id, field),
  constraint referral_field_of   foreign key (referral_id, case_id) references referral (id, case_id)
);
comment on table referral_field is 'What was sent, each field sealed apart under the referral''s key. A row exists for the desk only as long as it may be shared.';

create table referral_word (
  id          uuid        not null,
  referral_id uuid        not null,
  case_id     uuid        not null,
  kind        text        not null,
  side        text        not null,
  written_by  uuid        not null,
  written_at  timestamptz not null,
  sealed_text bytea,
  constraint referral_word_pkey primary key (id),
  constraint referral_word_of   foreign key (referral_id, case_id) references referral (id, case_id),
  constraint referral_word_by   foreign key (written_by) references staff (id),
  constraint referral_word_side check (side in ('sender', 'desk')),
  constraint referral_word_kind check (kind in ('note', 'question', 'reply', 'answer', 'decline', 'outcome', 'paper_answer', 'phone', 'withdrawal'))
);
create index referral_word_of_referral on referral_word (referral_id, written_at);
comment on table referral_word is 'What the two sides told each other, sealed under the referral''s key.';

create table referral_appointment (
  id          uuid        not null,
  referral_id uuid        not null,
  case_id     uuid        not null,
  meets_at    timestamptz not null,
  status      text        not null default 'set',
  set_by      uuid        not null,
  set_at      timestamptz not null,
  sealed_where bytea,
  version     integer     not null default 1,
  constraint referral_appointment_pkey   primary key (id),
  constraint referral_appointment_of     foreign key (referral_id, case_id) references referral (id, case_id),
  constraint referral_appointment_by     foreign key (set_by) references staff (id),
  constraint referral_appointment_status check (status in ('set', 'kept', 'no_show', 'cancelled'))
);
create index referral_appointment_of_referral on referral_appointment (referral_id, meets_at);
comment on table referral_appointment is 'When she is expected at the desk, and whether she came. Not coming closes nothing.';

create table referral_event (
  id          bigint      generated always as identity,
  referral_id uuid        not null,
  kind        text        not null,
  at          timestamptz not null default now(),
  staff_id    uuid,
  from_agency_id uuid,
  to_agency_id   uuid,
  constraint referral_event_pkey  primary key (id),
  constraint referral_event_of    foreign key (referral_id)    references referral (id),
  constraint referral_event_staff foreign key (staff_id)       references staff (id),
  constraint referral_event_from  foreign key (from_agency_id) references agency (id),
  constraint referral_event_to    foreign key (to_agency_id)   references agency (id),
  constraint referral_event_kind  check (kind in ('sent', 'accepted', 'declined', 'asked', 'replied', 'completed', 'withdrawn', 'appointment_set',
    'appointment_kept', 'appointment_no_show', 'appointment_cancelled', 'printed', 'answer_entered', 'phoned', 'reminded', 'overdue', 'moved'))
);
create index referral_event_of_referral on referral_event (referral_id, id);
comment on table referral_event is 'The way of a referral, for both sides, without a word of what was said. moved: the duty went to another agency, and it followed.';

create table result_to_111 (
  id          uuid        not null,
  case_id     uuid        not null,
  referral_id uuid,
  sent_at     timestamptz not null,
  sent_by     uuid        not null,
  medium      text        not null,
  result      text        not null,
  constraint result_to_111_pkey     primary key (id),
  constraint result_to_111_case     foreign key (case_id) references case_file (id),
  constraint result_to_111_referral foreign key (referral_id, case_id) references referral (id, case_id),
  constraint result_to_111_by       foreign key (sent_by) references staff (id),
  constraint result_to_111_medium   check (medium in ('phone', 'letter', 'email', 'software')),
  constraint result_to_111_result   check (result in ('taken_up', 'in_progress', 'done', 'could_not'))
);
create index result_to_111_of_case on result_to_111 (case_id, sent_at desc);
comment on table result_to_111 is 'That a result was told back to the national child helpline, which handed the case over: when, by whom, how.';

do $$
declare t text;
begin
  foreach t in array array['referral', 'referral_field', 'referral_word', 'referral_appointment', 'referral_event', 'result_to_111'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force  row level security', t);
  end loop;
end $$;

-- A referral tells no more than may be told. Asked of the consent rows themselves at every insert, whoever inserts.
create function access.referral_consented() returns trigger language plpgsql set search_path = '' as $$
begin
  if not new.fields <@ access.shared_fields(new.case_id, new.to_agency_id, new.purpose) then
    raise exception 'a field was not consented to' using errcode = 'check_violation', constraint = 'referral_no_consent';
  end if;
  if not exists (select 1 from public.referral_desk d where d.id = new.desk_id and d.agency_id = new.to_agency_id) then
    raise exception 'the desk is another agency''s' using errcode = 'check_violation', constraint = 'referral_desk_elsewhere';
  end if;
  return new;
end $$;
create trigger referral_consented before insert on referral for each row execute function access.referral_consented();

create function access.referral_moves() returns trigger language plpgsql set search_path = '' as $$
begin
  if new.status <> old.status and not (old.status, new.status) in (('sent', 'accepted'), ('sent', 'declined'), ('sent', 'asked'), ('sent', 'withdrawn'),
     ('asked', 'sent'), ('asked', 'accepted'), ('asked', 'declined'), ('asked', 'withdrawn'), ('accepted', 'completed'), ('accepted', 'withdrawn')) then
    raise exception 'no such move' using errcode = 'check_violation', constraint = 'referral_wrong_move';
  end if;
  return new;
end $$;
create trigger referral_moves before update of status on referral for each row execute function access.referral_moves();

-- Who sends: whoever works on the case; who oversees it sees that it was sent. Who receives: the desk's own people, while it
-- is open only as long as something of it may be told, and never somebody related to the people in it.
create policy referral_followed on referral for select to nangmai_app using (exists (select 1 from case_file f where f.id = case_id));
create policy referral_received on referral for select to nangmai_app using (
  to_agency_id = any ((select access.agencies_as('partner_desk'))::uuid[])
  and case_id <> all ((select access.my_conflicts())::uuid[]) and id <> all ((select access.my_conflicts())::uuid[])
  and case when status in ('sent', 'asked', 'accepted') then fields && access.shared_fields(case_id, to_agency_id, purpose)
           else status in ('declined', 'completed') end);
create policy referral_sent on referral for insert to nangmai_app with check (
  sent_by = (select access.current_staff()) and status = 'sent' and access.is_assigned(case_id, (select access.current_staff()))
  and exists (select 1 from case_file f where f.id = case_id and f.agency_id = from_agency_id));
create policy referral_worked on referral for update to nangmai_app using (
  access.is_assigned(case_id, (select access.current_staff())) and case_id <> all ((select access.my_conflicts())::uuid[])) with check (true);
create policy referral_answered on referral for update to nangmai_app using (
  to_agency_id = any ((select access.agencies_as('partner_desk'))::uuid[])
  and case_id <> all ((select access.my_conflicts())::uuid[]) and id <> all ((select access.my_conflicts())::uuid[])
  and status in ('sent', 'asked', 'accepted') and fields && access.shared_fields(case_id, to_agency_id, purpose)) with check (status <> 'withdrawn');
create policy referral_watched on referral for select to nangmai_jobs using (true);
create policy referral_reminded on referral for update to nangmai_jobs using (true) with check (true);
create policy referral_moved on referral to nangmai_owner using (true) with check (true); -- for access.follow_duties and the words left

-- Whether a referral stands open before me as its desk.
create function access.receives(of_referral uuid) returns boolean language sql stable set search_path = '' as $$
  select exists (select 1 from public.referral r where r.id = of_referral and r.status in ('sent', 'asked', 'accepted')
                 and r.to_agency_id = any (access.agencies_as('partner_desk')))
$$;
comment on function access.receives is 'Asked with the caller''s own rights: an open referral that the rules of the table show, to a desk of mine.';
grant execute on function access.receives to nangmai_app;

create policy referral_field_worked on referral_field for select to nangmai_app using (
  access.is_assigned(case_id, (select access.current_staff())) and case_id <> all ((select access.my_conflicts())::uuid[]));
create policy referral_field_received on referral_field for select to nangmai_app using (
  exists (select 1 from referral r where r.id = referral_id and r.status in ('sent', 'asked', 'accepted')
          and r.to_agency_id = any ((select access.agencies_as('partner_desk'))::uuid[])
          and referral_field.field = any (r.fields) and referral_field.field = any (access.shared_fields(r.case_id, r.to_agency_id, r.purpose))));
create policy referral_field_sent on referral_field for insert to nangmai_app with check (
  access.is_assigned(case_id, (select access.current_staff()))
  and exists (select 1 from referral r where r.id = referral_id and r.status = 'sent' and referral_field.field = any (r.fields)));
create policy referral_word_worked on referral_word for select to nangmai_app using (
  access.is_assigned(case_id, (select access.current_staff())) and case_id <> all ((select access.my_conflicts())::uuid[]));
create policy referral_word_received on referral_word for select to nangmai_app using (
  access.receives(referral_id) and kind not in ('paper_answer', 'withdrawal', 'phone'));
create policy referral_word_written on referral_word for insert to nangmai_app with check (
  written_by = (select access.current_staff())
  and ((side = 'sender' and access.is_assigned(case_id, (select access.current_staff()))) or (side = 'desk' and access.receives(referral_id))));
create policy referral_appointment_worked on referral_appointment to nangmai_app using (
  access.is_assigned(case_id, (select access.current_staff())) and case_id <> all ((select access.my_conflicts())::uuid[]))
  with check (access.is_assigned(case_id, (select access.current_staff())));
create policy referral_appointment_received on referral_appointment to nangmai_app using (access.receives(referral_id)) with check (access.receives(referral_id));
create policy referral_event_seen on referral_event for select to nangmai_app using (exists (select 1 from referral r where r.id = referral_id));
create policy referral_event_told on referral_event for insert to nangmai_app with check (
  staff_id = (select access.current_staff()) and exists (select 1 from referral r where r.id = referral_id));
create policy referral_event_by_time on referral_event for insert to nangmai_jobs with check (staff_id is null and kind in ('reminded', 'overdue'));
create policy referral_event_followed on referral_event for insert to nangmai_owner with check (kind = 'moved');
create policy result_to_111_seen on result_to_111 for select to nangmai_app using (exists (select 1 from case_file f where f.id = case_id));
create policy result_to_111_sent on result_to_111 for insert to nangmai_app with check (
  sent_by = (select access.current_staff()) and access.is_assigned(case_id, (select access.current_staff()))
  and exists (select 1 from case_file f where f.id = case_id and f.received_from = '111'));

grant select, insert on referral, referral_field, referral_word, referral_appointment, referral_event, result_to_111 to nangmai_app;
grant update (status, asked_at, answer_due_at, answered_at, answer_medium, answer_entered_by, decline_reason, completed_at, outcome, withdrawn_at, withdraw_reason, version)
  on referral to nangmai_app;
grant update (status, version) on referral_appointment to nangmai_app;
grant select (id, case_id, from_agency_id, status, sent_at, answer_due_at, reminded_at, escalated_at) on referral to nangmai_jobs;
grant update (reminded_at, escalated_at) on referral to nangmai_jobs;
grant insert on referral_event to nangmai_jobs;

create trigger referral_audited after insert or update of status, desk_id, to_agency_id, answer_due_at, version on referral for each row
  execute function audit.record_change('case', 'sealed_key', 'case_id');
create trigger referral_field_audited after insert on referral_field for each row execute function audit.record_change('case', 'sealed_value', 'case_id');
create trigger referral_word_audited after insert on referral_word for each row execute function audit.record_change('case', 'sealed_text', 'case_id');
create trigger referral_appointment_audited after insert or update on referral_appointment for each row
  execute function audit.record_change('case', 'sealed_where', 'case_id');
create trigger result_to_111_audited after insert on result_to_111 for each row execute function audit.record_change('case', '', 'case_id');

create trigger referral_told_sent after insert on referral for each row execute function access.tell_case('referral.sent', 'sent_at');
create trigger referral_told_accepted after update of status on referral for each row when (new.status = 'accepted' and old.status <> 'accepted')
  execute function access.tell_case('referral.accepted', 'answered_at');
create trigger referral_told_declined after update of status on referral for each row when (new.status = 'declined' and old.status <> 'declined')
  execute function access.tell_case('referral.declined', 'answered_at');
create trigger referral_told_asked after update of status on referral for each row when (new.status = 'asked' and old.status <> 'asked')
  execute function access.tell_case('referral.asked', 'asked_at');
create trigger referral_told_completed after update of status on referral for each row when (new.status = 'completed' and old.status <> 'completed')
  execute function access.tell_case('referral.completed', 'completed_at');
create trigger referral_told_withdrawn after update of status on referral for each row when (new.status = 'withdrawn' and old.status <> 'withdrawn')
  execute function access.tell_case('referral.withdrawn', 'withdrawn_at');
create trigger referral_told_moved after update of to_agency_id on referral for each row when (new.to_agency_id <> old.to_agency_id)
  execute function access.tell_case('referral.moved', 'none');
create trigger referral_appointment_told after insert on referral_appointment for each row execute function access.tell_case('referral.appointment', 'set_at');
create trigger referral_appointment_missed after update of status on referral_appointment for each row when (new.status = 'no_show' and old.status <> 'no_show')
  execute function access.tell_case('referral.no_show', 'meets_at');
create trigger result_to_111_told after insert on result_to_111 for each row execute function access.tell_case('referral.told_111', 'sent_at');

-- Word to the other side. Who is told is found here, since neither side may read the other's people; nobody related is told.
create function access.leave_referral_word(of_referral uuid, side text, word text, at timestamptz) returns void
language sql volatile security definer set search_path = '' as $$
  insert into public.notice (id, staff_id, kind, record_id, at)
  select gen_random_uuid(), w.staff_id, word, w.record_id, leave_referral_word.at
  from   (select distinct t.staff_id, t.record_id, t.case_id from (
            select s.staff_id, r.id as record_id, r.case_id from public.referral r
            join   public.staff_role s on s.agency_id = case when side = 'desk' then r.to_agency_id else r.from_agency_id end
                   and s.role = case when side = 'desk' then 'partner_desk' else 'supervisor' end
                   and s.from_on <= (now() at time zone 'Asia/Ho_Chi_Minh')::date
                   and (s.until_on is null or s.until_on > (now() at time zone 'Asia/Ho_Chi_Minh')::date)
            where  r.id = of_referral and side in ('desk', 'supervisor')
            union all
            select x.staff_id, r.id, r.case_id from public.referral r
            cross join lateral (select r.sent_by as staff_id union select f.manager_id from public.case_file f where f.id = r.case_id and f.manager_id is not null) x
            where  r.id = of_referral and side = 'sender' and access.is_assigned(r.case_id, x.staff_id)) t) w
  where  word like 'referral.%'
    and  not exists (select 1 from public.conflict_of_interest c where c.staff_id = w.staff_id and c.record_id in (w.case_id, w.record_id))
    and  w.staff_id is distinct from access.current_staff()
$$;
comment on function access.leave_referral_word is 'Leaves a notice with the id of a referral for its desk, its sender and the case''s manager, or their supervisors. Tells its caller nothing.';
grant execute on function access.leave_referral_word to nangmai_app, nangmai_jobs;

-- Desks that belong to a duty go where the duty went, and open referrals with them. Reads only what is so; asks nobody.
create function access.follow_duties(at timestamptz) returns integer
language plpgsql volatile security definer set search_path = '' as $$
declare
  today date := (follow_duties.at at time zone 'Asia/Ho_Chi_Minh')::date;
  went record;
  new_desk uuid;
  moved integer := 0;
  each_id uuid;
begin
  for went in
    select d.*, h.agency_id as now_agency, a.name as now_name, a.kind as now_kind
    from   public.referral_desk d
    join   public.agency_duty h on h.duty_code = d.duty_code and h.place_id = d.duty_place_id and h.agency_id <> d.agency_id
           and h.from_on <= today and (h.until_on is null or h.until_on > today)
    join   public.agency a on a.id = h.agency_id
    where  d.valid_until is null and not exists (
             select 1 from public.agency_duty o where o.agency_id = d.agency_id and o.duty_code = d.duty_code and o.place_id = d.duty_place_id
             and o.from_on <= today and (o.until_on is null or o.until_on > today))
    for update of d
  loop
    new_desk := gen_random_uuid();
    insert into public.referral_desk (id, province_id, agency_id, name, services, places, duty_code, duty_place_id, hours_to_answer, urgent_hours, signs_in, phone, open_hours)
    values (new_desk, went.province_id, went.now_agency, went.now_name, went.services, went.places, went.duty_code, went.duty_place_id,
            went.hours_to_answer, went.urgent_hours, went.signs_in, null, went.open_hours);
    update public.referral_desk set valid_until = today, version = version + 1 where id = went.id;
    for each_id in
      update public.referral r set desk_id = new_desk, to_agency_id = went.now_agency, to_kind = went.now_kind, version = r.version + 1
      where  r.desk_id = went.id and r.status in ('sent', 'asked', 'accepted') returning r.id
    loop
      insert into public.referral_event (referral_id, kind, at, from_agency_id, to_agency_id) values (each_id, 'moved', follow_duties.at, went.agency_id, went.now_agency);
      perform access.leave_referral_word(each_id, 'sender', 'referral.moved', follow_duties.at);
      perform access.leave_referral_word(each_id, 'desk', 'referral.received', follow_duties.at);
      moved := moved + 1;
    end loop;
  end loop;
  return moved;
end $$;
comment on function access.follow_duties is 'Moves desks whose duty is another agency''s today, with their open referrals; says how many followed. Doing it twice moves nothing.';
grant execute on function access.follow_duties to nangmai_app, nangmai_jobs;

-- Facts ------------------------------------------------------------------------------------------------------------------
create policy sharing_ground_fact on sharing_ground for select to nangmai_facts using (true);
create policy referral_fact on referral for select to nangmai_facts using (true);
grant select (id, case_id, province_id, ground, purposes, given_at, withdrawn_at) on sharing_ground to nangmai_facts;
grant select (id, province_id, place_id, case_id, to_kind, purpose, urgency, status, sent_at, promised_hours, answer_due_at, answered_at, decline_reason, outcome)
  on referral to nangmai_facts;

create view fact_consent as
select id, case_id, province_id, 'statistics' = any (purposes) as statistics, 'referral' = any (purposes) as referral, 'police_report' = any (purposes) as police_report,
       (given_at at time zone 'Asia/Ho_Chi_Minh')::date as given_on, (withdrawn_at at time zone 'Asia/Ho_Chi_Minh')::date as withdrawn_on
from   sharing_ground where ground = 'consent';
create view fact_referral as
select id, province_id, place_id, case_id, to_kind, purpose, urgency, status, decline_reason, outcome, promised_hours,
       (sent_at at time zone 'Asia/Ho_Chi_Minh')::date as sent_on, (answered_at at time zone 'Asia/Ho_Chi_Minh')::date as answered_on,
       coalesce(answered_at <= answer_due_at, false) as answered_in_time,
       round(extract(epoch from answered_at - sent_at) / 3600, 2) as hours_to_answer
from   referral;
grant select on fact_consent, fact_referral to nangmai_reporter;
grant create on schema public to nangmai_facts;                                   -- for the next lines only
alter view fact_consent owner to nangmai_facts;
alter view fact_referral owner to nangmai_facts;
revoke create on schema public from nangmai_facts;
