-- Contacts with the hotline. What is counted has a column in clear that names nobody; what a person said is sealed.

create table contact (
  id                uuid        not null,
  province_id       text        collate "C" not null,
  agency_id         uuid        not null,
  taken_by          uuid        not null,
  kind              text        not null,
  caller            text        not null,
  received_from     text,
  started_at        timestamptz not null,
  ended_at          timestamptz not null,
  recorded_at       timestamptz not null default now(),
  language          text        not null default 'vi',
  interpreter       text        not null default 'none',
  danger_now        boolean     not null default false,
  sexual_assault    boolean     not null default false,
  assaulted_at      timestamptz,
  suicide_risk      boolean     not null default false,
  danger_signs      text[]      not null default '{}',
  place_id          text        collate "C",
  gender_equality   boolean     not null,
  gbv               boolean     not null,
  topic             text        not null,
  needs             text[]      not null default '{}',
  advice            text[]      not null default '{}',
  outcome           text        not null,
  caller_sex        text        not null default 'unknown',
  caller_age        text        not null default 'unknown',
  alone             boolean,
  parent_may_know   boolean,
  anonymous         boolean     not null,
  sealed_key        bytea,
  sealed_name       bytea,
  sealed_phone      bytea,
  sealed_notes      bytea,
  back_entered      boolean     not null default false,
  version           integer     not null default 1,
  constraint contact_pkey       primary key (id),
  constraint contact_province   foreign key (province_id) references place (id),
  constraint contact_place      foreign key (place_id)    references place (id),
  constraint contact_agency     foreign key (agency_id)   references agency (id),
  constraint contact_taken_by   foreign key (taken_by)    references staff (id),
  constraint contact_ends_later check (ended_at >= started_at),
  constraint contact_from_body  check ((kind = 'handover') = (received_from is not null)),
  constraint contact_assault    check (assaulted_at is null or sexual_assault),
  constraint contact_gbv_is_ge  check (gender_equality or not gbv),
  constraint contact_kind     check (kind in ('inbound_call', 'call_back', 'walk_in', 'online_report', 'message', 'handover')),
  constraint contact_caller   check (caller in ('survivor', 'relative', 'neighbour', 'child', 'official', 'silent', 'prying', 'hoax', 'other')),
  constraint contact_body     check (received_from in ('111', 'police', 'commune', 'border_guard', 'health', 'school', 'union', 'other')),
  constraint contact_interpreter check (interpreter in ('none', 'needed', 'present', 'sign_language', 'text')),
  constraint contact_topic    check (topic in ('gender_equality', 'domestic_violence', 'sexual_violence', 'harassment', 'online_violence', 'child_abuse',
                                               'child_marriage', 'trafficking', 'exploitation', 'child_care', 'psychology', 'family', 'law', 'social_policy', 'school', 'health', 'other')),
  constraint contact_outcome  check (outcome in ('advised', 'case_opened', 'callback_agreed', 'passed_on', 'information_given', 'lost_line', 'silent', 'refused', 'harassment')),
  constraint contact_sex      check (caller_sex in ('female', 'male', 'other', 'unknown')),
  constraint contact_age      check (caller_age in ('0-11', '12-15', '16-17', '18-29', '30-59', '60+', 'unknown')),
  constraint contact_lists_short check (cardinality(needs) <= 20 and cardinality(advice) <= 30 and cardinality(danger_signs) <= 20)
);
create index contact_newest on contact (agency_id, started_at desc, id desc);
create index contact_of_day on contact (province_id, started_at);
comment on table  contact is 'Lượt tiếp nhận: one call, visit, message or hand-over. A call is not a GBV call, not a case and not a person.';
comment on column contact.sealed_key is 'Key of this contact, wrapped by the root key outside the database. Erasing it erases what was said.';
comment on column contact.started_at is 'When it truly happened; recorded_at tells when it was written, also after a night without power.';
comment on column contact.gbv is 'Concerns gender-based violence; gender_equality is the wider flag of the report. Two flags, never one.';
comment on column contact.caller is 'prying: the person who uses violence, or somebody asking about a survivor; nothing is confirmed to them.';

create table contact_token (
  token      bytea not null,
  contact_id uuid  not null,
  purpose    text  collate "C" not null,
  constraint contact_token_pkey    primary key (token, contact_id),
  constraint contact_token_contact foreign key (contact_id) references contact (id),
  constraint contact_token_purpose check (purpose in ('phone', 'name'))
);
create index contact_token_of_contact on contact_token (contact_id);
comment on table contact_token is 'Keyed tokens by which a sealed number or full name is found again. Means nothing without the key.';

create table safe_contact (
  id            uuid        not null,
  contact_id    uuid        not null,
  call_allowed  boolean     not null,
  text_allowed  boolean     not null,
  hours         jsonb       not null,
  sealed_say    bytea,
  sealed_avoid  bytea,
  sealed_word   bytea,
  verified_at   timestamptz not null,
  verified_by   uuid        not null,
  version       integer     not null default 1,
  constraint safe_contact_pkey    primary key (id),
  constraint safe_contact_once    unique (contact_id),
  constraint safe_contact_contact foreign key (contact_id)  references contact (id),
  constraint safe_contact_by      foreign key (verified_by) references staff (id)
);
comment on table  safe_contact is 'How, when and with which words a person may be reached. Nobody is called outside it.';
comment on column safe_contact.hours is 'Array of {"days":[1..7],"from":"HH:MM","until":"HH:MM"}, Monday = 1, province time.';

create table safety_card (
  id          uuid        not null,
  contact_id  uuid        not null,
  sealed_card bytea       not null,
  written_by  uuid        not null,
  written_at  timestamptz not null default now(),
  version     integer     not null default 1,
  constraint safety_card_pkey    primary key (id),
  constraint safety_card_once    unique (contact_id),
  constraint safety_card_contact foreign key (contact_id) references contact (id),
  constraint safety_card_by      foreign key (written_by) references staff (id)
);
comment on table safety_card is 'Thẻ an toàn for the night: code word, danger, plan, whom to call. Sealed; each opening is recorded.';

create table call_back (
  id           uuid        not null,
  contact_id   uuid        not null,
  agency_id    uuid        not null,
  emergency    boolean     not null default false,
  due_at       timestamptz not null,
  status       text        not null default 'due',
  asked_by     uuid        not null,
  allowed_by   uuid,
  made_by      uuid,
  made_at      timestamptz,
  result       text,
  reviewed_by  uuid,
  reviewed_at  timestamptz,
  sealed_review bytea,
  version      integer     not null default 1,
  constraint call_back_pkey     primary key (id),
  constraint call_back_contact  foreign key (contact_id) references contact (id),
  constraint call_back_agency   foreign key (agency_id)  references agency (id),
  constraint call_back_status   check (status in ('asked', 'due', 'made', 'refused', 'dropped')),
  constraint call_back_result   check (result in ('reached', 'no_answer', 'someone_else', 'not_safe')),
  constraint call_back_made     check ((status = 'made') = (made_at is not null and made_by is not null and result is not null)),
  constraint call_back_allowed  check (not emergency or status in ('asked', 'refused') or allowed_by is not null),
  constraint call_back_reviewed check ((reviewed_by is null) = (reviewed_at is null) and (reviewed_by is null or status = 'made')),
  constraint call_back_not_self check (allowed_by <> asked_by and reviewed_by <> made_by)
);
create unique index call_back_one_emergency on call_back (contact_id) where emergency;
create index call_back_open on call_back (agency_id, due_at) where status in ('asked', 'due');
create index call_back_to_review on call_back (agency_id, made_at) where emergency and status = 'made' and reviewed_at is null;
create index call_back_of_contact on call_back (contact_id);
comment on table call_back is 'Calls to return. An emergency call-back of a cut-off call is allowed once, by the on-duty leader, and reviewed afterwards.';

-- Counselling: one record for one person, several sessions ---------------------------------------------------------
create table counselling (
  id          uuid        not null,
  province_id text        collate "C" not null,
  agency_id   uuid        not null,
  contact_id  uuid        not null,
  topic       text        not null,
  opened_at   timestamptz not null default now(),
  opened_by   uuid        not null,
  version     integer     not null default 1,
  constraint counselling_pkey     primary key (id),
  constraint counselling_once     unique (contact_id),
  constraint counselling_province foreign key (province_id) references place (id),
  constraint counselling_agency   foreign key (agency_id)   references agency (id),
  constraint counselling_contact  foreign key (contact_id)  references contact (id),
  constraint counselling_by       foreign key (opened_by)   references staff (id)
);
comment on table counselling is 'Counselling of one person, by phone or face to face; its sessions tell how often.';

create table counselling_session (
  id             uuid        not null,
  counselling_id uuid        not null,
  province_id    text        collate "C" not null,
  agency_id      uuid        not null,
  held_at        timestamptz not null,
  mode           text        not null,
  minutes        integer     not null,
  held_by        uuid        not null,
  sealed_note    bytea,
  version        integer     not null default 1,
  constraint counselling_session_pkey    primary key (id),
  constraint counselling_session_of      foreign key (counselling_id) references counselling (id),
  constraint counselling_session_by      foreign key (held_by) references staff (id),
  constraint counselling_session_mode    check (mode in ('phone', 'direct', 'online')),
  constraint counselling_session_minutes check (minutes between 1 and 600)
);
create index counselling_session_order on counselling_session (counselling_id, held_at);

-- Shifts and their hand-over ------------------------------------------------------------------------------------------
create table shift (
  id         uuid        not null,
  agency_id  uuid        not null,
  name       text        not null,
  starts_at  timestamptz not null,
  ends_at    timestamptz not null,
  leader_id  uuid        not null,
  version    integer     not null default 1,
  constraint shift_pkey   primary key (id),
  constraint shift_agency foreign key (agency_id) references agency (id),
  constraint shift_leader foreign key (leader_id) references staff (id),
  constraint shift_hours  check (ends_at > starts_at)
);
create index shift_now on shift (agency_id, starts_at desc);
create table shift_member (
  shift_id uuid not null,
  staff_id uuid not null,
  constraint shift_member_pkey  primary key (shift_id, staff_id),
  constraint shift_member_shift foreign key (shift_id) references shift (id),
  constraint shift_member_staff foreign key (staff_id) references staff (id)
);

create table handover (
  id           uuid        not null,
  agency_id    uuid        not null,
  shift_id     uuid,
  from_staff   uuid        not null,
  to_staff     uuid        not null,
  facts        jsonb       not null,
  sealed_key   bytea       not null,
  sealed_notes bytea       not null,
  signed_from_at timestamptz not null,
  signed_to_at   timestamptz,
  version      integer     not null default 1,
  constraint handover_pkey    primary key (id),
  constraint handover_agency  foreign key (agency_id)  references agency (id),
  constraint handover_shift   foreign key (shift_id)   references shift (id),
  constraint handover_from    foreign key (from_staff) references staff (id),
  constraint handover_to      foreign key (to_staff)   references staff (id),
  constraint handover_two_people check (from_staff <> to_staff),
  constraint handover_signed_in_order check (signed_to_at is null or signed_to_at >= signed_from_at)
);
create index handover_newest on handover (agency_id, signed_from_at desc, id desc);
comment on table  handover is 'Sổ giao ca: what the next shift must know, signed by who leaves and by who comes. Signed by both it never changes.';
comment on column handover.facts is 'Ids and counts at the moment of signing: calls to return, running clocks, open dangers.';

-- Who follows a contact although not of the hotline: set when a case grows out of it ------------------------------------
create table contact_follower (
  contact_id uuid        not null,
  staff_id   uuid        not null,
  from_at    timestamptz not null default now(),
  until_at   timestamptz,
  constraint contact_follower_pkey    primary key (contact_id, staff_id),
  constraint contact_follower_contact foreign key (contact_id) references contact (id),
  constraint contact_follower_staff   foreign key (staff_id)   references staff (id)
);
comment on table contact_follower is 'A case manager sees the contact a case began with, and no other.';

-- Row rules ------------------------------------------------------------------------------------------------------------
do $$
declare t text;
begin
  foreach t in array array['contact','contact_token','safe_contact','safety_card','call_back','counselling','counselling_session','shift','shift_member','handover','contact_follower'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force  row level security', t);
  end loop;
end $$;

-- It asks no other table, so that the rule of contact can ask it. Rows are set by the story that opens or assigns a case.
create policy contact_follower_seen on contact_follower for select to nangmai_app using (
  staff_id = (select access.current_staff()) and from_at <= now() and (until_at is null or until_at > now()));

-- The hotline's own people see its contacts; others only those they follow; a conflict of interest hides them from anyone.
create policy contact_seen on contact for select to nangmai_app using (
  (agency_id = any ((select access.agencies_as('operator', 'duty_leader', 'supervisor'))::uuid[])
   or exists (select 1 from contact_follower f where f.contact_id = contact.id and f.staff_id = (select access.current_staff())))
  and not exists (select 1 from conflict_of_interest c where c.staff_id = (select access.current_staff()) and c.record_id = contact.id));
create policy contact_taken on contact for insert to nangmai_app with check (
  taken_by = (select access.current_staff()) and agency_id = any ((select access.agencies_as('operator', 'duty_leader'))::uuid[]));
create policy contact_corrected on contact for update to nangmai_app using (
  agency_id = any ((select access.agencies_as('operator', 'duty_leader', 'supervisor'))::uuid[])) with check (
  agency_id = any ((select access.agencies_as('operator', 'duty_leader', 'supervisor'))::uuid[]));

-- What belongs to a contact is seen by whoever sees the contact. The rule itself stands above, once.
create policy contact_token_seen on contact_token for select to nangmai_app using (exists (select 1 from contact c where c.id = contact_id));
-- Written in one statement with its contact, which that statement cannot see yet; the foreign key holds them together.
create policy contact_token_made on contact_token for insert to nangmai_app with check (
  (select access.agencies_as('operator', 'duty_leader', 'supervisor')) <> '{}');
create policy contact_token_dropped on contact_token for delete to nangmai_app using (exists (select 1 from contact c where c.id = contact_id));
create policy safe_contact_seen  on safe_contact  to nangmai_app using (exists (select 1 from contact c where c.id = contact_id)) with check (exists (select 1 from contact c where c.id = contact_id));
create policy safety_card_seen   on safety_card   to nangmai_app using (exists (select 1 from contact c where c.id = contact_id)) with check (exists (select 1 from contact c where c.id = contact_id));
create policy call_back_seen     on call_back     to nangmai_app using (exists (select 1 from contact c where c.id = contact_id)) with check (exists (select 1 from contact c where c.id = contact_id));
create policy counselling_seen   on counselling   to nangmai_app using (exists (select 1 from contact c where c.id = contact_id)) with check (exists (select 1 from contact c where c.id = contact_id));
create policy counselling_session_seen on counselling_session to nangmai_app using (exists (select 1 from counselling k where k.id = counselling_id)) with check (exists (select 1 from counselling k where k.id = counselling_id));

create policy shift_seen on shift for select to nangmai_app using (agency_id = any ((select access.agencies_as('operator', 'duty_leader', 'supervisor'))::uuid[]));
create policy shift_planned on shift for insert to nangmai_app with check (agency_id = any ((select access.agencies_as('duty_leader', 'supervisor'))::uuid[]));
create policy shift_changed on shift for update to nangmai_app using (agency_id = any ((select access.agencies_as('duty_leader', 'supervisor'))::uuid[])) with check (true);
create policy shift_member_seen on shift_member to nangmai_app using (exists (select 1 from shift s where s.id = shift_id)) with check (exists (select 1 from shift s where s.id = shift_id));
create policy handover_seen on handover for select to nangmai_app using (agency_id = any ((select access.agencies_as('operator', 'duty_leader', 'supervisor'))::uuid[]));
create policy handover_given on handover for insert to nangmai_app with check (
  from_staff = (select access.current_staff()) and signed_to_at is null and agency_id = any ((select access.agencies_as('operator', 'duty_leader'))::uuid[]));
create policy handover_taken on handover for update to nangmai_app using (
  to_staff = (select access.current_staff()) and signed_to_at is null) with check (to_staff = (select access.current_staff()) and signed_to_at is not null);

grant select, insert, update on contact, safe_contact, safety_card, call_back, counselling, counselling_session, shift, handover to nangmai_app;
grant select, insert, delete on contact_token to nangmai_app;                    -- a corrected number is no longer found by the old one
grant select, insert, delete on shift_member to nangmai_app;
grant select on contact_follower to nangmai_app;

create trigger contact_audited      after insert or update on contact      for each row execute function audit.record_change('contact', 'sealed_key,sealed_name,sealed_phone,sealed_notes');
create trigger safe_contact_audited after insert or update on safe_contact for each row execute function audit.record_change('contact', 'hours,sealed_say,sealed_avoid,sealed_word', 'contact_id');
create trigger safety_card_audited  after insert or update on safety_card  for each row execute function audit.record_change('contact', 'sealed_card', 'contact_id');
create trigger call_back_audited    after insert or update on call_back    for each row execute function audit.record_change('call_back', 'sealed_review');
create trigger counselling_audited  after insert or update on counselling  for each row execute function audit.record_change('counselling');
create trigger counselling_session_audited after insert or update on counselling_session for each row execute function audit.record_change('counselling_session', 'sealed_note');
create trigger shift_audited        after insert or update on shift        for each row execute function audit.record_change('shift');
create trigger shift_member_audited after insert or delete on shift_member for each row execute function audit.record_change('shift', '', 'shift_id');
create trigger handover_audited     after insert or update on handover     for each row execute function audit.record_change('handover', 'sealed_key,sealed_notes');
create trigger contact_follower_audited after insert or update on contact_follower for each row execute function audit.record_change('contact', '', 'contact_id');

-- A silent word: somebody asks about a person whom a worker protects. The one who took the call learns nothing from it.
create policy contact_token_matched on contact_token for select to nangmai_owner using (true);
create policy contact_matched on contact for select to nangmai_owner using (true);
create policy contact_follower_told on contact_follower for select to nangmai_owner using (true);
create function access.leave_silent_word(of_token bytea, from_contact uuid) returns void
language sql volatile security definer set search_path = '' as $$
  insert into public.notice (id, staff_id, kind, record_id)
  select gen_random_uuid(), w.staff_id, 'contact.prying', w.contact_id
  from   (select distinct c.id as contact_id, coalesce(f.staff_id, c.taken_by) as staff_id
          from   public.contact_token t
          join   public.contact c on c.id = t.contact_id
          left join public.contact_follower f on f.contact_id = c.id and (f.until_at is null or f.until_at > now())
          where  t.token = of_token and c.id <> from_contact and (f.staff_id is not null or c.caller not in ('prying', 'hoax'))) w
  where  w.staff_id <> access.current_staff()
    and  not exists (select 1 from public.conflict_of_interest k where k.staff_id = w.staff_id and k.record_id = w.contact_id)
$$;
comment on function access.leave_silent_word is 'Leaves a notice for whoever follows a contact with this number, else for who took it. Tells its caller nothing, not even whether there was one.';
grant execute on function access.leave_silent_word to nangmai_app;

-- Facts: what is counted, and nothing that tells who ---------------------------------------------------------------------
create policy contact_fact on contact for select to nangmai_facts using (true);
create policy counselling_fact on counselling for select to nangmai_facts using (true);
create policy counselling_session_fact on counselling_session for select to nangmai_facts using (true);
grant select (id, province_id, agency_id, kind, caller, received_from, started_at, language, danger_now, sexual_assault, suicide_risk, place_id,
              gender_equality, gbv, topic, outcome, caller_sex, caller_age) on contact to nangmai_facts;
grant select (id, province_id, agency_id, contact_id, topic) on counselling to nangmai_facts;
grant select (id, counselling_id, province_id, agency_id, held_at, mode) on counselling_session to nangmai_facts;

create view fact_contact as
select id, province_id, place_id, kind, caller, received_from, language, topic, outcome, gender_equality, gbv, caller_sex, caller_age,
       danger_now or sexual_assault or suicide_risk as danger,
       (started_at at time zone 'Asia/Ho_Chi_Minh')::date as started_on,
       extract(hour from started_at at time zone 'Asia/Ho_Chi_Minh')::integer as started_hour
from   contact;
create view fact_counselling_session as
select s.id, s.province_id, c.place_id, k.id as counselling_id, k.topic, s.mode, (s.held_at at time zone 'Asia/Ho_Chi_Minh')::date as held_on,
       c.caller_sex, c.caller_age
from   counselling_session s join counselling k on k.id = s.counselling_id join contact c on c.id = k.contact_id;
grant select on fact_contact, fact_counselling_session to nangmai_reporter;
grant create on schema public to nangmai_facts;                                   -- for the next lines only
alter view fact_contact owner to nangmai_facts;
alter view fact_counselling_session owner to nangmai_facts;
revoke create on schema public from nangmai_facts;
