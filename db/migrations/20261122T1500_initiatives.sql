-- Models, clubs, chapters and teams of prevention: what they are, where they work, how they live, who is in them, what pays for
-- them. Ordinary data of administration: no survivor stands here, and no row here points to the floor of response.

-- Whose province and whose agency somebody works for ---------------------------------------------------------------------
create function access.current_provinces() returns text[]
language plpgsql stable security definer set search_path = '' as $$
declare
  mine  text[];
  me    uuid := access.current_staff();
  today date := (now() at time zone 'Asia/Ho_Chi_Minh')::date;
begin
  select array_agg(distinct a.province_id) into mine from public.staff_role r join public.agency a on a.id = r.agency_id
  where  r.staff_id = me and r.from_on <= today and (r.until_on is null or r.until_on > today);
  return coalesce(mine, '{}');
end $$;
comment on function access.current_provinces is 'Provinces in which the person asking holds a role today.';

create function access.provinces_as(variadic roles text[]) returns text[]
language plpgsql stable security definer set search_path = '' as $$
declare
  mine  text[];
  me    uuid := access.current_staff();
  today date := (now() at time zone 'Asia/Ho_Chi_Minh')::date;
begin
  select array_agg(distinct a.province_id) into mine from public.staff_role r join public.agency a on a.id = r.agency_id
  where  r.staff_id = me and r.role = any (roles) and a.place_id = a.province_id
    and  r.from_on <= today and (r.until_on is null or r.until_on > today);
  return coalesce(mine, '{}');
end $$;
comment on function access.provinces_as is 'Provinces for which the person asking holds one of these roles today, at a body of the province itself.';
grant execute on function access.current_provinces, access.provinces_as to nangmai_app, nangmai_jobs;

-- Kinds, how often they meet, phases -------------------------------------------------------------------------------------
create table initiative_kind (
  code        text    collate "C" not null,
  position    integer not null,
  form        text    collate "C" not null,
  name_vi     text    not null,
  name_en     text    not null,
  members     text    collate "C" not null,
  counted_for text    collate "C",
  valid_from  date    not null,
  valid_until date,
  source      text    not null,
  mark        text    collate "C" not null,
  edited_at   timestamptz,
  edited_by   uuid,
  constraint initiative_kind_pkey        primary key (code),
  constraint initiative_kind_of_members  unique (code, members),
  constraint initiative_kind_form        check (form in ('model', 'club', 'chapter', 'team', 'group')),
  constraint initiative_kind_members     check (members in ('listed', 'counted')),
  constraint initiative_kind_counted_for check (counted_for in ('survivors', 'children') and (counted_for is null) = (members = 'listed')),
  constraint initiative_kind_mark_known  check (mark in ('C', 'C*', 'S', 'R', '?')),
  constraint initiative_kind_dates       check (valid_until > valid_from),
  constraint initiative_kind_edit_signed check ((edited_at is null) = (edited_by is null))
);
comment on table  initiative_kind is 'Kinds of models, clubs, chapters and teams.';
comment on column initiative_kind.members is 'listed: members by name; counted: numbers only, since a member may be a survivor, or is a child. Members'' rows are held to it by foreign keys.';
comment on column initiative_kind.counted_for is 'Why only numbers are kept.';

create table initiative_rhythm (
  kind_code  text    collate "C" not null,
  valid_from date    not null,
  months     integer not null,
  source     text    not null,
  mark       text    collate "C" not null,
  edited_at  timestamptz,
  edited_by  uuid,
  constraint initiative_rhythm_pkey        primary key (kind_code, valid_from),
  constraint initiative_rhythm_kind        foreign key (kind_code) references initiative_kind (code),
  constraint initiative_rhythm_months      check (months between 1 and 24),
  constraint initiative_rhythm_mark_known  check (mark in ('C', 'C*', 'S', 'R', '?')),
  constraint initiative_rhythm_edit_signed check ((edited_at is null) = (edited_by is null))
);
comment on table initiative_rhythm is 'Within how many months a kind has to show a sign of life to count as kept, from a day on. What held then goes on holding for then.';

create table initiative_phase (
  code        text    collate "C" not null,
  position    integer not null,
  name_vi     text    not null,
  name_en     text    not null,
  from_on     date    not null,
  until_on    date    not null,
  source      text    not null,
  mark        text    collate "C" not null,
  edited_at   timestamptz,
  edited_by   uuid,
  constraint initiative_phase_pkey        primary key (code),
  constraint initiative_phase_dates       check (until_on > from_on),
  constraint initiative_phase_mark_known  check (mark in ('C', 'C*', 'S', 'R', '?')),
  constraint initiative_phase_edit_signed check ((edited_at is null) = (edited_by is null))
);
comment on table initiative_phase is 'Phases and programmes under which models are begun.';

create table prevention_load (
  file      text        collate "C" not null,
  sha256    text        not null,
  loaded_at timestamptz not null default now(),
  constraint prevention_load_pkey primary key (file)
);
comment on table prevention_load is 'Shipped files of the floor of prevention that were loaded, by their bytes.';

-- The registry -----------------------------------------------------------------------------------------------------------
create table initiative_batch (
  id          uuid        not null,
  province_id text        collate "C" not null,
  agency_id   uuid        not null,
  file_hash   bytea       not null,
  rows        integer     not null,
  imported_by uuid        not null,
  imported_at timestamptz not null,
  constraint initiative_batch_pkey      primary key (id),
  constraint initiative_batch_file_once unique (agency_id, file_hash),
  constraint initiative_batch_province  foreign key (province_id) references place (id),
  constraint initiative_batch_agency    foreign key (agency_id)   references agency (id),
  constraint initiative_batch_by        foreign key (imported_by) references staff (id),
  constraint initiative_batch_rows      check (rows > 0)
);
comment on table initiative_batch is 'One list that was brought in. Of the file only its digest is kept, so that nobody brings it in twice.';

create table initiative (
  id          uuid        not null,
  province_id text        collate "C" not null,
  agency_id   uuid        not null,
  duty_code   text        collate "C",
  kind_code   text        collate "C" not null,
  members     text        collate "C" not null,
  phase_code  text        collate "C",
  place_id    text        collate "C" not null,
  name        text        not null,
  folded_name text        collate "C" not null,
  alike       text        collate "C" not null,
  founded_on  date        not null,
  stage       text        collate "C" not null,
  stage_on    date        not null,
  from_id     uuid,
  sponsors    text[]      not null default '{}',
  about       text,
  recorded_by uuid        not null,
  recorded_at timestamptz not null,
  batch_id    uuid,
  batch_row   integer,
  version     integer     not null default 1,
  constraint initiative_pkey        primary key (id),
  constraint initiative_of_province unique (id, province_id),
  constraint initiative_of_members  unique (id, members),
  constraint initiative_province    foreign key (province_id) references place (id),
  constraint initiative_agency      foreign key (agency_id)   references agency (id),
  constraint initiative_duty        foreign key (duty_code)   references duty (code),
  constraint initiative_kind_known  foreign key (kind_code, members) references initiative_kind (code, members),
  constraint initiative_phase_known foreign key (phase_code)  references initiative_phase (code),
  constraint initiative_place       foreign key (place_id)    references place (id),
  constraint initiative_recorder    foreign key (recorded_by) references staff (id),
  constraint initiative_in_batch    foreign key (batch_id)    references initiative_batch (id),
  constraint initiative_from        foreign key (from_id, province_id) references initiative (id, province_id),
  constraint initiative_not_itself  check (from_id <> id),
  constraint initiative_stage_known check (stage in ('pilot', 'kept', 'replicated', 'closed')),
  constraint initiative_dates       check (stage_on >= founded_on),
  constraint initiative_sponsors    check (cardinality(sponsors) <= 10),
  constraint initiative_imported    check ((batch_id is null) = (batch_row is null))
);
create unique index initiative_alike_once on initiative (province_id, kind_code, place_id, alike) where stage <> 'closed';
create index initiative_by_name  on initiative (province_id, folded_name, id);
create index initiative_of_agency on initiative (agency_id);
create index initiative_of_place on initiative (place_id);
create index initiative_grown_from on initiative (from_id) where from_id is not null;
comment on table  initiative is 'A model, club, chapter or team of prevention.';
comment on column initiative.agency_id is 'Who hosts it now; who hosted it before stands in initiative_host.';
comment on column initiative.duty_code is 'The duty by which it is hosted, where there is one: when the duty moves, the host follows it.';
comment on column initiative.place_id is 'Its home: where it was founded, or the unit somebody chose after that one was divided.';
comment on column initiative.alike is 'Name as duplicates are found: folded, usual abbreviations written out.';
comment on column initiative.stage is 'pilot, kept (it goes on), replicated (others grew from it), closed. That it goes on is said here; that it is alive has to be earned by meetings.';
comment on column initiative.from_id is 'The one it was replicated from.';

create table initiative_host (
  id            uuid not null,
  initiative_id uuid not null,
  province_id   text collate "C" not null,
  agency_id     uuid not null,
  from_on       date not null,
  until_on      date,
  constraint initiative_host_pkey   primary key (id),
  constraint initiative_host_of     foreign key (initiative_id, province_id) references initiative (id, province_id),
  constraint initiative_host_agency foreign key (agency_id) references agency (id),
  constraint initiative_host_dates  check (until_on >= from_on)
);
create index initiative_host_of_initiative on initiative_host (initiative_id, from_on);
comment on table initiative_host is 'Which agency hosted it from when until when.';

create table initiative_step (
  id            uuid        not null,
  initiative_id uuid        not null,
  province_id   text        collate "C" not null,
  no            integer     not null,
  stage         text        collate "C" not null,
  on_day        date        not null,
  evidence      text        not null,
  recorded_by   uuid        not null,
  recorded_at   timestamptz not null,
  constraint initiative_step_pkey     primary key (id),
  constraint initiative_step_once     unique (initiative_id, no),
  constraint initiative_step_of       foreign key (initiative_id, province_id) references initiative (id, province_id),
  constraint initiative_step_recorder foreign key (recorded_by) references staff (id),
  constraint initiative_step_stage    check (stage in ('pilot', 'kept', 'replicated', 'closed'))
);
comment on table  initiative_step is 'Each step of its life with its day and evidence; the first is its founding.';
comment on column initiative_step.evidence is 'Decision, minutes or report that shows it: number, date, body.';

create table initiative_place (
  id            uuid    not null,
  initiative_id uuid    not null,
  province_id   text    collate "C" not null,
  place_id      text    collate "C" not null,
  home          boolean not null default false,
  from_on       date    not null,
  until_on      date,
  chosen_by     uuid,
  constraint initiative_place_pkey   primary key (id),
  constraint initiative_place_of     foreign key (initiative_id, province_id) references initiative (id, province_id),
  constraint initiative_place_place  foreign key (place_id)  references place (id),
  constraint initiative_place_chosen foreign key (chosen_by) references staff (id),
  constraint initiative_place_dates  check (until_on >= from_on)
);
create unique index initiative_place_once on initiative_place (initiative_id, place_id) where until_on is null;
create unique index initiative_place_one_home on initiative_place (initiative_id) where until_on is null and home;
comment on table  initiative_place is 'Where it works from when until when; one of them is its home.';
comment on column initiative_place.chosen_by is 'Who said which of several units is meant, after the former one was divided.';

create table initiative_member (
  id            uuid    not null,
  initiative_id uuid    not null,
  province_id   text    collate "C" not null,
  members       text    collate "C" not null default 'listed',
  name          text    not null,
  part          text    collate "C" not null,
  sex           text    collate "C" not null,
  age_band      text    collate "C" not null,
  ethnicity     text    collate "C" not null,
  joined_on     date    not null,
  left_on       date,
  recorded_by   uuid    not null,
  version       integer not null default 1,
  constraint initiative_member_pkey      primary key (id),
  constraint initiative_member_of        foreign key (initiative_id, province_id) references initiative (id, province_id),
  constraint initiative_member_allowed   foreign key (initiative_id, members) references initiative (id, members),
  constraint initiative_member_listed    check (members = 'listed'),
  constraint initiative_member_recorder  foreign key (recorded_by) references staff (id),
  constraint initiative_member_part      check (part in ('head', 'deputy', 'secretary', 'member', 'volunteer')),
  constraint initiative_member_sex       check (sex in ('female', 'male', 'other', 'unknown')),
  constraint initiative_member_age       check (age_band in ('16-29', '30-44', '45-59', '60+', 'unknown')),
  constraint initiative_member_ethnicity check (ethnicity ~ '^[a-z_]{2,30}$'),
  constraint initiative_member_dates     check (left_on >= joined_on)
);
create index initiative_member_of_initiative on initiative_member (initiative_id, joined_on);
comment on table  initiative_member is 'Members by name, only where a kind lists them: a kind whose members may be survivors, or are children, can have no row here.';
comment on column initiative_member.age_band is 'A band and no birthday. Nobody under 16 is listed.';

create table initiative_headcount (
  id            uuid        not null,
  initiative_id uuid        not null,
  province_id   text        collate "C" not null,
  on_day        date        not null,
  total         integer     not null,
  women         integer     not null,
  men           integer     not null,
  under_16      integer,
  from_16_to_29 integer,
  from_30_to_59 integer,
  over_59       integer,
  minority      integer,
  recorded_by   uuid        not null,
  recorded_at   timestamptz not null,
  constraint initiative_headcount_pkey     primary key (id),
  constraint initiative_headcount_of       foreign key (initiative_id, province_id) references initiative (id, province_id),
  constraint initiative_headcount_recorder foreign key (recorded_by) references staff (id),
  constraint initiative_headcount_counts   check (total between 1 and 100000 and women >= 0 and men >= 0 and women + men <= total),
  constraint initiative_headcount_ages     check (coalesce(under_16, 0) + coalesce(from_16_to_29, 0) + coalesce(from_30_to_59, 0) + coalesce(over_59, 0) <= total
                                                  and least(under_16, from_16_to_29, from_30_to_59, over_59, minority) >= 0 and minority <= total)
);
create index initiative_headcount_of_initiative on initiative_headcount (initiative_id, on_day);
comment on table initiative_headcount is 'Members as numbers: how many on a day, by sex, by age, of ethnic minorities. Nobody stands behind a number.';

create table initiative_meeting (
  id            uuid        not null,
  initiative_id uuid        not null,
  province_id   text        collate "C" not null,
  held_on       date        not null,
  at_place      text,
  total         integer     not null,
  women         integer     not null,
  men           integer     not null,
  topics        text[]      not null default '{}',
  minutes       text,
  recorded_by   uuid        not null,
  recorded_at   timestamptz not null,
  withdrawn_at  timestamptz,
  version       integer     not null default 1,
  constraint initiative_meeting_pkey     primary key (id),
  constraint initiative_meeting_of       foreign key (initiative_id, province_id) references initiative (id, province_id),
  constraint initiative_meeting_recorder foreign key (recorded_by) references staff (id),
  constraint initiative_meeting_counts   check (total between 1 and 100000 and women >= 0 and men >= 0 and women + men <= total),
  constraint initiative_meeting_topics   check (topics <@ array['gender_equality', 'violence', 'law', 'children', 'trafficking', 'social_evils', 'health', 'livelihood',
                                                                'family', 'culture', 'safety', 'skills', 'organisation', 'other'])
);
create unique index initiative_meeting_once on initiative_meeting (initiative_id, held_on) where withdrawn_at is null;
comment on table  initiative_meeting is 'When it met: that is what keeps it alive in the figures.';
comment on column initiative_meeting.withdrawn_at is 'Written down by mistake.';

create table initiative_livelihood (
  id            uuid        not null,
  initiative_id uuid        not null,
  province_id   text        collate "C" not null,
  kind          text        collate "C" not null,
  group_code    text        collate "C" not null,
  on_day        date        not null,
  total         integer     not null,
  women         integer     not null,
  amount_vnd    bigint,
  about         text,
  outcome_on    date,
  still_going   integer,
  recorded_by   uuid        not null,
  recorded_at   timestamptz not null,
  version       integer     not null default 1,
  constraint initiative_livelihood_pkey     primary key (id),
  constraint initiative_livelihood_of       foreign key (initiative_id, province_id) references initiative (id, province_id),
  constraint initiative_livelihood_recorder foreign key (recorded_by) references staff (id),
  constraint initiative_livelihood_kind     check (kind in ('training', 'job', 'credit', 'start_up')),
  constraint initiative_livelihood_group    check (group_code in ('poor', 'near_poor', 'minority', 'disability', 'single_mother', 'lost_work', 'young', 'other')),
  constraint initiative_livelihood_counts   check (total between 1 and 100000 and women between 0 and total),
  constraint initiative_livelihood_money    check (amount_vnd between 0 and 1000000000000),
  constraint initiative_livelihood_outcome  check ((outcome_on is null) = (still_going is null) and outcome_on >= on_day and still_going between 0 and total)
);
create index initiative_livelihood_of_initiative on initiative_livelihood (initiative_id, on_day);
comment on table  initiative_livelihood is 'Vocational training, jobs, credit, start-up: how many of which group, and how many of them still work or trade later. Numbers only.';
comment on column initiative_livelihood.still_going is 'Of these, how many on outcome_on still had the job, the trade or the business.';

create table initiative_fund (
  id            uuid        not null,
  initiative_id uuid        not null,
  province_id   text        collate "C" not null,
  source        text        collate "C" not null,
  sponsor       text,
  on_day        date        not null,
  amount_vnd    bigint      not null,
  about         text,
  recorded_by   uuid        not null,
  recorded_at   timestamptz not null,
  withdrawn_at  timestamptz,
  version       integer     not null default 1,
  constraint initiative_fund_pkey     primary key (id),
  constraint initiative_fund_of       foreign key (initiative_id, province_id) references initiative (id, province_id),
  constraint initiative_fund_recorder foreign key (recorded_by) references staff (id),
  constraint initiative_fund_source   check (source in ('central_budget', 'provincial_budget', 'commune_budget', 'union', 'mobilised', 'international')),
  constraint initiative_fund_amount   check (amount_vnd between 1 and 1000000000000)
);
create index initiative_fund_of_initiative on initiative_fund (initiative_id, on_day);
comment on table  initiative_fund is 'What pays for it: budget lines, resources mobilised from society, international sponsors, in dong.';

-- A sign of life, whatever it is: today a meeting. A later module that knows of further ones adds a line here and to the fact.
create view initiative_sign with (security_invoker = true) as
select initiative_id, held_on as on_day from initiative_meeting where withdrawn_at is null;
comment on view initiative_sign is 'Days on which an initiative showed that it lives.';

-- Row rules ----------------------------------------------------------------------------------------------------------------
do $$
declare t text;
begin
  foreach t in array array['initiative_batch', 'initiative', 'initiative_host', 'initiative_step', 'initiative_place', 'initiative_member', 'initiative_headcount',
                           'initiative_meeting', 'initiative_livelihood', 'initiative_fund'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force  row level security', t);
  end loop;
end $$;

-- Seen in the whole province; written by the agency that hosts it, and by the bodies of the province for it.
create policy initiative_seen on initiative for select to nangmai_app using (province_id = any ((select access.current_provinces())::text[]));
create policy initiative_founded on initiative for insert to nangmai_app with check (
  recorded_by = (select access.current_staff())
  and exists (select 1 from agency a where a.id = agency_id and a.province_id = initiative.province_id)
  and (agency_id = any ((select access.agencies_as('commune_officer', 'union_officer', 'provincial_officer'))::uuid[])
       or province_id = any ((select access.provinces_as('union_officer', 'provincial_officer'))::text[])));
create policy initiative_kept on initiative for update to nangmai_app using (
  agency_id = any ((select access.agencies_as('commune_officer', 'union_officer', 'provincial_officer'))::uuid[])
  or province_id = any ((select access.provinces_as('union_officer', 'provincial_officer'))::text[])) with check (
  exists (select 1 from agency a where a.id = agency_id and a.province_id = initiative.province_id));
create policy initiative_followed on initiative to nangmai_owner using (true) with check (true); -- for access.follow_initiatives

do $$
declare t text;
begin
  foreach t in array array['initiative_host', 'initiative_step', 'initiative_place', 'initiative_headcount', 'initiative_meeting', 'initiative_livelihood', 'initiative_fund'] loop
    execute format('create policy %I on %I for select to nangmai_app using (province_id = any ((select access.current_provinces())::text[]))', t || '_seen', t);
  end loop;
  -- Members' names are for those who keep the list, not for everyone who reads the registry.
  create policy initiative_member_seen on initiative_member for select to nangmai_app using (
    province_id = any ((select access.provinces_as('union_officer', 'provincial_officer'))::text[])
    or exists (select 1 from initiative i where i.id = initiative_id and i.agency_id = any ((select access.agencies_as('commune_officer', 'union_officer', 'provincial_officer'))::uuid[])));
  foreach t in array array['initiative_host', 'initiative_step', 'initiative_place', 'initiative_member', 'initiative_headcount', 'initiative_meeting', 'initiative_livelihood', 'initiative_fund'] loop
    execute format($f$create policy %I on %I for insert to nangmai_app with check (
      province_id = any ((select access.provinces_as('union_officer', 'provincial_officer'))::text[])
      or exists (select 1 from initiative i where i.id = initiative_id and i.agency_id = any ((select access.agencies_as('commune_officer', 'union_officer', 'provincial_officer'))::uuid[])))$f$, t || '_added', t);
    execute format($f$create policy %I on %I for update to nangmai_app using (
      province_id = any ((select access.provinces_as('union_officer', 'provincial_officer'))::text[])
      or exists (select 1 from initiative i where i.id = initiative_id and i.agency_id = any ((select access.agencies_as('commune_officer', 'union_officer', 'provincial_officer'))::uuid[]))) with check (true)$f$, t || '_changed', t);
  end loop;
end $$;
create policy initiative_host_followed on initiative_host to nangmai_owner using (true) with check (true); -- for access.follow_initiatives

create policy initiative_batch_seen on initiative_batch for select to nangmai_app using (
  agency_id = any ((select access.agencies_as('commune_officer', 'union_officer', 'provincial_officer'))::uuid[]));
create policy initiative_batch_made on initiative_batch for insert to nangmai_app with check (
  imported_by = (select access.current_staff()) and agency_id = any ((select access.agencies_as('commune_officer', 'union_officer', 'provincial_officer'))::uuid[]));

grant select on initiative_kind, initiative_rhythm, initiative_phase to nangmai_app, nangmai_jobs;
grant insert on initiative_rhythm to nangmai_app;
grant update (months, source, mark, edited_at, edited_by) on initiative_rhythm to nangmai_app;
grant select, insert on initiative, initiative_host, initiative_step, initiative_place, initiative_member, initiative_headcount, initiative_meeting,
                        initiative_livelihood, initiative_fund, initiative_batch to nangmai_app;
grant select on initiative_sign to nangmai_app;
grant update (name, folded_name, alike, agency_id, duty_code, phase_code, place_id, stage, stage_on, from_id, sponsors, about, version) on initiative to nangmai_app;
grant update (until_on) on initiative_host, initiative_place to nangmai_app;
grant update (part, left_on, version) on initiative_member to nangmai_app;
grant update (withdrawn_at, version) on initiative_meeting, initiative_fund to nangmai_app;
grant update (outcome_on, still_going, version) on initiative_livelihood to nangmai_app;

create trigger initiative_audited            after insert or update on initiative            for each row execute function audit.record_change('initiative', 'name,folded_name,alike,sponsors,about');
create trigger initiative_host_audited       after insert or update on initiative_host       for each row execute function audit.record_change('initiative', '', 'initiative_id');
create trigger initiative_step_audited       after insert           on initiative_step       for each row execute function audit.record_change('initiative', 'evidence', 'initiative_id');
create trigger initiative_place_audited      after insert or update on initiative_place      for each row execute function audit.record_change('initiative', '', 'initiative_id');
create trigger initiative_member_audited     after insert or update on initiative_member     for each row execute function audit.record_change('initiative', 'name', 'initiative_id');
create trigger initiative_headcount_audited  after insert           on initiative_headcount  for each row execute function audit.record_change('initiative', '', 'initiative_id');
create trigger initiative_meeting_audited    after insert or update on initiative_meeting    for each row execute function audit.record_change('initiative', 'at_place,minutes', 'initiative_id');
create trigger initiative_livelihood_audited after insert or update on initiative_livelihood for each row execute function audit.record_change('initiative', 'about', 'initiative_id');
create trigger initiative_fund_audited       after insert or update on initiative_fund       for each row execute function audit.record_change('initiative', 'sponsor,about', 'initiative_id');
create trigger initiative_batch_audited      after insert           on initiative_batch      for each row execute function audit.record_change('initiative_batch', 'file_hash');
create trigger initiative_rhythm_audited     after insert or update on initiative_rhythm     for each row
  when (session_user = 'nangmai_app') execute function audit.record_change('initiative_kind', 'source', 'kind_code');

-- How many members there are is told to everyone who reads the registry; who they are is not.
create policy initiative_member_counted on initiative_member for select to nangmai_owner using (true); -- for access.count_members
create function access.count_members(of_initiative uuid) returns integer
language plpgsql stable security definer set search_path = '' as $$
begin
  return (select count(*)::integer from public.initiative_member m where m.initiative_id = of_initiative and m.left_on is null);
end $$;
comment on function access.count_members is 'How many members an initiative lists today; a number, and nobody behind it.';
grant execute on function access.count_members to nangmai_app;

-- A host that held it by a duty gives it up with the duty: whoever holds that duty in the province today hosts it from that day on.
create function access.follow_initiatives(at timestamptz) returns integer
language plpgsql volatile security definer set search_path = '' as $$
declare
  today date := (follow_initiatives.at at time zone 'Asia/Ho_Chi_Minh')::date;
  went  record;
  moved integer := 0;
begin
  for went in
    select i.id, i.province_id, h.agency_id as now_agency, h.from_on
    from   public.initiative i
    join   public.agency_duty h on h.duty_code = i.duty_code and h.place_id = i.province_id and h.agency_id <> i.agency_id
           and h.from_on <= today and (h.until_on is null or h.until_on > today)
    where  i.stage <> 'closed'
      and  exists (select 1 from public.agency_duty o where o.agency_id = i.agency_id and o.duty_code = i.duty_code and o.place_id = i.province_id and o.until_on <= today)
      and  not exists (select 1 from public.agency_duty o where o.agency_id = i.agency_id and o.duty_code = i.duty_code and o.place_id = i.province_id
                       and o.from_on <= today and (o.until_on is null or o.until_on > today))
    for update of i
  loop
    update public.initiative_host set until_on = greatest(from_on, went.from_on) where initiative_id = went.id and until_on is null;
    insert into public.initiative_host (id, initiative_id, province_id, agency_id, from_on) values (gen_random_uuid(), went.id, went.province_id, went.now_agency, went.from_on);
    update public.initiative set agency_id = went.now_agency, version = version + 1 where id = went.id;
    moved := moved + 1;
  end loop;
  return moved;
end $$;
comment on function access.follow_initiatives is 'Gives initiatives that are hosted by a duty to whoever holds the duty today; says how many followed. Doing it twice moves nothing.';
grant execute on function access.follow_initiatives to nangmai_app, nangmai_jobs;

-- Facts ----------------------------------------------------------------------------------------------------------------------
create policy initiative_fact         on initiative         for select to nangmai_facts using (true);
create policy initiative_step_fact    on initiative_step    for select to nangmai_facts using (true);
create policy initiative_place_fact   on initiative_place   for select to nangmai_facts using (true);
create policy initiative_meeting_fact on initiative_meeting for select to nangmai_facts using (true);
create policy initiative_fund_fact    on initiative_fund    for select to nangmai_facts using (true);
grant select on initiative_kind, initiative_rhythm to nangmai_facts;
grant select (id, province_id, kind_code, phase_code, founded_on) on initiative to nangmai_facts;
grant select (initiative_id, no, stage, on_day) on initiative_step to nangmai_facts;
grant select (id, initiative_id, province_id, place_id, home, from_on, until_on) on initiative_place to nangmai_facts;
grant select (initiative_id, held_on, withdrawn_at) on initiative_meeting to nangmai_facts;
grant select (id, initiative_id, province_id, source, on_day, amount_vnd, withdrawn_at) on initiative_fund to nangmai_facts;

create view fact_initiative as
select i.id, i.province_id, i.kind_code as kind, k.form, i.phase_code as phase, i.founded_on
from   initiative i join initiative_kind k on k.code = i.kind_code;
create view fact_initiative_stage as
select initiative_id, stage, on_day as from_on, lead(on_day) over (partition by initiative_id order by no) as until_on from initiative_step;
create view fact_initiative_rhythm as
select kind_code as kind, valid_from as from_on, lead(valid_from) over (partition by kind_code order by valid_from) as until_on, months from initiative_rhythm;
create view fact_initiative_sign as
select initiative_id, held_on as on_day from initiative_meeting where withdrawn_at is null;
create view fact_initiative_place as
select p.id, p.initiative_id, p.province_id, p.place_id, l.level, case when d.level = 'district' then d.id else p.place_id end as locality_id, p.home, p.from_on, p.until_on
from   initiative_place p join place l on l.id = p.place_id left join place d on d.id = l.parent_id;
create view fact_initiative_fund as
select id, province_id, initiative_id, source, on_day, amount_vnd from initiative_fund where withdrawn_at is null;

grant select on fact_initiative, fact_initiative_stage, fact_initiative_rhythm, fact_initiative_sign, fact_initiative_place, fact_initiative_fund to nangmai_reporter;
grant create on schema public to nangmai_facts;                                   -- for the next lines only
alter view fact_initiative owner to nangmai_facts;
alter view fact_initiative_stage owner to nangmai_facts;
alter view fact_initiative_rhythm owner to nangmai_facts;
alter view fact_initiative_sign owner to nangmai_facts;
alter view fact_initiative_place owner to nangmai_facts;
alter view fact_initiative_fund owner to nangmai_facts;
revoke create on schema public from nangmai_facts;
