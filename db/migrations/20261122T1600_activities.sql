-- Activities of prevention: training, talks, media, press, events, gifts. Ordinary administrative data without survivors. Nothing
-- here refers to a contact, a case or a person who is helped, and nothing there refers to this.

-- Lists an officer chooses from: dated, with a source, edited by those who run the province's reporting -------------------------
create table activity_code (
  list        text    collate "C" not null,
  code        text    collate "C" not null,
  title_vi    text    not null,
  title_en    text    not null,
  family      text    collate "C",
  training    boolean not null default false,
  never_named boolean not null default false,
  place_order integer not null default 0,
  valid_from  date    not null,
  valid_until date,
  source      text    not null,
  edited_at   timestamptz,
  edited_by   uuid,
  version     integer not null default 1,
  constraint activity_code_pkey        primary key (list, code),
  constraint activity_code_edited_by   foreign key (edited_by) references staff (id),
  constraint activity_code_list        check (list in ('kind', 'topic', 'audience', 'item', 'recipient', 'honour')),
  constraint activity_code_shape       check (code ~ '^[a-z][a-z0-9_]{1,39}$'),
  constraint activity_code_family      check ((list in ('kind', 'honour')) = (family is not null)),
  constraint activity_code_family_known check (family in ('event', 'session', 'media', 'press', 'award', 'honour', 'prize')),
  constraint activity_code_training    check (not training or list = 'kind'),
  constraint activity_code_ends_after_start check (valid_until > valid_from)
);
comment on table  activity_code is 'Kinds, topics, audience groups, gifts, recipient groups and honours as people choose them. A code is never removed; it ends.';
comment on column activity_code.family is 'Of a kind: what is asked for on the form. Of an honour: whether it is one, or a prize of a contest.';
comment on column activity_code.training is 'Kinds that TRN-1 and TRN-2 count as training conferences.';
comment on column activity_code.never_named is 'Groups that are counted and never listed by name: children, people who may be survivors.';

-- What was done ---------------------------------------------------------------------------------------------------------------
create table activity (
  id            uuid    not null,
  province_id   text    collate "C" not null,
  agency_id     uuid    not null,
  kind          text    collate "C" not null,
  kind_list     text    collate "C" not null default 'kind',
  title         text    not null,
  folded        text    collate "C" not null,
  status        text    collate "C" not null,
  starts_on     date    not null,
  ends_on       date    not null,
  clock         time,
  place_id      text    collate "C" not null,
  venue         text,
  form          text    collate "C" not null default 'in_person',
  host_id       uuid,
  host_name     text,
  topics        text[]  not null default '{}',
  language      text    collate "C",
  items         integer not null default 1,
  copies        integer,
  reach         integer,
  entries       integer,
  link          text,
  cost_vnd      bigint,
  funding       text,
  test_max      numeric(6,2),
  pre_takers    integer,
  pre_mean      numeric(6,2),
  post_takers   integer,
  post_mean     numeric(6,2),
  attendances   integer not null default 0,
  note          text,
  pattern       text,
  series_id     uuid,
  copied_from   uuid,
  initiative_id uuid,
  cancelled_why text,
  door_opened_at timestamptz,
  door_closed_at timestamptz,
  recorded_by   uuid    not null,
  recorded_at   timestamptz not null,
  changed_by    uuid    not null,
  changed_at    timestamptz not null,
  version       integer not null default 1,
  constraint activity_pkey        primary key (id),
  constraint activity_province    foreign key (province_id) references place (id),
  constraint activity_place       foreign key (place_id)    references place (id),
  constraint activity_agency      foreign key (agency_id)   references agency (id),
  constraint activity_host        foreign key (host_id)     references agency (id),
  constraint activity_kind        foreign key (kind_list, kind) references activity_code (list, code),
  constraint activity_kind_list   check (kind_list = 'kind'),
  constraint activity_recorded_by foreign key (recorded_by) references staff (id),
  constraint activity_changed_by  foreign key (changed_by)  references staff (id),
  constraint activity_copied      foreign key (copied_from) references activity (id),
  constraint activity_status      check (status in ('planned', 'held', 'cancelled')),
  constraint activity_form        check (form in ('in_person', 'online', 'mixed')),
  constraint activity_language    check (language in ('vi', 'tay', 'nung', 'dao', 'san_chi', 'san_diu', 'hoa', 'muong', 'thai', 'mong', 'bru_van_kieu', 'ta_oi', 'sign', 'other')),
  constraint activity_ends_after_start check (ends_on >= starts_on and ends_on <= starts_on + 400),
  constraint activity_one_host    check (host_id is null or host_name is null),
  constraint activity_counts      check (items >= 0 and copies >= 0 and reach >= 0 and entries >= 0 and attendances >= 0),
  constraint activity_cost        check (cost_vnd between 0 and 1000000000000),
  constraint activity_test        check ((pre_takers is null) = (pre_mean is null) and (post_takers is null) = (post_mean is null)
                                    and (test_max is not null or (pre_mean is null and post_mean is null))),
  constraint activity_test_means  check (test_max > 0 and pre_mean between 0 and test_max and post_mean between 0 and test_max and pre_takers >= 0 and post_takers >= 0),
  constraint activity_cancelled   check (cancelled_why is null or status = 'cancelled'),
  constraint activity_door        check (door_closed_at is null or door_closed_at >= door_opened_at)
);
create index activity_of_province on activity (province_id, starts_on desc, id desc);
create index activity_of_agency   on activity (agency_id, starts_on desc, id desc);
create index activity_patterns    on activity (agency_id) where pattern is not null;
comment on table  activity is 'One activity of prevention, planned or held: a training, a talk, an article, a press mailing, an award, gifts.';
comment on column activity.province_id is 'Province of the place where it happened, whoever recorded it.';
comment on column activity.agency_id is 'Who keeps the record.';
comment on column activity.host_id is 'Who held it, where that is another body; host and co-hosts make one activity.';
comment on column activity.folded is 'Title, venue and host without marks, for searching.';
comment on column activity.attendances is 'Sum of activity_attendance, for lists.';
comment on column activity.items is 'Pieces of a media product; the copies of a leaflet are counted apart.';
comment on column activity.pattern is 'Name under which this activity is offered as a pattern for others.';
comment on column activity.initiative_id is 'The model or club it belongs to.';

create table activity_host (
  id uuid not null, activity_id uuid not null, agency_id uuid, name text, removed_at timestamptz,
  constraint activity_host_pkey     primary key (id),
  constraint activity_host_activity foreign key (activity_id) references activity (id),
  constraint activity_host_agency   foreign key (agency_id)   references agency (id),
  constraint activity_host_one      check ((agency_id is null) <> (name is null))
);
create index activity_host_of on activity_host (activity_id);
comment on table activity_host is 'Co-hosts of an activity.';

create table activity_attendance (
  id          uuid    not null,
  activity_id uuid    not null,
  on_day      date    not null,
  audience    text    collate "C" not null,
  list        text    collate "C" not null default 'audience',
  attendances integer not null,
  persons     integer,
  female      integer,
  male        integer,
  source      text    collate "C" not null default 'totals',
  removed_at  timestamptz,
  constraint activity_attendance_pkey     primary key (id),
  constraint activity_attendance_activity foreign key (activity_id) references activity (id),
  constraint activity_attendance_audience foreign key (list, audience) references activity_code (list, code),
  constraint activity_attendance_list     check (list = 'audience'),
  constraint activity_attendance_some     check (attendances >= 0 and persons >= 0 and female >= 0 and male >= 0),
  constraint activity_attendance_parts    check (coalesce(female, 0) + coalesce(male, 0) <= attendances),
  constraint activity_attendance_persons  check (persons <= attendances),
  constraint activity_attendance_source   check (source in ('totals', 'list', 'door'))
);
create unique index activity_attendance_once on activity_attendance (activity_id, on_day, audience) where removed_at is null;
comment on table  activity_attendance is 'Attendances of one audience group on one day: a person who comes on two days attends twice.';
comment on column activity_attendance.persons is 'Different people, where somebody counted them.';

create table activity_person (
  id uuid not null, activity_id uuid not null, part text collate "C" not null, name text not null, position text, organization text, sex text collate "C",
  audience text collate "C", list text collate "C" not null default 'audience', officer_id uuid, removed_at timestamptz,
  constraint activity_person_pkey     primary key (id),
  constraint activity_person_activity foreign key (activity_id) references activity (id),
  constraint activity_person_audience foreign key (list, audience) references activity_code (list, code),
  constraint activity_person_list     check (list = 'audience'),
  constraint activity_person_part     check (part in ('trainer', 'guest', 'participant', 'organiser')),
  constraint activity_person_sex      check (sex in ('female', 'male', 'other'))
);
create index activity_person_of on activity_person (activity_id);
comment on table activity_person is 'Officials named in their work: trainers, guests, staff who were trained. Children and people who may be survivors are counted, never named.';

create table activity_award (
  id uuid not null, activity_id uuid not null, honour text collate "C" not null, list text collate "C" not null default 'honour',
  given_to text collate "C" not null, quantity integer not null, name text, removed_at timestamptz,
  constraint activity_award_pkey     primary key (id),
  constraint activity_award_activity foreign key (activity_id) references activity (id),
  constraint activity_award_honour   foreign key (list, honour) references activity_code (list, code),
  constraint activity_award_list     check (list = 'honour'),
  constraint activity_award_to       check (given_to in ('person', 'group')),
  constraint activity_award_quantity check (quantity > 0),
  constraint activity_award_named    check (name is null or quantity = 1)
);
create index activity_award_of on activity_award (activity_id);
comment on table activity_award is 'Honours and prizes given at an activity.';

create table activity_gift (
  id uuid not null, activity_id uuid not null, item text collate "C" not null, list text collate "C" not null default 'item',
  quantity integer not null, value_vnd bigint, sponsor text, given integer not null default 0, removed_at timestamptz,
  constraint activity_gift_pkey     primary key (id),
  constraint activity_gift_activity foreign key (activity_id) references activity (id),
  constraint activity_gift_item     foreign key (list, item) references activity_code (list, code),
  constraint activity_gift_list     check (list = 'item'),
  constraint activity_gift_quantity check (quantity > 0),
  constraint activity_gift_value    check (value_vnd between 0 and 1000000000000),
  constraint activity_gift_parts    check (given between 0 and quantity)
);
create index activity_gift_of on activity_gift (activity_id);
comment on table  activity_gift is 'Gifts by item. Whom they reached is told by group and place alone.';
comment on column activity_gift.given is 'People reached: sum of activity_recipient, never more than there were gifts.';

create table activity_recipient (
  id uuid not null, activity_id uuid not null, gift_id uuid not null, recipient text collate "C" not null, list text collate "C" not null default 'recipient',
  place_id text collate "C", people integer not null, removed_at timestamptz,
  constraint activity_recipient_pkey     primary key (id),
  constraint activity_recipient_activity foreign key (activity_id) references activity (id),
  constraint activity_recipient_gift     foreign key (gift_id)  references activity_gift (id),
  constraint activity_recipient_group    foreign key (list, recipient) references activity_code (list, code),
  constraint activity_recipient_list     check (list = 'recipient'),
  constraint activity_recipient_place    foreign key (place_id) references place (id),
  constraint activity_recipient_people   check (people > 0)
);
create index activity_recipient_of on activity_recipient (activity_id);
comment on table activity_recipient is 'How many people of a group in a place received a gift. No names, on purpose: a list of them would tell who is helped.';

create table press_outlet (
  id uuid not null, province_id text collate "C" not null, agency_id uuid not null, name text not null, folded text collate "C" not null, kind text collate "C" not null,
  from_on date not null, until_on date, recorded_by uuid not null, version integer not null default 1,
  constraint press_outlet_pkey      primary key (id),
  constraint press_outlet_once      unique (agency_id, folded),
  constraint press_outlet_province  foreign key (province_id) references place (id),
  constraint press_outlet_agency    foreign key (agency_id)   references agency (id),
  constraint press_outlet_by        foreign key (recorded_by) references staff (id),
  constraint press_outlet_kind      check (kind in ('newspaper', 'online', 'radio', 'television', 'commune_radio', 'agency_site', 'other')),
  constraint press_outlet_ends_after_start check (until_on > from_on)
);
comment on table press_outlet is 'Press contacts of an agency: newsrooms, not journalists.';

create table activity_press (
  id uuid not null, activity_id uuid not null, outlet_id uuid not null, sent_on date not null, used_on date, link text, reach integer, removed_at timestamptz,
  constraint activity_press_pkey     primary key (id),
  constraint activity_press_activity foreign key (activity_id) references activity (id),
  constraint activity_press_outlet   foreign key (outlet_id)   references press_outlet (id),
  constraint activity_press_used     check (used_on >= sent_on),
  constraint activity_press_told     check (used_on is not null or (link is null and reach is null)),
  constraint activity_press_reach    check (reach >= 0)
);
create unique index activity_press_once on activity_press (activity_id, outlet_id) where removed_at is null;
comment on table activity_press is 'One item sent to one outlet, and what came of it: sent, used, link, reach.';

-- The door -------------------------------------------------------------------------------------------------------------------
create table activity_ticket (
  activity_id uuid not null, no integer not null, audience text collate "C" not null, list text collate "C" not null default 'audience', issued_at timestamptz not null,
  constraint activity_ticket_pkey     primary key (activity_id, no),
  constraint activity_ticket_activity foreign key (activity_id) references activity (id),
  constraint activity_ticket_audience foreign key (list, audience) references activity_code (list, code),
  constraint activity_ticket_list     check (list = 'audience'),
  constraint activity_ticket_no       check (no between 1 and 5000)
);
comment on table activity_ticket is 'Numbered tickets of an activity; the code on a ticket is made from its number under the house''s key and kept nowhere.';

create table activity_scan (
  id uuid not null, activity_id uuid not null, scan_key bytea not null, how text collate "C" not null, audience text collate "C" not null,
  list text collate "C" not null default 'audience', sex text collate "C", ticket_no integer, on_day date not null, scanned_at timestamptz not null, scanned_by uuid not null, undone_at timestamptz,
  constraint activity_scan_pkey     primary key (id),
  constraint activity_scan_once     unique (activity_id, on_day, scan_key),
  constraint activity_scan_activity foreign key (activity_id) references activity (id),
  constraint activity_scan_by       foreign key (scanned_by) references staff (id),
  constraint activity_scan_audience foreign key (list, audience) references activity_code (list, code),
  constraint activity_scan_list     check (list = 'audience'),
  constraint activity_scan_how      check (how in ('ticket', 'name', 'walk_in')),
  constraint activity_scan_ticket   check ((how = 'ticket') = (ticket_no is not null)),
  constraint activity_scan_sex      check (sex in ('female', 'male'))
);
comment on table  activity_scan is 'One attendance counted at the door. The same ticket or name on the same day is the same row.';
comment on column activity_scan.scan_key is 'Keyed digest of the ticket or of the name that was said; the name itself is kept nowhere.';

-- Papers and pictures ---------------------------------------------------------------------------------------------------------
create table activity_file (
  id uuid not null, activity_id uuid not null, name text not null, kind text collate "C" not null, people_shown text collate "C" not null, media_type text collate "C" not null, bytes integer not null,
  stripped boolean not null, sealed_key bytea not null, sealed_bytes bytea not null, uploaded_by uuid not null, uploaded_at timestamptz not null, removed_at timestamptz, version integer not null default 1,
  constraint activity_file_pkey     primary key (id),
  constraint activity_file_activity foreign key (activity_id) references activity (id),
  constraint activity_file_by       foreign key (uploaded_by) references staff (id),
  constraint activity_file_kind     check (kind in ('plan', 'invitation', 'list', 'photo', 'report', 'product', 'other')),
  constraint activity_file_people   check (people_shown in ('nobody', 'agreed')),
  constraint activity_file_picture  check (stripped or media_type not like 'image/%'),
  constraint activity_file_bytes    check (bytes between 1 and 26214400)
);
create index activity_file_of on activity_file (activity_id);
comment on table  activity_file is 'Papers and pictures of an activity, sealed. Of a picture only the copy without place and device is kept.';
comment on column activity_file.people_shown is 'What the officer said of the people in it; a picture that may show a survivor is not taken.';

-- Officials of prevention: posts, who holds them, what they were trained in ----------------------------------------------------
create table officer (
  id uuid not null, province_id text collate "C" not null, agency_id uuid not null, name text not null, folded text collate "C" not null, sex text collate "C" not null,
  recorded_by uuid not null, version integer not null default 1,
  constraint officer_pkey     primary key (id),
  constraint officer_province foreign key (province_id) references place (id),
  constraint officer_agency   foreign key (agency_id)   references agency (id),
  constraint officer_by       foreign key (recorded_by) references staff (id),
  constraint officer_sex      check (sex in ('female', 'male', 'other'))
);
create index officer_of_province on officer (province_id, folded, id);
comment on table officer is 'An official, collaborator or mediator who works on prevention, named in that work.';

create table work_post (
  id uuid not null, province_id text collate "C" not null, agency_id uuid not null, place_id text collate "C" not null, title text not null, folded text collate "C" not null, duties text[] not null,
  from_on date not null, until_on date, recorded_by uuid not null, version integer not null default 1,
  constraint work_post_pkey     primary key (id),
  constraint work_post_province foreign key (province_id) references place (id),
  constraint work_post_place    foreign key (place_id)    references place (id),
  constraint work_post_agency   foreign key (agency_id)   references agency (id),
  constraint work_post_by       foreign key (recorded_by) references staff (id),
  constraint work_post_duties   check (cardinality(duties) between 1 and 8 and duties <@ array['gender_equality', 'domestic_violence', 'child_protection', 'social_protection',
                                  'anti_trafficking', 'culture_family', 'social_evils', 'women_union', 'mediation', 'communication', 'other']),
  constraint work_post_ends_after_start check (until_on > from_on)
);
create index work_post_of_province on work_post (province_id, folded, id);
comment on table work_post is 'A post that carries duties of prevention in a place, held or vacant.';

create table post_holding (
  id uuid not null, post_id uuid not null, officer_id uuid not null, from_on date not null, until_on date, why_left text collate "C", recorded_by uuid not null, version integer not null default 1,
  constraint post_holding_pkey    primary key (id),
  constraint post_holding_post    foreign key (post_id)    references work_post (id),
  constraint post_holding_officer foreign key (officer_id) references officer (id),
  constraint post_holding_by      foreign key (recorded_by) references staff (id),
  constraint post_holding_why     check (why_left in ('moved', 'retired', 'resigned', 'merged', 'other')),
  constraint post_holding_left    check ((until_on is null) = (why_left is null)),
  constraint post_holding_ends_after_start check (until_on > from_on)
);
create unique index post_holding_one on post_holding (post_id) where until_on is null;
create index post_holding_of_officer on post_holding (officer_id);
comment on table post_holding is 'Who holds a post from-to: whoever was trained and is still in post is known from here.';
alter table activity_person add constraint activity_person_officer foreign key (officer_id) references officer (id);
create index activity_person_of_officer on activity_person (officer_id) where officer_id is not null;

-- Row rules ------------------------------------------------------------------------------------------------------------------
create function access.my_provinces() returns text[]
language sql stable set search_path = '' as $$
  select coalesce(array_agg(distinct a.province_id::text), '{}') from public.agency a where a.id = any ((select access.current_agencies())::uuid[])
$$;
comment on function access.my_provinces is 'Provinces of the agencies for which the person asking works today.';
grant execute on function access.my_provinces to nangmai_app;

do $$
declare
  t text;
  writers constant text := '(select access.agencies_as(''commune_officer'', ''union_officer'', ''provincial_officer''))::uuid[]';
begin
  foreach t in array array['activity_code','activity','activity_host','activity_attendance','activity_person','activity_award','activity_gift','activity_recipient','press_outlet','activity_press',
                           'activity_ticket','activity_scan','activity_file','officer','work_post','post_holding'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force  row level security', t);
  end loop;
  -- What belongs to an activity is seen with it, and written by the agency that keeps it.
  foreach t in array array['activity_host','activity_attendance','activity_person','activity_award','activity_gift','activity_recipient','activity_press','activity_ticket','activity_scan','activity_file'] loop
    execute format('create policy %I on %I for select to nangmai_app using (exists (select 1 from activity a where a.id = activity_id))', t || '_seen', t);
    execute format('create policy %I on %I for insert to nangmai_app with check (exists (select 1 from activity a where a.id = activity_id and a.agency_id = any (%s)))', t || '_made', t, writers);
    execute format('create policy %I on %I for update to nangmai_app using (exists (select 1 from activity a where a.id = activity_id and a.agency_id = any (%s))) with check (true)', t || '_changed', t, writers);
    execute format('grant select, insert on %I to nangmai_app', t);
  end loop;
  -- Records of an agency that everybody of the province may read.
  foreach t in array array['press_outlet','officer','work_post'] loop
    execute format('create policy %I on %I for select to nangmai_app using (province_id = any ((select access.my_provinces())::text[]) or agency_id = any ((select access.current_agencies())::uuid[]))', t || '_seen', t);
    execute format('create policy %I on %I for insert to nangmai_app with check (agency_id = any (%s) and recorded_by = (select access.current_staff()))', t || '_made', t, writers);
    execute format('create policy %I on %I for update to nangmai_app using (agency_id = any (%s)) with check (true)', t || '_changed', t, writers);
    execute format('grant select, insert on %I to nangmai_app', t);
  end loop;
end $$;

create policy activity_code_told   on activity_code to nangmai_owner using (true) with check (true);
create policy activity_code_seen   on activity_code for select to nangmai_app, nangmai_reporter using (true);
create policy activity_code_made   on activity_code for insert to nangmai_app with check (edited_by = (select access.current_staff()) and (select access.agencies_as('provincial_officer', 'administrator')) <> '{}');
create policy activity_code_edited on activity_code for update to nangmai_app using ((select access.agencies_as('provincial_officer', 'administrator')) <> '{}') with check (edited_by = (select access.current_staff()));
grant select, insert on activity_code to nangmai_app;
grant select on activity_code to nangmai_reporter;
grant update (title_vi, title_en, valid_until, edited_at, edited_by, version) on activity_code to nangmai_app;

create policy activity_seen on activity for select to nangmai_app using (
  province_id = any ((select access.my_provinces())::text[]) or agency_id = any ((select access.current_agencies())::uuid[]));
create policy activity_recorded on activity for insert to nangmai_app with check (
  recorded_by = (select access.current_staff()) and agency_id = any ((select access.agencies_as('commune_officer', 'union_officer', 'provincial_officer'))::uuid[]));
create policy activity_changed on activity for update to nangmai_app using (
  agency_id = any ((select access.agencies_as('commune_officer', 'union_officer', 'provincial_officer'))::uuid[])) with check (true);
create policy post_holding_seen on post_holding for select to nangmai_app using (exists (select 1 from work_post p where p.id = post_id));
create policy post_holding_made on post_holding for insert to nangmai_app with check (
  recorded_by = (select access.current_staff()) and exists (select 1 from work_post p where p.id = post_id and p.agency_id = any ((select access.agencies_as('commune_officer', 'union_officer', 'provincial_officer'))::uuid[])));
create policy post_holding_changed on post_holding for update to nangmai_app using (
  exists (select 1 from work_post p where p.id = post_id and p.agency_id = any ((select access.agencies_as('commune_officer', 'union_officer', 'provincial_officer'))::uuid[]))) with check (true);

grant select, insert on activity, post_holding to nangmai_app;
grant update (initiative_id, kind, title, folded, status, starts_on, ends_on, clock, place_id, province_id, venue, form, host_id, host_name, topics, language, items, copies, reach, entries, link, cost_vnd, funding,
              test_max, pre_takers, pre_mean, post_takers, post_mean, attendances, note, pattern, cancelled_why, door_opened_at, door_closed_at, changed_by, changed_at, version) on activity to nangmai_app;
grant update (removed_at) on activity_host, activity_attendance, activity_person, activity_award, activity_gift, activity_recipient, activity_press to nangmai_app;
grant update (used_on, link, reach) on activity_press to nangmai_app;
grant update (undone_at, audience, sex, how, scanned_at, scanned_by) on activity_scan to nangmai_app;
grant update (removed_at, version) on activity_file to nangmai_app;
grant update (name, folded, kind, until_on, version) on press_outlet to nangmai_app;
grant update (name, folded, sex, version) on officer to nangmai_app;
grant update (title, folded, duties, until_on, version) on work_post to nangmai_app;
grant update (until_on, why_left, version) on post_holding to nangmai_app;

create trigger activity_code_audited after insert or update on activity_code for each row when (new.edited_by is not null) execute function audit.record_change('activity_code', '', 'code');
create trigger activity_audited      after insert or update on activity      for each row execute function audit.record_change('activity', 'folded,kind_list,changed_at,changed_by');
create trigger press_outlet_audited  after insert or update on press_outlet  for each row execute function audit.record_change('press_outlet', 'folded');
create trigger officer_audited       after insert or update on officer       for each row execute function audit.record_change('officer', 'folded');
create trigger work_post_audited     after insert or update on work_post     for each row execute function audit.record_change('work_post', 'folded');
create trigger post_holding_audited  after insert or update on post_holding  for each row execute function audit.record_change('work_post', '', 'post_id');
do $$
declare t text;
begin
  foreach t in array array['activity_host','activity_attendance','activity_person','activity_award','activity_gift','activity_recipient','activity_press','activity_ticket','activity_scan','activity_file'] loop
    execute format('create trigger %I after insert or update on %I for each row execute function audit.record_change(''activity'', ''list,scan_key,sealed_key,sealed_bytes'', ''activity_id'')', t || '_audited', t);
  end loop;
end $$;

-- Facts ------------------------------------------------------------------------------------------------------------------------
do $$
declare t text;
begin
  foreach t in array array['activity_code','activity','activity_attendance','activity_person','activity_award','activity_gift','activity_recipient','activity_press','work_post','post_holding'] loop
    execute format('create policy %I on %I for select to nangmai_facts using (true)', t || '_fact', t);
  end loop;
end $$;
grant select (list, code, family, training) on activity_code to nangmai_facts;
grant select (id, province_id, place_id, kind, status, starts_on, items) on activity to nangmai_facts;
grant select (id, activity_id, on_day, audience, attendances, removed_at) on activity_attendance to nangmai_facts;
grant select (id, activity_id, part, officer_id, removed_at) on activity_person to nangmai_facts;
grant select (id, activity_id, honour, quantity, removed_at) on activity_award to nangmai_facts;
grant select (id, activity_id, item, quantity, removed_at) on activity_gift to nangmai_facts;
grant select (id, activity_id, gift_id, recipient, place_id, people, removed_at) on activity_recipient to nangmai_facts;
grant select (id, activity_id, outlet_id, sent_on, used_on, removed_at) on activity_press to nangmai_facts;
grant select (id, province_id, place_id, duties, from_on, until_on) on work_post to nangmai_facts;
grant select (id, post_id, officer_id, from_on, until_on) on post_holding to nangmai_facts;

create view fact_activity as
select a.id, a.province_id, a.place_id, a.kind, c.family, c.training, a.starts_on, a.items
from   activity a join activity_code c on c.list = 'kind' and c.code = a.kind where a.status = 'held';
create view fact_attendance as
select t.id, t.activity_id, f.province_id, f.place_id, f.kind, f.training, t.on_day, t.audience, t.attendances
from   activity_attendance t join fact_activity f on f.id = t.activity_id where t.removed_at is null;
create view fact_trained as
select p.id, p.activity_id, f.province_id, f.place_id, f.starts_on, p.officer_id,
       exists (select 1 from post_holding h where h.officer_id = p.officer_id and h.until_on is null) as in_post
from   activity_person p join fact_activity f on f.id = p.activity_id and f.training where p.part = 'participant' and p.removed_at is null;
create view fact_honour as
select w.id, w.activity_id, f.province_id, f.place_id, f.starts_on, w.honour, w.quantity
from   activity_award w join fact_activity f on f.id = w.activity_id join activity_code c on c.list = 'honour' and c.code = w.honour and c.family = 'honour' where w.removed_at is null;
create view fact_gift as
select g.id, g.activity_id, f.province_id, f.place_id, f.starts_on, g.item, g.quantity
from   activity_gift g join fact_activity f on f.id = g.activity_id where g.removed_at is null;
create view fact_gift_recipient as
select r.id, r.activity_id, f.province_id, coalesce(r.place_id, f.place_id) as place_id, f.starts_on, g.item, r.recipient, r.people
from   activity_recipient r join activity_gift g on g.id = r.gift_id join fact_activity f on f.id = r.activity_id where r.removed_at is null and g.removed_at is null;
create view fact_press_sending as
select s.id, s.activity_id, s.outlet_id, f.province_id, f.place_id, s.sent_on, s.used_on
from   activity_press s join fact_activity f on f.id = s.activity_id where s.removed_at is null;
create view fact_post as
select p.id, p.province_id, p.place_id, p.duties, p.from_on, p.until_on from work_post p;
create view fact_post_holding as
select h.id, h.post_id, h.officer_id, p.province_id, p.place_id, p.duties, h.from_on, h.until_on from post_holding h join work_post p on p.id = h.post_id;

grant select on fact_activity, fact_attendance, fact_trained, fact_honour, fact_gift, fact_gift_recipient, fact_press_sending, fact_post, fact_post_holding to nangmai_reporter;
grant create on schema public to nangmai_facts;                                   -- for the next lines only
alter view fact_activity owner to nangmai_facts;
alter view fact_attendance owner to nangmai_facts;
alter view fact_trained owner to nangmai_facts;
alter view fact_honour owner to nangmai_facts;
alter view fact_gift owner to nangmai_facts;
alter view fact_gift_recipient owner to nangmai_facts;
alter view fact_press_sending owner to nangmai_facts;
alter view fact_post owner to nangmai_facts;
alter view fact_post_holding owner to nangmai_facts;
revoke create on schema public from nangmai_facts;
