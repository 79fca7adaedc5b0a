-- The commune's book of incidents, care for those who do this work, and lists brought in from old spreadsheets.

-- The commune's book ---------------------------------------------------------------------------------------------------
create table commune_number (
  agency_id uuid    not null,
  kind      text    collate "C" not null,
  year      integer not null,
  last      integer not null,
  constraint commune_number_pkey   primary key (agency_id, kind, year),
  constraint commune_number_agency foreign key (agency_id) references agency (id),
  constraint commune_number_kind   check (kind in ('incident', 'household'))
);
comment on table commune_number is 'Last number given in a commune''s book: of incidents by year, of households once and for all (year 0).';

create table commune_household (
  id          uuid    not null,
  province_id text    collate "C" not null,
  agency_id   uuid    not null,
  no          integer not null,
  constraint commune_household_pkey     primary key (id),
  constraint commune_household_once     unique (agency_id, no),
  constraint commune_household_province foreign key (province_id) references place (id),
  constraint commune_household_agency   foreign key (agency_id)   references agency (id)
);
comment on table commune_household is 'A household as a running number, so that households with violence are counted once; who lives there stands sealed in its incidents.';

create table commune_incident (
  id             uuid        not null,
  province_id    text        collate "C" not null,
  agency_id      uuid        not null,
  place_id       text        collate "C" not null,
  year           integer     not null,
  no             integer     not null,
  household_id   uuid        not null,
  recorded_by    uuid        not null,
  recorded_at    timestamptz not null,
  reported_at    timestamptz not null,
  reporter       text        not null,
  desk           text        not null,
  channel        text        not null,
  happened_on    date        not null,
  relationship   text        not null,
  acts           text[]      not null,
  psychological  boolean     not null,
  physical       boolean     not null,
  sexual         boolean     not null,
  economic       boolean     not null,
  danger_now     boolean     not null,
  crime_signs    boolean     not null,
  crime_told_at  timestamptz,
  status         text        not null default 'reported',
  checked_at     timestamptz,
  checked_by     uuid,
  check_result   text,
  mediation      text        not null default 'none',
  mediation_by   text,
  result         text,
  without_help   text,
  closed_at      timestamptz,
  sealed_key     bytea,
  sealed_where   bytea,
  sealed_story   bytea,
  sealed_check   bytea,
  sealed_result  bytea,
  version        integer     not null default 1,
  constraint commune_incident_pkey      primary key (id),
  constraint commune_incident_no_once   unique (agency_id, year, no),
  constraint commune_incident_province  foreign key (province_id)  references place (id),
  constraint commune_incident_place     foreign key (place_id)     references place (id),
  constraint commune_incident_agency    foreign key (agency_id)    references agency (id),
  constraint commune_incident_household foreign key (household_id) references commune_household (id),
  constraint commune_incident_recorder  foreign key (recorded_by)  references staff (id),
  constraint commune_incident_checker   foreign key (checked_by)   references staff (id),
  constraint commune_incident_reporter  check (reporter in ('survivor', 'family', 'neighbour', 'witness', 'official', 'child', 'anonymous')),
  constraint commune_incident_desk      check (desk in ('committee', 'police', 'border_guard', 'school', 'village_head', 'front', 'union', 'national_hotline', 'provincial_hotline', 'other')),
  constraint commune_incident_channel   check (channel in ('phone', 'letter', 'in_person')),
  constraint commune_incident_related   check (relationship in ('spouse', 'divorced', 'cohabiting', 'family')),
  constraint commune_incident_acts      check (cardinality(acts) between 1 and 20),
  constraint commune_incident_status    check (status in ('reported', 'checked', 'closed')),
  constraint commune_incident_checked   check ((checked_at is null) = (check_result is null) and (checked_at is null) = (checked_by is null)
                                               and (status = 'reported') = (checked_at is null)),
  constraint commune_incident_check     check (check_result in ('confirmed', 'not_confirmed', 'could_not')),
  constraint commune_incident_mediation check (mediation in ('none', 'asked', 'refused', 'forced')),
  constraint commune_incident_mediator  check ((mediation = 'none') = (mediation_by is null)),
  constraint commune_incident_asked_by  check (mediation_by in ('survivor', 'family', 'village', 'mediation_team', 'commune', 'police', 'other')),
  constraint commune_incident_closed    check ((status = 'closed') = (closed_at is not null and result is not null)),
  constraint commune_incident_result    check (result in ('stopped', 'watched', 'handed_over', 'moved_away', 'declined', 'by_police', 'not_confirmed')),
  constraint commune_incident_unhelped  check (without_help in ('declined', 'left_area', 'police_only', 'not_reached', 'other')),
  constraint commune_incident_crime     check (crime_told_at is null or crime_signs)
);
create index commune_incident_newest on commune_incident (agency_id, reported_at desc, id desc);
create index commune_incident_of_household on commune_incident (household_id, happened_on);
comment on table  commune_incident is 'Vụ việc: one report of domestic violence in a commune''s book, from report to check, measure and result.';
comment on column commune_incident.desk is 'Where it was reported first: the addresses of Luật 13/2022/QH15, Điều 19.';
comment on column commune_incident.channel is 'The three ways of Luật 13/2022/QH15, Điều 19: by phone or message, by letter, in person.';
comment on column commune_incident.acts is 'Letters of the acts of Điều 3(1) that count in this relationship on the day it happened.';
comment on column commune_incident.psychological is 'The four forms of TT 07/2017/TT-BVHTTDL, worked out from the groups of the acts; neglect counts here.';
comment on column commune_incident.without_help is 'Why nothing was given where violence was confirmed.';
comment on column commune_incident.sealed_where is 'Thôn, khu, house: sealed. The commune itself is place_id.';

create table commune_person (
  id           uuid    not null,
  incident_id  uuid    not null,
  province_id  text    collate "C" not null,
  part         text    not null,
  sex          text    not null,
  age_years    integer,
  named        boolean not null default false,
  sealed_name  bytea,
  sealed_phone bytea,
  constraint commune_person_pkey     primary key (id),
  constraint commune_person_copied   unique (id, incident_id),
  constraint commune_person_incident foreign key (incident_id) references commune_incident (id),
  constraint commune_person_province foreign key (province_id) references place (id),
  constraint commune_person_part     check (part in ('survivor', 'violent')),
  constraint commune_person_sex      check (sex in ('female', 'male', 'other', 'unknown')),
  constraint commune_person_age      check (age_years between 0 and 120)
);
create index commune_person_of_incident on commune_person (incident_id);
comment on table commune_person is 'Who was harmed and who used violence, by sex and age; names sealed under the incident''s key.';

create table commune_person_token (
  token       bytea not null,
  person_id   uuid  not null,
  incident_id uuid  not null,
  purpose     text  collate "C" not null,
  constraint commune_person_token_pkey    primary key (token, person_id),
  constraint commune_person_token_person  foreign key (person_id, incident_id) references commune_person (id, incident_id),
  constraint commune_person_token_purpose check (purpose in ('phone', 'name'))
);

create table commune_deed (
  id           uuid        not null,
  incident_id  uuid        not null,
  person_id    uuid        not null,
  province_id  text        collate "C" not null,
  kind         text        not null,
  measure_code text        collate "C",
  done_on      date        not null,
  done_by      text        not null,
  recorded_by  uuid        not null,
  recorded_at  timestamptz not null,
  asked_her    boolean,
  repeat_basis text,
  ended_on     date,
  version      integer     not null default 1,
  constraint commune_deed_pkey     primary key (id),
  constraint commune_deed_person   foreign key (person_id, incident_id) references commune_person (id, incident_id),
  constraint commune_deed_province foreign key (province_id) references place (id),
  constraint commune_deed_recorder foreign key (recorded_by) references staff (id),
  constraint commune_deed_kind     check (kind in ('stop', 'summon', 'no_contact', 'shelter', 'needs', 'medical', 'legal_aid', 'counselling', 'behaviour',
                                                   'criticism', 'community_work', 'education', 'fine', 'criminal', 'vocational')),
  constraint commune_deed_measure  check (measure_code in ('1', '2', '3', '4', '5', '6', '7', '8', '9', '10')),
  constraint commune_deed_by       check (done_by in ('commune_chair', 'police', 'court', 'health', 'centre', 'union', 'village', 'other')),
  constraint commune_deed_repeat   check (repeat_basis in ('twice_in_book', 'twice_on_paper', 'after_fine')),
  constraint commune_deed_criticism check ((kind = 'criticism') = (repeat_basis is not null) and (kind <> 'criticism' or asked_her)),
  constraint commune_deed_ends     check (ended_on >= done_on)
);
create index commune_deed_of_incident on commune_deed (incident_id);
comment on table  commune_deed is 'What was done, for whom: the ten measures of Luật 13/2022/QH15, Điều 22, the tenth by its three kinds, and vocational training.';
comment on column commune_deed.asked_her is 'Community criticism only: she was asked first and did not say that it would make things worse.';
comment on column commune_deed.repeat_basis is 'Community criticism only, Điều 32: violence again within 12 months, or again after a fine.';

create table commune_handover (
  id             uuid        not null,
  incident_id    uuid        not null,
  province_id    text        collate "C" not null,
  agency_id      uuid        not null,
  to_agency_id   uuid        not null,
  sent_by        uuid        not null,
  sent_at        timestamptz not null,
  basis          text        not null,
  status         text        not null default 'sent',
  received_at    timestamptz,
  received_by    uuid,
  contact_id     uuid,
  sealed_key     bytea,
  sealed_message bytea,
  version        integer     not null default 1,
  constraint commune_handover_pkey     primary key (id),
  constraint commune_handover_incident foreign key (incident_id)  references commune_incident (id),
  constraint commune_handover_province foreign key (province_id)  references place (id),
  constraint commune_handover_from     foreign key (agency_id)    references agency (id),
  constraint commune_handover_to       foreign key (to_agency_id) references agency (id),
  constraint commune_handover_sender   foreign key (sent_by)      references staff (id),
  constraint commune_handover_taker    foreign key (received_by)  references staff (id),
  constraint commune_handover_contact  foreign key (contact_id)   references contact (id),
  constraint commune_handover_leaves   check (agency_id <> to_agency_id),
  constraint commune_handover_basis    check (basis in ('survivor_agreed', 'guardian_agreed', 'danger_to_life')),
  constraint commune_handover_status   check (status in ('sent', 'received')),
  constraint commune_handover_received check ((status = 'received') = (received_at is not null and received_by is not null and contact_id is not null))
);
create unique index commune_handover_one_waiting on commune_handover (incident_id) where status = 'sent';
create index commune_handover_waiting on commune_handover (to_agency_id, sent_at) where status = 'sent';
comment on table  commune_handover is 'An incident given to the centre that answers the hotline. What it says is sealed for both ends; the commune afterwards sees no more than that it was received.';
comment on column commune_handover.basis is 'Whether she or her guardian agreed; without it only where life is in danger.';

-- Care for staff -------------------------------------------------------------------------------------------------------
create table supervision_talk (
  id          uuid        not null,
  province_id text        collate "C" not null,
  agency_id   uuid        not null,
  staff_id    uuid        not null,
  with_id     uuid        not null,
  begun_by    uuid        not null,
  begun_at    timestamptz not null,
  occasion    text        not null,
  status      text        not null default 'proposed',
  held_at     timestamptz,
  minutes     integer,
  version     integer     not null default 1,
  constraint supervision_talk_pkey     primary key (id),
  constraint supervision_talk_province foreign key (province_id) references place (id),
  constraint supervision_talk_agency   foreign key (agency_id)   references agency (id),
  constraint supervision_talk_staff    foreign key (staff_id)    references staff (id),
  constraint supervision_talk_with     foreign key (with_id)     references staff (id),
  constraint supervision_talk_begun    foreign key (begun_by)    references staff (id),
  constraint supervision_talk_two      check (staff_id <> with_id and begun_by in (staff_id, with_id)),
  constraint supervision_talk_occasion check (occasion in ('hard_call', 'death', 'suicide', 'child', 'threat', 'load', 'other')),
  constraint supervision_talk_status   check (status in ('proposed', 'agreed', 'held', 'declined')),
  constraint supervision_talk_held     check ((status = 'held') = (held_at is not null and minutes is not null)),
  constraint supervision_talk_minutes  check (minutes between 5 and 480)
);
create index supervision_talk_of_agency on supervision_talk (agency_id, begun_at desc);
create index supervision_talk_of_staff on supervision_talk (staff_id, begun_at desc);
comment on table supervision_talk is 'A talk of kiểm huấn after a hard call or a death: asked for by oneself, or offered. That it was held is counted; what was said is not kept here.';

create table supervision_note (
  talk_id    uuid    not null,
  sealed_key bytea,
  sealed_note bytea,
  version    integer not null default 1,
  constraint supervision_note_pkey primary key (talk_id),
  constraint supervision_note_talk foreign key (talk_id) references supervision_talk (id)
);
comment on table supervision_note is 'What two people noted after their talk, sealed under a key of its own. Only these two have a row here.';

create table staff_absence (
  id          uuid        not null,
  province_id text        collate "C" not null,
  agency_id   uuid        not null,
  staff_id    uuid        not null,
  kind        text        not null,
  from_on     date        not null,
  until_on    date        not null,
  set_by      uuid        not null,
  withdrawn_at timestamptz,
  version     integer     not null default 1,
  constraint staff_absence_pkey     primary key (id),
  constraint staff_absence_province foreign key (province_id) references place (id),
  constraint staff_absence_agency   foreign key (agency_id)   references agency (id),
  constraint staff_absence_staff    foreign key (staff_id)    references staff (id),
  constraint staff_absence_by       foreign key (set_by)      references staff (id),
  constraint staff_absence_kind     check (kind in ('leave', 'sick', 'training', 'rest', 'other')),
  constraint staff_absence_dates    check (until_on > from_on and until_on <= from_on + 400)
);
create index staff_absence_of_agency on staff_absence (agency_id, until_on);
comment on table  staff_absence is 'Days away from work, so that nothing is assigned into them.';
comment on column staff_absence.until_on is 'First day back.';

create table staff_threat (
  id           uuid        not null,
  province_id  text        collate "C" not null,
  agency_id    uuid        not null,
  staff_id     uuid        not null,
  recorded_by  uuid        not null,
  recorded_at  timestamptz not null,
  happened_at  timestamptz not null,
  kind         text        not null,
  by_whom      text        not null,
  where_at     text        not null,
  measures     text[]      not null default '{}',
  told         text[]      not null default '{}',
  status       text        not null default 'open',
  sealed_key   bytea,
  sealed_story bytea,
  version      integer     not null default 1,
  constraint staff_threat_pkey     primary key (id),
  constraint staff_threat_province foreign key (province_id) references place (id),
  constraint staff_threat_agency   foreign key (agency_id)   references agency (id),
  constraint staff_threat_staff    foreign key (staff_id)    references staff (id),
  constraint staff_threat_by       foreign key (recorded_by) references staff (id),
  constraint staff_threat_kind     check (kind in ('life', 'assault', 'stalking', 'online', 'damage', 'insult', 'other')),
  constraint staff_threat_by_whom  check (by_whom in ('violent_person', 'their_family', 'caller', 'official', 'unknown', 'other')),
  constraint staff_threat_where    check (where_at in ('phone', 'office', 'on_the_way', 'home', 'online', 'visit')),
  constraint staff_threat_measures check (measures <@ array['not_alone', 'other_line', 'changed_way', 'alias', 'left_case', 'number_blocked', 'reported_police', 'rest', 'other']),
  constraint staff_threat_told     check (told <@ array['supervisor', 'duty_leader', 'head', 'police', 'colleagues']),
  constraint staff_threat_status   check (status in ('open', 'closed'))
);
create index staff_threat_of_agency on staff_threat (agency_id, happened_at desc);
comment on table staff_threat is 'Threats against those who help: what, by whom, where, what was done about it and who was told.';

-- Lists brought in from old spreadsheets -------------------------------------------------------------------------------
create table import_batch (
  id          uuid        not null,
  province_id text        collate "C" not null,
  agency_id   uuid        not null,
  kind        text        not null,
  file_hash   bytea       not null,
  rows        integer     not null,
  imported_by uuid        not null,
  imported_at timestamptz not null,
  xid         xid8        not null default pg_current_xact_id(),
  constraint import_batch_pkey      primary key (id),
  constraint import_batch_file_once unique (agency_id, kind, file_hash),
  constraint import_batch_province  foreign key (province_id) references place (id),
  constraint import_batch_agency    foreign key (agency_id)   references agency (id),
  constraint import_batch_by        foreign key (imported_by) references staff (id),
  constraint import_batch_kind      check (kind in ('contact', 'case')),
  constraint import_batch_rows      check (rows > 0)
);
comment on table  import_batch is 'One old list that was brought in. Of the file only its digest is kept, so that nobody brings it in twice.';
comment on column import_batch.xid is 'The transaction that brings it in: rows may be written under this batch in no other.';

alter table contact   add column import_id uuid, add column imported_row integer,
  add constraint contact_import foreign key (import_id) references import_batch (id),
  add constraint contact_imported check ((import_id is null) = (imported_row is null));
alter table case_file add column import_id uuid, add column imported_row integer,
  add constraint case_file_import foreign key (import_id) references import_batch (id),
  add constraint case_file_imported check ((import_id is null) = (imported_row is null));
comment on column contact.imported_row is 'Row of the old list this came from.';
comment on column case_file.imported_row is 'Row of the old list this came from.';

-- Row rules ------------------------------------------------------------------------------------------------------------
do $$
declare t text;
begin
  foreach t in array array['commune_number','commune_household','commune_incident','commune_person','commune_person_token','commune_deed','commune_handover',
                           'supervision_talk','supervision_note','staff_absence','staff_threat','import_batch'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force  row level security', t);
  end loop;
end $$;

create policy commune_number_own on commune_number to nangmai_app
  using (agency_id = any ((select access.agencies_as('commune_officer'))::uuid[])) with check (agency_id = any ((select access.agencies_as('commune_officer'))::uuid[]));
create policy commune_household_own on commune_household to nangmai_app
  using (agency_id = any ((select access.agencies_as('commune_officer'))::uuid[])) with check (agency_id = any ((select access.agencies_as('commune_officer'))::uuid[]));

-- The book of a commune is open to its own officers, and never to one who is related to the people in an incident.
create policy commune_incident_seen on commune_incident for select to nangmai_app using (
  agency_id = any ((select access.agencies_as('commune_officer'))::uuid[]) and id <> all ((select access.my_conflicts())::uuid[]));
create policy commune_incident_recorded on commune_incident for insert to nangmai_app with check (
  recorded_by = (select access.current_staff()) and agency_id = any ((select access.agencies_as('commune_officer'))::uuid[]));
create policy commune_incident_worked on commune_incident for update to nangmai_app using (
  agency_id = any ((select access.agencies_as('commune_officer'))::uuid[]) and id <> all ((select access.my_conflicts())::uuid[])) with check (true);
create policy commune_person_seen on commune_person to nangmai_app
  using (exists (select 1 from commune_incident i where i.id = incident_id)) with check (exists (select 1 from commune_incident i where i.id = incident_id));
create policy commune_person_token_seen on commune_person_token to nangmai_app
  using (exists (select 1 from commune_incident i where i.id = incident_id)) with check (exists (select 1 from commune_incident i where i.id = incident_id));
create policy commune_deed_seen on commune_deed to nangmai_app
  using (exists (select 1 from commune_incident i where i.id = incident_id)) with check (exists (select 1 from commune_incident i where i.id = incident_id));

-- Both ends of a hand-over see it; the centre's end writes that it was received.
create policy commune_handover_sent on commune_handover for select to nangmai_app using (
  exists (select 1 from commune_incident i where i.id = incident_id));
create policy commune_handover_awaited on commune_handover for select to nangmai_app using (
  to_agency_id = any ((select access.agencies_as('operator', 'duty_leader'))::uuid[]));
create policy commune_handover_made on commune_handover for insert to nangmai_app with check (
  sent_by = (select access.current_staff()) and exists (select 1 from commune_incident i where i.id = incident_id and i.agency_id = commune_handover.agency_id));
create policy commune_handover_taken on commune_handover for update to nangmai_app using (
  to_agency_id = any ((select access.agencies_as('operator', 'duty_leader'))::uuid[])) with check (received_by = (select access.current_staff()));

-- The book has no supervisor: an officer says of a colleague, or of themselves, who is related.
alter table conflict_of_interest drop constraint conflict_of_interest_kind,
  add constraint conflict_of_interest_kind check (kind in ('contact', 'case', 'incident'));
create policy conflict_of_interest_in_book on conflict_of_interest for insert to nangmai_app with check (
  kind = 'incident' and set_by = (select access.current_staff()) and agency_id = any ((select access.agencies_as('commune_officer'))::uuid[]));

-- That a talk was had is seen by the two and by those who look after the agency's people; the note by the two alone.
create policy supervision_talk_seen on supervision_talk for select to nangmai_app using (
  (select access.current_staff()) in (staff_id, with_id) or agency_id = any ((select access.agencies_as('supervisor'))::uuid[]));
create policy supervision_talk_begun on supervision_talk for insert to nangmai_app with check (
  begun_by = (select access.current_staff()) and agency_id = any ((select access.current_agencies())::uuid[]));
create policy supervision_talk_moved on supervision_talk for update to nangmai_app using (
  (select access.current_staff()) in (staff_id, with_id)) with check (true);
create policy supervision_note_of_two on supervision_note to nangmai_app
  using (exists (select 1 from supervision_talk t where t.id = talk_id and (select access.current_staff()) in (t.staff_id, t.with_id)))
  with check (exists (select 1 from supervision_talk t where t.id = talk_id and (select access.current_staff()) in (t.staff_id, t.with_id)));

create policy staff_absence_seen on staff_absence for select to nangmai_app using (
  staff_id = (select access.current_staff()) or agency_id = any ((select access.current_agencies())::uuid[]));
create policy staff_absence_set on staff_absence for insert to nangmai_app with check (
  set_by = (select access.current_staff())
  and ((staff_id = set_by and agency_id = any ((select access.current_agencies())::uuid[])) or agency_id = any ((select access.agencies_as('supervisor', 'duty_leader'))::uuid[])));
create policy staff_absence_withdrawn on staff_absence for update to nangmai_app using (
  staff_id = (select access.current_staff()) or agency_id = any ((select access.agencies_as('supervisor', 'duty_leader'))::uuid[])) with check (true);

create policy staff_threat_seen on staff_threat for select to nangmai_app using (
  staff_id = (select access.current_staff()) or agency_id = any ((select access.agencies_as('supervisor'))::uuid[]));
create policy staff_threat_recorded on staff_threat for insert to nangmai_app with check (
  recorded_by = (select access.current_staff())
  and ((staff_id = recorded_by and agency_id = any ((select access.current_agencies())::uuid[])) or agency_id = any ((select access.agencies_as('supervisor'))::uuid[])));
create policy staff_threat_worked on staff_threat for update to nangmai_app using (
  staff_id = (select access.current_staff()) or agency_id = any ((select access.agencies_as('supervisor'))::uuid[])) with check (true);

create policy import_batch_seen on import_batch for select to nangmai_app using (agency_id = any ((select access.agencies_as('supervisor'))::uuid[]));
create policy import_batch_made on import_batch for insert to nangmai_app with check (
  imported_by = (select access.current_staff()) and agency_id = any ((select access.agencies_as('supervisor'))::uuid[]));
create policy contact_imported on contact for insert to nangmai_app with check (
  exists (select 1 from import_batch b where b.id = import_id and b.imported_by = (select access.current_staff()) and b.xid = pg_current_xact_id()
          and b.agency_id = contact.agency_id) and taken_by = (select access.current_staff()));
create policy case_file_imported on case_file for insert to nangmai_app with check (
  exists (select 1 from import_batch b where b.id = import_id and b.imported_by = (select access.current_staff()) and b.xid = pg_current_xact_id()
          and b.agency_id = case_file.agency_id) and opened_by = (select access.current_staff()));
create policy person_identity_imported on person_identity for insert to nangmai_app with check (
  exists (select 1 from case_file f join import_batch b on b.id = f.import_id where f.id = case_id and b.xid = pg_current_xact_id()));
create policy person_token_imported on person_token for insert to nangmai_app with check (
  exists (select 1 from case_file f join import_batch b on b.id = f.import_id where f.id = case_id and b.xid = pg_current_xact_id()));

-- Who brings a list in does not thereby work on its cases: a supervisor assigns them like any other.
drop trigger case_file_opened on case_file;
create trigger case_file_opened after insert on case_file for each row when (new.import_id is null) execute function access.case_opened();

grant select, insert, update on commune_number to nangmai_app;
grant select, insert on commune_household, commune_incident, commune_person, commune_person_token, commune_deed, commune_handover to nangmai_app;
grant update (crime_told_at, status, checked_at, checked_by, check_result, mediation, mediation_by, result, without_help, closed_at,
              sealed_check, sealed_result, version) on commune_incident to nangmai_app;
grant update (ended_on, version) on commune_deed to nangmai_app;
grant update (status, received_at, received_by, contact_id, version) on commune_handover to nangmai_app;
grant select, insert on supervision_talk, supervision_note, staff_absence, staff_threat, import_batch to nangmai_app;
grant update (status, held_at, minutes, version) on supervision_talk to nangmai_app;
grant update (sealed_note, version) on supervision_note to nangmai_app;
grant update (withdrawn_at, version) on staff_absence to nangmai_app;
grant update (measures, told, status, version) on staff_threat to nangmai_app;

create trigger commune_incident_audited after insert or update on commune_incident for each row
  execute function audit.record_change('incident', 'sealed_key,sealed_where,sealed_story,sealed_check,sealed_result');
create trigger commune_person_audited after insert on commune_person for each row
  execute function audit.record_change('incident', 'age_years,sealed_name,sealed_phone', 'incident_id');
create trigger commune_deed_audited after insert or update on commune_deed for each row execute function audit.record_change('incident', '', 'incident_id');
create trigger commune_handover_audited after insert or update on commune_handover for each row
  execute function audit.record_change('incident', 'sealed_key,sealed_message', 'incident_id');
create trigger supervision_talk_audited after insert or update on supervision_talk for each row execute function audit.record_change('supervision_talk');
create trigger supervision_note_audited after insert or update on supervision_note for each row
  execute function audit.record_change('supervision_talk', 'sealed_key,sealed_note', 'talk_id');
create trigger staff_absence_audited after insert or update on staff_absence for each row execute function audit.record_change('staff_absence');
create trigger staff_threat_audited after insert or update on staff_threat for each row execute function audit.record_change('staff_threat', 'sealed_key,sealed_story');
create trigger import_batch_audited after insert on import_batch for each row execute function audit.record_change('import_batch', 'xid');

-- Facts ----------------------------------------------------------------------------------------------------------------
create policy commune_incident_fact on commune_incident for select to nangmai_facts using (true);
create policy commune_person_fact   on commune_person   for select to nangmai_facts using (true);
create policy commune_deed_fact     on commune_deed     for select to nangmai_facts using (true);
create policy commune_handover_fact on commune_handover for select to nangmai_facts using (true);
grant select (id, province_id, agency_id, place_id, household_id, reported_at, happened_on, status, check_result, psychological, physical, sexual, economic,
              without_help) on commune_incident to nangmai_facts;
grant select (id, incident_id, province_id, part, sex, age_years) on commune_person to nangmai_facts;
grant select (id, incident_id, person_id, kind, done_on) on commune_deed to nangmai_facts;
grant select (incident_id, contact_id) on commune_handover to nangmai_facts;
grant select (contact_id) on case_file to nangmai_facts;

create view fact_commune_incident as
select i.id, i.province_id, i.place_id, i.agency_id, i.household_id, (i.reported_at at time zone 'Asia/Ho_Chi_Minh')::date as reported_on, i.happened_on,
       i.check_result, i.psychological, i.physical, i.sexual, i.economic
from   commune_incident i;
create view fact_incident_person as
select p.id, p.province_id, p.incident_id, p.part, p.sex,
       case when p.age_years is null then 'unknown' when p.age_years < 16 then '0-15' when p.age_years < 60 then '16-59' else '60+' end as age_band
from   commune_person p;
create view fact_incident_deed as
select d.id, d.incident_id, d.person_id, d.kind, d.done_on from commune_deed d;

-- Everything that counts as protection or a basic service, by case. A further kind of service is one more line here.
create view fact_case_help as
select case_id, (given_at at time zone 'Asia/Ho_Chi_Minh')::date as given_on from emergency_support;

-- Violence that was detected, each once: what a commune confirmed, and the cases of the centre. An incident that was handed over
-- and grew into a case is told by the case alone, and what the commune did for her counts there.
create view fact_detected as
with incident as (
  select i.id, i.province_id, i.place_id, (i.reported_at at time zone 'Asia/Ho_Chi_Minh')::date as on_date, i.without_help, h.contact_id,
         exists (select 1 from commune_deed d where d.incident_id = i.id
                 and d.kind in ('stop', 'summon', 'no_contact', 'shelter', 'needs', 'medical', 'legal_aid', 'counselling')) as helped,
         (select min(p.age_years) from commune_person p where p.incident_id = i.id and p.part = 'survivor') as age_years
  from   commune_incident i left join commune_handover h on h.incident_id = i.id and h.contact_id is not null
  where  i.check_result = 'confirmed'
), told as (
  select 'incident' as kind, i.id, i.province_id, i.place_id, i.on_date, i.age_years, i.helped,
         coalesce(i.without_help, 'none') as why
  from   incident i where not exists (select 1 from case_file f where f.contact_id = i.contact_id and f.gbv)
  union all
  select 'case', f.id, f.province_id, f.place_id, (f.opened_at at time zone 'Asia/Ho_Chi_Minh')::date,
         (select p.age_years from person p where p.case_id = f.id and p.part = 'survivor'),
         exists (select 1 from fact_case_help g where g.case_id = f.id) or exists (select 1 from incident i where i.contact_id = f.contact_id and i.helped),
         case f.closed_reason when 'person_asked' then 'declined' when 'left_area' then 'left_area' when 'no_contact_one_month' then 'not_reached'
              else case when f.status = 'closed' then 'other' else 'none' end end
  from   case_file f where f.gbv
)
select kind, id, province_id, place_id, on_date, case when helped then 'helped' else why end as help,
       case when age_years is null then 'unknown' when age_years < 12 then '0-11' when age_years < 16 then '12-15' when age_years < 18 then '16-17'
            when age_years < 30 then '18-29' when age_years < 60 then '30-59' else '60+' end as age_band
from   told;

grant select on fact_commune_incident, fact_incident_person, fact_incident_deed, fact_case_help, fact_detected to nangmai_reporter;
grant create on schema public to nangmai_facts;                                   -- for the next lines only
alter view fact_commune_incident owner to nangmai_facts;
alter view fact_incident_person owner to nangmai_facts;
alter view fact_incident_deed owner to nangmai_facts;
alter view fact_case_help owner to nangmai_facts;
alter view fact_detected owner to nangmai_facts;
revoke create on schema public from nangmai_facts;
