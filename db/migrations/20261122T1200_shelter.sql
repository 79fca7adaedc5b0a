-- Houses, rooms and beds; holds and stays; what was refused; care in a one-stop house. No address stands here: a house has a
-- name that may be said, and where it is belongs to the directory.

create extension if not exists btree_gist; -- trusted, and part of PostgreSQL itself: "=" and "<>" of uuid beside a range

create table shelter_house (
  id             uuid    not null,
  agency_id      uuid    not null,
  province_id    text    collate "C" not null,
  name           text    not null,
  kind           text    not null,
  location_class text    not null,
  entry_id       uuid,
  hold_minutes   integer not null default 120,
  visits         text    not null default 'by_arrangement',
  visit_place    text    not null default 'elsewhere',
  visit_from     time,
  visit_until    time,
  visit_persons  text[]  not null default '{}',
  opened_on      date    not null,
  closed_on      date,
  made_by        uuid    not null,
  version        integer not null default 1,
  constraint shelter_house_pkey     primary key (id),
  constraint shelter_house_of       unique (id, agency_id),
  constraint shelter_house_agency   foreign key (agency_id)   references agency (id),
  constraint shelter_house_province foreign key (province_id) references place (id),
  constraint shelter_house_by       foreign key (made_by)     references staff (id),
  constraint shelter_house_kind     check (kind in ('one_stop', 'shelter', 'temporary')),
  constraint shelter_house_class    check (location_class in ('public', 'staff', 'sealed')),
  constraint shelter_house_hold     check (hold_minutes between 15 and 1440),
  constraint shelter_house_visits   check (visits in ('none', 'by_arrangement', 'set_hours')),
  constraint shelter_house_where    check (visit_place in ('elsewhere', 'at_house') and (location_class <> 'sealed' or visit_place = 'elsewhere')),
  constraint shelter_house_hours    check ((visits = 'set_hours') = (visit_from is not null and visit_until is not null) and visit_until > visit_from),
  constraint shelter_house_visitors check (visit_persons <@ array['relatives', 'friends', 'lawyer', 'teacher', 'health', 'police']),
  constraint shelter_house_dates    check (closed_on is null or closed_on >= opened_on)
);
create index shelter_house_of_agency   on shelter_house (agency_id);
create index shelter_house_of_province on shelter_house (province_id) where closed_on is null;
comment on table  shelter_house is 'A place to stay: one-stop house, shelter, temporary stay. Without place and address on purpose.';
comment on column shelter_house.name is 'The name that may be said on the telephone; never one that tells where it is.';
comment on column shelter_house.entry_id is 'The directory''s entry of this house, where there is one; its address is sealed there.';
comment on column shelter_house.hold_minutes is 'How long a bed is held where nobody says otherwise.';
comment on column shelter_house.visit_place is 'Nobody is ever visited where the location is sealed.';

create table shelter_room (
  id       uuid    not null,
  house_id uuid    not null,
  name     text    not null,
  suits    text    not null default 'anyone',
  version  integer not null default 1,
  constraint shelter_room_pkey  primary key (id),
  constraint shelter_room_of    unique (id, house_id),
  constraint shelter_room_name  unique (house_id, name),
  constraint shelter_room_house foreign key (house_id) references shelter_house (id),
  constraint shelter_room_suits check (suits in ('anyone', 'women', 'mother_child', 'girls', 'boys', 'disabled'))
);
comment on table shelter_room is 'A room of a house and whom it suits.';

create table shelter_bed (
  id       uuid    not null,
  house_id uuid    not null,
  room_id  uuid    not null,
  name     text    not null,
  version  integer not null default 1,
  constraint shelter_bed_pkey primary key (id),
  constraint shelter_bed_of   unique (id, house_id),
  constraint shelter_bed_name unique (room_id, name),
  constraint shelter_bed_room foreign key (room_id, house_id) references shelter_room (id, house_id)
);
create index shelter_bed_of_house on shelter_bed (house_id);
comment on table shelter_bed is 'A bed. When it could be slept in stands in shelter_bed_span, so that capacity is history.';

create table shelter_bed_span (
  id       uuid    not null,
  bed_id   uuid    not null,
  house_id uuid    not null,
  from_on  date    not null,
  until_on date,
  constraint shelter_bed_span_pkey  primary key (id),
  constraint shelter_bed_span_bed   foreign key (bed_id, house_id) references shelter_bed (id, house_id),
  constraint shelter_bed_span_dates check (until_on is null or until_on >= from_on),
  constraint shelter_bed_span_once  exclude using gist (bed_id with =, daterange(from_on, until_on) with &&)
);
comment on table  shelter_bed_span is 'Nights a bed was there to be slept in: from the first, until the first it was not.';

create table shelter_hold (
  id          uuid        not null,
  house_id    uuid        not null,
  agency_id   uuid        not null,
  province_id text        collate "C" not null,
  bed_id      uuid        not null,
  case_id     uuid,
  case_code   text        collate "C",
  state       text        not null default 'held',
  made_at     timestamptz not null,
  made_by     uuid        not null,
  until_at    timestamptz not null,
  ended_at    timestamptz,
  version     integer     not null default 1,
  constraint shelter_hold_pkey     primary key (id),
  constraint shelter_hold_house    foreign key (house_id, agency_id) references shelter_house (id, agency_id),
  constraint shelter_hold_province foreign key (province_id) references place (id),
  constraint shelter_hold_bed      foreign key (bed_id, house_id) references shelter_bed (id, house_id),
  constraint shelter_hold_case     foreign key (case_id) references case_file (id),
  constraint shelter_hold_by       foreign key (made_by) references staff (id),
  constraint shelter_hold_state    check (state in ('held', 'used', 'released')),
  constraint shelter_hold_ended    check ((state = 'held') = (ended_at is null)),
  constraint shelter_hold_length   check (until_at > made_at and until_at <= made_at + interval '24 hours')
);
create index shelter_hold_of_house on shelter_hold (house_id, until_at) where state = 'held';
create index shelter_hold_of_case  on shelter_hold (case_id) where case_id is not null;
comment on table  shelter_hold is 'A bed kept for somebody on the way. It is over when its time is, without anybody''s doing.';
comment on column shelter_hold.case_id is 'Empty where a caller gave no number, or one that is no open case''s: the bed is held alike.';

create table shelter_stay (
  id               uuid        not null,
  case_id          uuid        not null,
  case_code        text        collate "C" not null,
  house_id         uuid        not null,
  agency_id        uuid        not null,
  province_id      text        collate "C" not null,
  arrived_at       timestamptz not null,
  arrived_by       text        not null,
  left_at          timestamptz,
  left_to          text,
  follow_up_on     date,
  warnings         text[]      not null default '{}',
  recorded_at      timestamptz not null default now(),
  recorded_by      uuid        not null,
  sealed_key       bytea,
  sealed_call_name bytea,
  sealed_needs     bytea,
  sealed_warning   bytea,
  sealed_leaving   bytea,
  version          integer     not null default 1,
  constraint shelter_stay_pkey     primary key (id),
  constraint shelter_stay_of       unique (id, case_id, house_id),
  constraint shelter_stay_case     foreign key (case_id) references case_file (id),
  constraint shelter_stay_house    foreign key (house_id, agency_id) references shelter_house (id, agency_id),
  constraint shelter_stay_province foreign key (province_id) references place (id),
  constraint shelter_stay_by       foreign key (recorded_by) references staff (id),
  constraint shelter_stay_arrived  check (arrived_by in ('self', 'hotline', 'child_helpline', 'police', 'commune', 'health', 'agency', 'other')),
  constraint shelter_stay_left_to  check (left_to in ('home_safe', 'home_with_user', 'relatives', 'other_shelter', 'own_place', 'hospital', 'care_facility', 'other_province', 'unknown', 'other')),
  constraint shelter_stay_left     check ((left_at is null) = (left_to is null)),
  constraint shelter_stay_left_after check (left_at >= arrived_at),
  constraint shelter_stay_warnings check (warnings <@ array['searched_for', 'phone_off', 'no_visitors', 'suicide_risk', 'illness', 'medicine_times', 'pregnant', 'child_not_released'])
);
create index shelter_stay_of_case  on shelter_stay (case_id, arrived_at desc);
create index shelter_stay_of_house on shelter_stay (house_id, arrived_at desc);
create index shelter_stay_newest   on shelter_stay (agency_id, arrived_at desc, id desc);
create index shelter_stay_here     on shelter_stay (agency_id) where left_at is null;
comment on table  shelter_stay is 'One case staying in one house. Nights are counted from its dates and never typed.';
comment on column shelter_stay.case_code is 'Copied, since a keeper sees no case: it is what a bed is called on the board.';
comment on column shelter_stay.sealed_key is 'A key of its own: a keeper opens the name to call, needs and warnings, and nothing of the case. It goes with the case''s.';

create table shelter_stay_person (
  id         uuid        not null,
  stay_id    uuid        not null,
  case_id    uuid        not null,
  house_id   uuid        not null,
  agency_id  uuid        not null,
  person_id  uuid        not null,
  arrived_at timestamptz not null,
  left_at    timestamptz,
  schooling  text,
  constraint shelter_stay_person_pkey   primary key (id),
  constraint shelter_stay_person_stay   foreign key (stay_id, case_id, house_id) references shelter_stay (id, case_id, house_id),
  constraint shelter_stay_person_person foreign key (person_id, case_id) references person (id, case_id),
  constraint shelter_stay_person_school check (schooling in ('goes_on', 'paused', 'other_school', 'in_house', 'too_young', 'not_needed')),
  constraint shelter_stay_person_left   check (left_at >= arrived_at),
  constraint shelter_stay_person_once   exclude using gist (person_id with =, tstzrange(arrived_at, left_at) with &&)
);
create index shelter_stay_person_of_stay on shelter_stay_person (stay_id);
comment on table  shelter_stay_person is 'Who stays: each person of the case for themselves. Nobody stays in two houses at once.';
comment on column shelter_stay_person.schooling is 'Of a child: how school goes on while it is here.';

create table shelter_bed_use (
  id        uuid        not null,
  bed_id    uuid        not null,
  house_id  uuid        not null,
  agency_id uuid        not null,
  of_id     uuid        not null,
  person_id uuid,
  from_at   timestamptz not null,
  until_at  timestamptz,
  constraint shelter_bed_use_pkey  primary key (id),
  constraint shelter_bed_use_bed   foreign key (bed_id, house_id) references shelter_bed (id, house_id),
  constraint shelter_bed_use_house foreign key (house_id, agency_id) references shelter_house (id, agency_id),
  constraint shelter_bed_use_dates check (until_at >= from_at),
  constraint shelter_bed_use_once  exclude using gist (bed_id with =, of_id with <>, tstzrange(from_at, until_at) with &&)
);
create index shelter_bed_use_of on shelter_bed_use (of_id);
comment on table  shelter_bed_use is 'A bed taken by a hold or by a person of a stay. The last bed cannot be given twice: those of one stay may share, nobody else.';
comment on column shelter_bed_use.of_id is 'The hold or the stay.';
comment on column shelter_bed_use.until_at is 'Of a hold its end, known from the beginning: what has expired is free by itself.';

create table shelter_given (
  id           uuid          not null,
  stay_id      uuid          not null,
  case_id      uuid          not null,
  house_id     uuid          not null,
  agency_id    uuid          not null,
  kind         text          not null,
  quantity     integer       not null,
  given_on     date          not null,
  recorded_at  timestamptz   not null,
  recorded_by  uuid          not null,
  state        text          not null default 'given',
  sealed_words bytea,
  version      integer       not null default 1,
  constraint shelter_given_pkey     primary key (id),
  constraint shelter_given_stay     foreign key (stay_id, case_id, house_id) references shelter_stay (id, case_id, house_id),
  constraint shelter_given_by       foreign key (recorded_by) references staff (id),
  constraint shelter_given_kind     check (kind in ('meals', 'clothing', 'medicine', 'hygiene', 'school', 'travel', 'money', 'other')),
  constraint shelter_given_quantity check (quantity > 0 and (kind = 'money' or quantity <= 1000)),
  constraint shelter_given_state    check (state in ('given', 'withdrawn'))
);
create index shelter_given_of_stay on shelter_given (stay_id, given_on desc);
comment on table  shelter_given is 'Needs met during a stay, with quantities. What money is paid from, and by which norm, is not said here.';
comment on column shelter_given.quantity is 'Meals, sets, doses, pieces; of money đồng.';

create table shelter_note (
  id           uuid        not null,
  stay_id      uuid        not null,
  case_id      uuid        not null,
  house_id     uuid        not null,
  agency_id    uuid        not null,
  happened_at  timestamptz not null,
  recorded_at  timestamptz not null,
  written_by   uuid        not null,
  sealed_words bytea,
  constraint shelter_note_pkey primary key (id),
  constraint shelter_note_stay foreign key (stay_id, case_id, house_id) references shelter_stay (id, case_id, house_id),
  constraint shelter_note_by   foreign key (written_by) references staff (id)
);
create index shelter_note_of_stay on shelter_note (stay_id, happened_at desc);
comment on table shelter_note is 'What a keeper writes of a day or a night, sealed under the key of the stay.';

create table turn_away (
  id          uuid        not null,
  agency_id   uuid        not null,
  province_id text        collate "C" not null,
  house_id    uuid,
  happened_at timestamptz not null,
  persons     integer     not null,
  children    integer     not null default 0,
  reason      text        not null,
  sent_on     text        not null,
  asked_by    text        not null,
  recorded_at timestamptz not null,
  recorded_by uuid        not null,
  state       text        not null default 'kept',
  version     integer     not null default 1,
  constraint turn_away_pkey     primary key (id),
  constraint turn_away_agency   foreign key (agency_id)   references agency (id),
  constraint turn_away_province foreign key (province_id) references place (id),
  constraint turn_away_house    foreign key (house_id, agency_id) references shelter_house (id, agency_id),
  constraint turn_away_by       foreign key (recorded_by) references staff (id),
  constraint turn_away_persons  check (persons between 1 and 30 and children between 0 and persons),
  constraint turn_away_reason   check (reason in ('full', 'older_boy', 'medical', 'substance', 'known_to_user', 'not_accessible', 'too_far', 'not_eligible', 'closed', 'own_choice', 'other')),
  constraint turn_away_sent_on  check (sent_on in ('other_shelter', 'trusted_address', 'relatives', 'hospital', 'police', 'commune', 'stayed', 'unknown')),
  constraint turn_away_asked_by check (asked_by in ('self', 'hotline', 'child_helpline', 'police', 'commune', 'health', 'agency', 'other')),
  constraint turn_away_state    check (state in ('kept', 'withdrawn'))
);
create index turn_away_newest on turn_away (agency_id, happened_at desc, id desc);
comment on table turn_away is 'Somebody who could not be taken in, and why. Who it was is asked nowhere and written nowhere.';

create table law_one_stop_service (
  code       text    collate "C" not null,
  name_vi    text    not null,
  name_en    text    not null,
  position   integer not null,
  from_on    date    not null,
  until_on   date,
  source     text    not null,
  edited_at  timestamptz,
  constraint law_one_stop_service_pkey  primary key (code),
  constraint law_one_stop_service_code  check (code ~ '^[a-z_]{2,30}$'),
  constraint law_one_stop_service_dates check (until_on is null or until_on > from_on)
);
comment on table law_one_stop_service is 'The services a one-stop house brings together, with the days they were offered and the source. A row somebody edited stays as edited.';

create table one_stop_episode (
  id             uuid        not null,
  case_id        uuid        not null,
  province_id    text        collate "C" not null,
  house_id       uuid,
  arrived_at     timestamptz not null,
  arrived_by     text        not null,
  first_needs    text[]      not null default '{}',
  plan_id        uuid,
  responsible_id uuid        not null,
  left_at        timestamptz,
  left_to        text,
  follow_up_on   date,
  recorded_at    timestamptz not null,
  recorded_by    uuid        not null,
  sealed_words   bytea,
  sealed_leaving bytea,
  version        integer     not null default 1,
  constraint one_stop_episode_pkey        primary key (id),
  constraint one_stop_episode_of          unique (id, case_id),
  constraint one_stop_episode_case        foreign key (case_id)        references case_file (id),
  constraint one_stop_episode_province    foreign key (province_id)    references place (id),
  constraint one_stop_episode_house       foreign key (house_id)       references shelter_house (id),
  constraint one_stop_episode_plan        foreign key (plan_id)        references plan (id),
  constraint one_stop_episode_responsible foreign key (responsible_id) references staff (id),
  constraint one_stop_episode_by          foreign key (recorded_by)    references staff (id),
  constraint one_stop_episode_arrived     check (arrived_by in ('self', 'hotline', 'child_helpline', 'police', 'commune', 'health', 'agency', 'other')),
  constraint one_stop_episode_needs       check (first_needs <@ array['safety', 'medical', 'food', 'clothes', 'sleep', 'calm', 'children', 'papers', 'interpreter', 'other']),
  constraint one_stop_episode_left_to     check (left_to in ('home_safe', 'home_with_user', 'relatives', 'other_shelter', 'own_place', 'hospital', 'care_facility', 'other_province', 'unknown', 'other')),
  constraint one_stop_episode_left        check ((left_at is null) = (left_to is null)),
  constraint one_stop_episode_left_after  check (left_at >= arrived_at),
  constraint one_stop_episode_once        exclude using gist (case_id with =, tstzrange(arrived_at, left_at) with &&)
);
create index one_stop_episode_of_case on one_stop_episode (case_id, arrived_at desc);
comment on table  one_stop_episode is 'A case in a one-stop house from the door to the door: one plan, one responsible worker, several services.';
comment on column one_stop_episode.plan_id is 'The plan of the case that all services follow; none of its own is written.';

create table one_stop_service (
  id           uuid        not null,
  episode_id   uuid        not null,
  case_id      uuid        not null,
  service_code text        collate "C" not null,
  state        text        not null,
  happened_at  timestamptz not null,
  recorded_by  uuid        not null,
  sealed_words bytea,
  version      integer     not null default 1,
  constraint one_stop_service_pkey    primary key (id),
  constraint one_stop_service_once    unique (episode_id, service_code),
  constraint one_stop_service_episode foreign key (episode_id, case_id) references one_stop_episode (id, case_id),
  constraint one_stop_service_code    foreign key (service_code) references law_one_stop_service (code),
  constraint one_stop_service_by      foreign key (recorded_by) references staff (id),
  constraint one_stop_service_state   check (state in ('offered', 'accepted', 'given', 'declined'))
);
comment on table one_stop_service is 'How each service of a one-stop house stands in one episode: offered, accepted, given, or not wanted.';

create table one_stop_note (
  id           uuid        not null,
  episode_id   uuid        not null,
  case_id      uuid        not null,
  on_day       date        not null,
  recorded_at  timestamptz not null,
  written_by   uuid        not null,
  sealed_words bytea       not null,
  constraint one_stop_note_pkey    primary key (id),
  constraint one_stop_note_episode foreign key (episode_id, case_id) references one_stop_episode (id, case_id),
  constraint one_stop_note_by      foreign key (written_by) references staff (id)
);
create index one_stop_note_of_episode on one_stop_note (episode_id, on_day desc);
comment on table one_stop_note is 'The daily note of an episode, sealed under the case''s key.';

do $$
declare t text;
begin
  foreach t in array array['shelter_house','shelter_room','shelter_bed','shelter_bed_span','shelter_hold','shelter_stay','shelter_stay_person','shelter_bed_use',
                           'shelter_given','shelter_note','turn_away','one_stop_episode','one_stop_service','one_stop_note'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force  row level security', t);
  end loop;
end $$;

-- Who may see what --------------------------------------------------------------------------------------------------------
-- A house is known to those of its agency who give its beds or answer for them, and to who works on a case it takes in. What
-- lies inside the house follows the house. A keeper sees the stays of the house, never the case behind them.
create policy shelter_house_told on shelter_house for select to nangmai_owner using (true);
create policy shelter_stay_told  on shelter_stay  for select to nangmai_owner using (true);
create policy shelter_hold_told  on shelter_hold  for select to nangmai_owner using (true);
create policy shelter_bed_use_told on shelter_bed_use for select to nangmai_owner using (true);
create policy shelter_bed_span_told on shelter_bed_span for select to nangmai_owner using (true);

create function access.houses_of_my_cases() returns uuid[]
language sql stable security definer set search_path = '' as $$
  select coalesce(array_agg(distinct x.house_id), '{}') from (
    select s.house_id from public.shelter_stay s join public.case_assignment a on a.case_id = s.case_id
    where  a.staff_id = access.current_staff() and a.from_at <= now() and (a.until_at is null or a.until_at > now())
    union all
    select h.house_id from public.shelter_hold h join public.case_assignment a on a.case_id = h.case_id
    where  a.staff_id = access.current_staff() and a.from_at <= now() and (a.until_at is null or a.until_at > now())) x
$$;
comment on function access.houses_of_my_cases is 'Houses that hold a bed for, or have taken in, a case the person asking works on now.';
grant execute on function access.houses_of_my_cases to nangmai_app;

create policy shelter_house_seen on shelter_house for select to nangmai_app using (
  agency_id = any ((select access.agencies_as('shelter_keeper', 'supervisor', 'operator', 'duty_leader', 'case_manager'))::uuid[])
  or id = any ((select access.houses_of_my_cases())::uuid[]));
create policy shelter_house_made on shelter_house for insert to nangmai_app with check (
  made_by = (select access.current_staff()) and agency_id = any ((select access.agencies_as('shelter_keeper', 'supervisor'))::uuid[]));
create policy shelter_house_kept on shelter_house for update to nangmai_app using (
  agency_id = any ((select access.agencies_as('shelter_keeper', 'supervisor'))::uuid[])) with check (
  agency_id = any ((select access.agencies_as('shelter_keeper', 'supervisor'))::uuid[]));
create policy shelter_room_seen on shelter_room for select to nangmai_app using (exists (select 1 from shelter_house h where h.id = house_id));
create policy shelter_room_made on shelter_room for insert to nangmai_app with check (exists (
  select 1 from shelter_house h where h.id = house_id and h.agency_id = any ((select access.agencies_as('shelter_keeper', 'supervisor'))::uuid[])));
create policy shelter_bed_seen on shelter_bed for select to nangmai_app using (exists (select 1 from shelter_house h where h.id = house_id));
create policy shelter_bed_made on shelter_bed for insert to nangmai_app with check (exists (
  select 1 from shelter_house h where h.id = house_id and h.agency_id = any ((select access.agencies_as('shelter_keeper', 'supervisor'))::uuid[])));
create policy shelter_bed_kept on shelter_bed for update to nangmai_app using (exists (
  select 1 from shelter_house h where h.id = house_id and h.agency_id = any ((select access.agencies_as('shelter_keeper', 'supervisor'))::uuid[])));
create policy shelter_bed_span_seen on shelter_bed_span for select to nangmai_app using (exists (select 1 from shelter_house h where h.id = house_id));
create policy shelter_bed_span_made on shelter_bed_span for insert to nangmai_app with check (exists (
  select 1 from shelter_house h where h.id = house_id and h.agency_id = any ((select access.agencies_as('shelter_keeper', 'supervisor'))::uuid[])));
create policy shelter_bed_span_kept on shelter_bed_span for update to nangmai_app using (exists (
  select 1 from shelter_house h where h.id = house_id and h.agency_id = any ((select access.agencies_as('shelter_keeper', 'supervisor'))::uuid[])));

-- Beds are taken and given back by those of the house's agency.
create policy shelter_bed_use_seen on shelter_bed_use for select to nangmai_app using (
  agency_id = any ((select access.agencies_as('shelter_keeper', 'supervisor', 'operator', 'duty_leader', 'case_manager'))::uuid[])
  or of_id in (select s.id from shelter_stay s) or of_id in (select h.id from shelter_hold h));
create policy shelter_bed_use_made on shelter_bed_use for insert to nangmai_app with check (
  agency_id = any ((select access.agencies_as('shelter_keeper', 'operator', 'duty_leader', 'case_manager'))::uuid[]));
create policy shelter_bed_use_ended on shelter_bed_use for update to nangmai_app using (
  agency_id = any ((select access.agencies_as('shelter_keeper', 'operator', 'duty_leader', 'case_manager'))::uuid[]));

-- A hold is of the house or of the case. The number a caller gave becomes a case without anybody being told whether it is one.
create policy shelter_hold_seen on shelter_hold for select to nangmai_app using (
  ((agency_id = any ((select access.agencies_as('shelter_keeper', 'supervisor', 'operator', 'duty_leader', 'case_manager'))::uuid[]) and (
      case_id is null or agency_id = any ((select access.agencies_as('shelter_keeper'))::uuid[]) or access.sees_case(case_id)))
   or (case_id is not null and access.sees_case(case_id)))
  and (case_id is null or case_id <> all ((select access.my_conflicts())::uuid[])));
create policy shelter_hold_made on shelter_hold for insert to nangmai_app with check (
  made_by = (select access.current_staff())
  and agency_id = any ((select access.agencies_as('shelter_keeper', 'operator', 'duty_leader', 'case_manager'))::uuid[])
  and (case_id is null or access.works_on(case_id) or agency_id = any ((select access.agencies_as('shelter_keeper'))::uuid[])));
create policy shelter_hold_moved on shelter_hold for update to nangmai_app using (
  agency_id = any ((select access.agencies_as('shelter_keeper', 'operator', 'duty_leader', 'case_manager'))::uuid[])
  and (case_id is null or case_id <> all ((select access.my_conflicts())::uuid[])));

create function access.name_held_case() returns trigger
language plpgsql volatile security definer set search_path = '' as $$
begin
  if new.case_id is null and new.case_code is not null then
    select f.id into new.case_id from public.case_file f
    where  f.code = new.case_code and f.province_id = new.province_id and f.status = 'open' and f.erased_at is null;
  end if;
  return new;
end $$;
comment on function access.name_held_case is 'A keeper is told a number on the telephone; the bed is held alike whether it is an open case''s or not.';
create trigger shelter_hold_names_case before insert on shelter_hold for each row execute function access.name_held_case();

create function access.persons_to_take_in(of_hold uuid)
returns table (id uuid, part text, sex text, age_years integer)
language sql stable security definer set search_path = '' as $$
  select p.id, p.part, p.sex, p.age_years
  from   public.shelter_hold h join public.person p on p.case_id = h.case_id
  where  h.id = of_hold and h.state = 'held' and p.part <> 'alleged'
    and  (h.agency_id = any (access.agencies_as('shelter_keeper')) or access.sees_case(h.case_id))
    and  h.case_id <> all (access.my_conflicts())
  order  by p.part <> 'survivor', p.added_at, p.id
$$;
comment on function access.persons_to_take_in is 'Who a bed is held for, by role, sex and age: what a keeper needs to make beds, and no name.';
create function access.persons_staying(of_stay uuid)
returns table (id uuid, part text, sex text, age_years integer)
language sql stable security definer set search_path = '' as $$
  select p.id, p.part, p.sex, p.age_years
  from   public.shelter_stay s join public.shelter_stay_person x on x.stay_id = s.id join public.person p on p.id = x.person_id
  where  s.id = of_stay and s.case_id <> all (access.my_conflicts())
    and  (s.agency_id = any (access.agencies_as('shelter_keeper')) or access.sees_case(s.case_id))
$$;
comment on function access.persons_staying is 'Who stays, by role, sex and age, for the keeper of the house.';
create policy shelter_stay_person_told on shelter_stay_person for select to nangmai_owner using (true);
grant execute on function access.persons_to_take_in, access.persons_staying to nangmai_app;

-- Whoever is said to have used violence stays in no bed of her house, whoever writes it down.
create function access.refuse_alleged_stay() returns trigger
language plpgsql volatile security definer set search_path = '' as $$
begin
  if exists (select 1 from public.person p where p.id = new.person_id and p.part = 'alleged') then
    raise exception 'the person who used violence is not taken in' using errcode = 'check_violation', constraint = 'shelter_stay_person_not_alleged';
  end if;
  return new;
end $$;
create trigger shelter_stay_person_not_alleged before insert on shelter_stay_person for each row execute function access.refuse_alleged_stay();

create policy shelter_stay_seen on shelter_stay for select to nangmai_app using (
  (agency_id = any ((select access.agencies_as('shelter_keeper'))::uuid[]) or access.sees_case(case_id))
  and case_id <> all ((select access.my_conflicts())::uuid[]));
create policy shelter_stay_begun on shelter_stay for insert to nangmai_app with check (
  recorded_by = (select access.current_staff())
  and agency_id = any ((select access.agencies_as('shelter_keeper', 'operator', 'duty_leader', 'case_manager'))::uuid[])
  and (access.works_on(case_id) or exists (select 1 from shelter_hold h where h.case_id = shelter_stay.case_id and h.house_id = shelter_stay.house_id)));
create policy shelter_stay_kept on shelter_stay for update to nangmai_app using (
  (agency_id = any ((select access.agencies_as('shelter_keeper'))::uuid[])
   or (agency_id = any ((select access.agencies_as('operator', 'duty_leader', 'case_manager'))::uuid[]) and access.works_on(case_id)))
  and case_id <> all ((select access.my_conflicts())::uuid[]));
create policy shelter_stay_person_seen on shelter_stay_person for select to nangmai_app using (exists (select 1 from shelter_stay s where s.id = stay_id));
create policy shelter_stay_person_made on shelter_stay_person for insert to nangmai_app with check (
  agency_id = any ((select access.agencies_as('shelter_keeper', 'operator', 'duty_leader', 'case_manager'))::uuid[])
  and exists (select 1 from shelter_stay s where s.id = stay_id));
create policy shelter_stay_person_left on shelter_stay_person for update to nangmai_app using (
  agency_id = any ((select access.agencies_as('shelter_keeper', 'operator', 'duty_leader', 'case_manager'))::uuid[])
  and exists (select 1 from shelter_stay s where s.id = stay_id));
create policy shelter_given_seen on shelter_given for select to nangmai_app using (exists (select 1 from shelter_stay s where s.id = stay_id));
create policy shelter_given_made on shelter_given for insert to nangmai_app with check (
  recorded_by = (select access.current_staff())
  and agency_id = any ((select access.agencies_as('shelter_keeper', 'operator', 'duty_leader', 'case_manager'))::uuid[])
  and exists (select 1 from shelter_stay s where s.id = stay_id));
create policy shelter_given_taken_back on shelter_given for update to nangmai_app using (
  agency_id = any ((select access.agencies_as('shelter_keeper', 'operator', 'duty_leader', 'case_manager'))::uuid[])
  and exists (select 1 from shelter_stay s where s.id = stay_id));
create policy shelter_note_seen on shelter_note for select to nangmai_app using (exists (select 1 from shelter_stay s where s.id = stay_id));
create policy shelter_note_written on shelter_note for insert to nangmai_app with check (
  written_by = (select access.current_staff())
  and agency_id = any ((select access.agencies_as('shelter_keeper', 'operator', 'duty_leader', 'case_manager'))::uuid[])
  and exists (select 1 from shelter_stay s where s.id = stay_id));

create policy turn_away_seen on turn_away for select to nangmai_app using (
  agency_id = any ((select access.agencies_as('shelter_keeper', 'supervisor', 'operator', 'duty_leader', 'case_manager'))::uuid[]));
create policy turn_away_made on turn_away for insert to nangmai_app with check (
  recorded_by = (select access.current_staff())
  and agency_id = any ((select access.agencies_as('shelter_keeper', 'operator', 'duty_leader', 'case_manager'))::uuid[]));
create policy turn_away_taken_back on turn_away for update to nangmai_app using (
  agency_id = any ((select access.agencies_as('shelter_keeper', 'operator', 'duty_leader', 'case_manager'))::uuid[]));

create policy one_stop_episode_seen on one_stop_episode to nangmai_app using (access.sees_case(case_id)) with check (access.works_on(case_id));
create policy one_stop_service_seen on one_stop_service to nangmai_app using (access.sees_case(case_id)) with check (access.works_on(case_id));
create policy one_stop_note_seen    on one_stop_note    to nangmai_app using (access.sees_case(case_id)) with check (access.works_on(case_id));

-- What is told to somebody who asks from outside: whether to send her on, never how many beds, where, or of whom. Where fewer
-- than three houses stand in a province a "yes" would tell of one of them, so the answer is always to call. It moves with the
-- hour and not with the minute, so that asking often tells nothing of comings and goings.
create function access.shelter_answer(of_province text, at timestamptz) returns text
language sql stable security definer set search_path = '' as $$
  with asked as (select date_trunc('hour', shelter_answer.at) as at, (date_trunc('hour', shelter_answer.at) at time zone 'Asia/Ho_Chi_Minh')::date as today),
  house as (select h.id from public.shelter_house h, asked
            where h.province_id = of_province and h.opened_on <= asked.today and (h.closed_on is null or h.closed_on > asked.today)),
  free as (select b.house_id from public.shelter_bed_span b join house on house.id = b.house_id, asked
           where  b.from_on <= asked.today and (b.until_on is null or b.until_on > asked.today)
             and  not exists (select 1 from public.shelter_bed_use u where u.bed_id = b.bed_id and u.from_at <= asked.at and (u.until_at is null or u.until_at > asked.at)))
  select case when (select count(*) from house) >= 3 and (select count(*) from free) >= 2 then 'has_room' else 'call' end
$$;
comment on function access.shelter_answer is 'has_room or call: the whole of what anybody outside a house is told.';
grant execute on function access.shelter_answer to nangmai_app;

-- A stay has a key of its own, so it is destroyed in the same moment as the case's.
create policy shelter_stay_erased  on shelter_stay  for update to nangmai_owner using (true) with check (sealed_key is null);
create policy shelter_given_told   on shelter_given for select to nangmai_owner using (true);
create policy shelter_given_erased on shelter_given for update to nangmai_owner using (true) with check (sealed_words is null);
create policy shelter_note_told    on shelter_note  for select to nangmai_owner using (true);
create policy shelter_note_erased  on shelter_note  for update to nangmai_owner using (true) with check (sealed_words is null);
create function access.erase_stays() returns trigger
language plpgsql volatile security definer set search_path = '' as $$
begin
  update public.shelter_stay s set sealed_key = null, sealed_call_name = null, sealed_needs = null, sealed_warning = null, sealed_leaving = null where s.case_id = new.id;
  update public.shelter_given g set sealed_words = null where g.case_id = new.id;
  update public.shelter_note n set sealed_words = null where n.case_id = new.id;
  return null;
end $$;
comment on function access.erase_stays is 'A stay has a key of its own, so it is destroyed in the same moment as the case''s.';
create trigger case_file_erases_stays after update of sealed_key on case_file for each row when (new.sealed_key is null and old.sealed_key is not null)
  execute function access.erase_stays();

grant select, insert on shelter_house, shelter_room, shelter_bed, shelter_bed_span, shelter_hold, shelter_stay, shelter_stay_person, shelter_bed_use,
  shelter_given, shelter_note, turn_away, one_stop_episode, one_stop_service, one_stop_note to nangmai_app;
grant select on law_one_stop_service to nangmai_app, nangmai_reporter;
grant update (name, location_class, hold_minutes, visits, visit_place, visit_from, visit_until, visit_persons, closed_on, version) on shelter_house to nangmai_app;
grant update (version) on shelter_bed to nangmai_app;
grant update (until_on) on shelter_bed_span to nangmai_app;
grant update (state, ended_at, until_at, version) on shelter_hold to nangmai_app;
grant update (left_at, left_to, follow_up_on, warnings, sealed_call_name, sealed_needs, sealed_warning, sealed_leaving, version) on shelter_stay to nangmai_app;
grant update (left_at, schooling) on shelter_stay_person to nangmai_app;
grant update (from_at, until_at) on shelter_bed_use to nangmai_app;
grant update (state, version) on shelter_given, turn_away to nangmai_app;
grant update (plan_id, responsible_id, left_at, left_to, follow_up_on, sealed_leaving, version) on one_stop_episode to nangmai_app;
grant update (state, happened_at, recorded_by, sealed_words, version) on one_stop_service to nangmai_app;

create trigger shelter_house_audited    after insert or update on shelter_house    for each row execute function audit.record_change('shelter');
create trigger shelter_room_audited     after insert or update on shelter_room     for each row execute function audit.record_change('shelter', '', 'house_id');
create trigger shelter_bed_audited      after insert or update on shelter_bed      for each row execute function audit.record_change('shelter', '', 'house_id');
create trigger shelter_bed_span_audited after insert or update on shelter_bed_span for each row execute function audit.record_change('shelter', '', 'house_id');
create trigger shelter_bed_use_audited  after insert or update on shelter_bed_use  for each row execute function audit.record_change('shelter', '', 'house_id');
create trigger shelter_hold_audited     after insert or update on shelter_hold     for each row execute function audit.record_change('shelter', '', 'house_id');
create trigger shelter_stay_audited     after insert or update on shelter_stay     for each row
  execute function audit.record_change('case', 'sealed_key,sealed_call_name,sealed_needs,sealed_warning,sealed_leaving', 'case_id');
create trigger shelter_stay_person_audited after insert or update on shelter_stay_person for each row execute function audit.record_change('case', '', 'case_id');
create trigger shelter_given_audited    after insert or update on shelter_given    for each row execute function audit.record_change('case', 'sealed_words', 'case_id');
create trigger shelter_note_audited     after insert or update on shelter_note     for each row execute function audit.record_change('case', 'sealed_words', 'case_id');
create trigger turn_away_audited        after insert or update on turn_away        for each row execute function audit.record_change('shelter', '', 'agency_id');
create trigger one_stop_episode_audited after insert or update on one_stop_episode for each row execute function audit.record_change('case', 'sealed_words,sealed_leaving', 'case_id');
create trigger one_stop_service_audited after insert or update on one_stop_service for each row execute function audit.record_change('case', 'sealed_words', 'case_id');
create trigger one_stop_note_audited    after insert or update on one_stop_note    for each row execute function audit.record_change('case', 'sealed_words', 'case_id');

create trigger shelter_hold_told_case  after insert on shelter_hold for each row when (new.case_id is not null) execute function access.tell_case('shelter_hold.made', 'made_at');
create trigger shelter_stay_told_begun after insert on shelter_stay for each row execute function access.tell_case('shelter_stay.begun', 'arrived_at');
create trigger shelter_stay_told_ended after update of left_at on shelter_stay for each row when (new.left_at is not null and old.left_at is null)
  execute function access.tell_case('shelter_stay.ended', 'left_at');
create trigger one_stop_episode_told_begun after insert on one_stop_episode for each row execute function access.tell_case('one_stop.begun', 'arrived_at');
create trigger one_stop_episode_told_ended after update of left_at on one_stop_episode for each row when (new.left_at is not null and old.left_at is null)
  execute function access.tell_case('one_stop.ended', 'left_at');
create trigger one_stop_service_told after insert or update of state on one_stop_service for each row when (new.state = 'given')
  execute function access.tell_case('one_stop.service_given', 'happened_at');

-- Facts ------------------------------------------------------------------------------------------------------------------
create policy shelter_house_fact       on shelter_house       for select to nangmai_facts using (true);
create policy shelter_stay_fact        on shelter_stay        for select to nangmai_facts using (true);
create policy shelter_stay_person_fact on shelter_stay_person for select to nangmai_facts using (true);
create policy turn_away_fact           on turn_away           for select to nangmai_facts using (true);
create policy one_stop_episode_fact    on one_stop_episode    for select to nangmai_facts using (true);
create policy one_stop_service_fact    on one_stop_service    for select to nangmai_facts using (true);
grant select (id, kind) on shelter_house to nangmai_facts;
grant select (id, case_id, house_id, province_id) on shelter_stay to nangmai_facts;
grant select (id, stay_id, case_id, person_id, arrived_at, left_at) on shelter_stay_person to nangmai_facts;
grant select (id, province_id, happened_at, persons, children, reason, state) on turn_away to nangmai_facts;
grant select (id, case_id, province_id, arrived_at, arrived_by, left_at) on one_stop_episode to nangmai_facts;
grant select (id, episode_id, service_code, state, happened_at) on one_stop_service to nangmai_facts;

create view fact_shelter_person as
select x.id, s.province_id, f.place_id, s.case_id, s.id as stay_id, x.person_id, h.kind as house_kind, p.part, p.sex,
       case when p.age_years is null then 'unknown' when p.age_years < 12 then '0-11' when p.age_years < 16 then '12-15' when p.age_years < 18 then '16-17'
            when p.age_years < 30 then '18-29' when p.age_years < 60 then '30-59' else '60+' end as age_band,
       (x.arrived_at at time zone 'Asia/Ho_Chi_Minh')::date as arrived_on, (x.left_at at time zone 'Asia/Ho_Chi_Minh')::date as left_on
from   shelter_stay_person x join shelter_stay s on s.id = x.stay_id join shelter_house h on h.id = s.house_id
       join person p on p.id = x.person_id join case_file f on f.id = x.case_id;
create view fact_turn_away as
select id, province_id, null::text collate "C" as place_id, (happened_at at time zone 'Asia/Ho_Chi_Minh')::date as happened_on, persons, children, reason
from   turn_away where state = 'kept';
create view fact_one_stop as
select e.id, e.province_id, f.place_id, e.case_id, e.arrived_by,
       (e.arrived_at at time zone 'Asia/Ho_Chi_Minh')::date as arrived_on, (e.left_at at time zone 'Asia/Ho_Chi_Minh')::date as left_on
from   one_stop_episode e join case_file f on f.id = e.case_id;
create view fact_one_stop_service as
select s.id, e.province_id, f.place_id, e.case_id, s.episode_id, s.service_code, (s.happened_at at time zone 'Asia/Ho_Chi_Minh')::date as given_on
from   one_stop_service s join one_stop_episode e on e.id = s.episode_id join case_file f on f.id = e.case_id where s.state = 'given';
grant select on fact_shelter_person, fact_turn_away, fact_one_stop, fact_one_stop_service to nangmai_reporter;
grant create on schema public to nangmai_facts;                                   -- for the next lines only
alter view fact_shelter_person owner to nangmai_facts;
alter view fact_turn_away owner to nangmai_facts;
alter view fact_one_stop owner to nangmai_facts;
alter view fact_one_stop_service owner to nangmai_facts;
revoke create on schema public from nangmai_facts;
