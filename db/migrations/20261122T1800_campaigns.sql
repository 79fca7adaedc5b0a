-- Campaigns: the Action Month and its like. Per year a theme with its deciding document, per province a plan with tasks, per agency and
-- commune what each of them owes and by when. How far they are is counted from activities; nobody types a percentage.

-- Themes: the document that decides them, and the messages of the year -------------------------------------------------------------
alter table law_theme
  add column document_on   date,
  add column document_body text,
  add column messages      text[]  not null default '{}',
  add column version       integer not null default 1,
  add constraint law_theme_messages check (cardinality(messages) <= 30);
comment on column law_theme.document is 'Number of the document that decides the theme.';
comment on column law_theme.messages is 'Messages of the year, as the deciding document words them.';

create table campaign_kind (
  code        text    collate "C" not null,
  position    integer not null,
  name_vi     text    not null,
  name_en     text    not null,
  begins      text    collate "C" not null,
  ends        text    collate "C" not null,
  silent_days integer not null,
  duty_code   text    collate "C",
  valid_from  date    not null,
  valid_until date,
  source      text    not null,
  mark        text    collate "C" not null,
  edited_at   timestamptz,
  edited_by   uuid,
  constraint campaign_kind_pkey        primary key (code),
  constraint campaign_kind_silent_days check (silent_days between 0 and 60),
  constraint campaign_kind_duty        foreign key (duty_code) references duty (code),
  constraint campaign_kind_days        check (begins ~ '^[01][0-9]-[0-3][0-9]$' and ends ~ '^[01][0-9]-[0-3][0-9]$' and begins < ends),
  constraint campaign_kind_mark_known  check (mark in ('C', 'C*', 'S', 'R', '?')),
  constraint campaign_kind_dates       check (valid_until > valid_from),
  constraint campaign_kind_edit_signed check ((edited_at is null) = (edited_by is null))
);
comment on table  campaign_kind is 'Campaigns that come back every year, and their days as month-day.';
comment on column campaign_kind.ends is 'Its last day.';
comment on column campaign_kind.silent_days is 'Days after which an owner of whom nothing was heard since its first overdue task is called silent. A rule of the house.';

-- Plans ----------------------------------------------------------------------------------------------------------------------------
create table campaign_plan (
  id            uuid        not null,
  province_id   text        collate "C" not null,
  kept_in       text        collate "C" not null,
  agency_id     uuid        not null,
  campaign      text        collate "C" not null,
  plan_year     integer     not null,
  planned_by    text        not null,
  document_no   text,
  document_on   date,
  aims          text,
  from_on       date        not null,
  until_on      date        not null,
  conditions    text[]      not null default '{}',
  closed_at     timestamptz,
  recorded_by   uuid        not null,
  recorded_at   timestamptz not null,
  version       integer     not null default 1,
  constraint campaign_plan_pkey      primary key (id),
  constraint campaign_plan_once      unique (kept_in, province_id, campaign, plan_year),
  constraint campaign_plan_province  foreign key (province_id) references place (id),
  constraint campaign_plan_kept_in   foreign key (kept_in)     references place (id),
  constraint campaign_plan_agency    foreign key (agency_id)   references agency (id),
  constraint campaign_plan_campaign  foreign key (campaign)    references campaign_kind (code),
  constraint campaign_plan_recorder  foreign key (recorded_by) references staff (id),
  constraint campaign_plan_year      check (plan_year between 2000 and 2100),
  constraint campaign_plan_document  check ((document_no is null) = (document_on is null)),
  constraint campaign_plan_days      check (until_on >= from_on and until_on <= from_on + 400),
  constraint campaign_plan_condition check (conditions <@ array['epidemic', 'storm', 'budget', 'other'])
);
create index campaign_plan_of_year on campaign_plan (campaign, plan_year);
comment on table  campaign_plan is 'What a province plans for one campaign in one year. Another province''s plan is kept as its document tells it, to stand beside one''s own.';
comment on column campaign_plan.kept_in is 'Province whose agency keeps the record. The same as province_id: its own plan, whose tasks are followed.';
comment on column campaign_plan.planned_by is 'Body in whose name the plan was issued.';
comment on column campaign_plan.conditions is 'Conditions that hold now: tasks that name one are done in their other way.';

create table campaign_task (
  id          uuid    not null,
  plan_id     uuid    not null,
  no          integer not null,
  theme       text    collate "C" not null,
  title       text    not null,
  unit        text    collate "C" not null,
  target      integer not null,
  kinds       text[]  not null default '{}',
  due_on      date    not null,
  condition   text    collate "C",
  instead     text,
  removed_at  timestamptz,
  version     integer not null default 1,
  constraint campaign_task_pkey      primary key (id),
  constraint campaign_task_plan      foreign key (plan_id) references campaign_plan (id),
  constraint campaign_task_of_plan   unique (id, plan_id),
  constraint campaign_task_once      unique (plan_id, no),
  constraint campaign_task_theme     check (theme in ('planning', 'launch', 'communication', 'products', 'events', 'training', 'policy', 'support', 'services', 'models',
                                                      'honours', 'resources', 'gifts', 'inspection', 'summary')),
  constraint campaign_task_unit      check (unit in ('activity', 'item', 'attendance', 'recipient', 'result')),
  constraint campaign_task_target    check (target between 1 and 1000000),
  constraint campaign_task_kinds     check (cardinality(kinds) <= 20),
  constraint campaign_task_condition check (condition in ('epidemic', 'storm', 'budget', 'other') and (condition is null) = (instead is null))
);
comment on table  campaign_task is 'One task of a plan. Who owes it stands in campaign_assignment.';
comment on column campaign_task.unit is 'What is counted of linked activities that were held: activity, item (pieces of media), attendance, recipient (people who received gifts). result: nothing is counted, the result is confirmed with its evidence.';
comment on column campaign_task.kinds is 'Kinds of activities that count for it when they are gathered.';
comment on column campaign_task.instead is 'How it is done where the condition holds, e.g. online in an epidemic.';

create table campaign_assignment (
  id          uuid    not null,
  plan_id     uuid    not null,
  task_id     uuid    not null,
  place_id    text    collate "C",
  agency_id   uuid,
  due_on      date    not null,
  target      integer not null,
  state       text    collate "C" not null default 'planned',
  state_on    date,
  evidence    text,
  reason      text    collate "C",
  note        text,
  moved_by    uuid,
  moved_at    timestamptz,
  removed_at  timestamptz,
  version     integer not null default 1,
  constraint campaign_assignment_pkey     primary key (id),
  constraint campaign_assignment_task     foreign key (task_id, plan_id) references campaign_task (id, plan_id),
  constraint campaign_assignment_place    foreign key (place_id)  references place (id),
  constraint campaign_assignment_agency   foreign key (agency_id) references agency (id),
  constraint campaign_assignment_moved_by foreign key (moved_by)  references staff (id),
  constraint campaign_assignment_owner    check ((place_id is null) <> (agency_id is null)),
  constraint campaign_assignment_target   check (target between 1 and 1000000),
  constraint campaign_assignment_state    check (state in ('planned', 'under_way', 'confirmed', 'not_done', 'changed')),
  constraint campaign_assignment_evidence check ((state = 'confirmed') = (evidence is not null)),
  constraint campaign_assignment_reason   check ((state in ('not_done', 'changed')) = (reason is not null)),
  constraint campaign_assignment_reasons  check (reason in ('budget', 'people', 'weather', 'epidemic', 'joined', 'not_needed', 'other'))
);
create unique index campaign_assignment_once on campaign_assignment (task_id, coalesce(place_id, agency_id::text)) where removed_at is null;
create index campaign_assignment_of_plan   on campaign_assignment (plan_id) where removed_at is null;
create index campaign_assignment_of_place  on campaign_assignment (place_id) where place_id is not null;
create index campaign_assignment_of_agency on campaign_assignment (agency_id) where agency_id is not null;
comment on table  campaign_assignment is 'What one agency or one commune owes of a task, by when.';
comment on column campaign_assignment.state is 'What was said of it. That it is done by activities is counted, not said: enough linked ones were held.';
comment on column campaign_assignment.evidence is 'Decision, minutes, report or picture that shows the result: number, date, body.';

create table campaign_link (
  id            uuid        not null,
  assignment_id uuid        not null,
  activity_id   uuid        not null,
  linked_by     uuid        not null,
  linked_at     timestamptz not null,
  removed_at    timestamptz,
  constraint campaign_link_pkey       primary key (id),
  constraint campaign_link_assignment foreign key (assignment_id) references campaign_assignment (id),
  constraint campaign_link_activity   foreign key (activity_id)   references activity (id),
  constraint campaign_link_by         foreign key (linked_by)     references staff (id)
);
create unique index campaign_link_once on campaign_link (assignment_id, activity_id) where removed_at is null;
create index campaign_link_of_activity on campaign_link (activity_id) where removed_at is null;
comment on table campaign_link is 'Which activities count for what somebody owes.';

create table campaign_nudge (
  assignment_id uuid        not null,
  on_day        date        not null,
  told          integer     not null,
  by_staff      uuid        not null,
  at            timestamptz not null,
  constraint campaign_nudge_pkey       primary key (assignment_id, on_day),
  constraint campaign_nudge_assignment foreign key (assignment_id) references campaign_assignment (id),
  constraint campaign_nudge_by         foreign key (by_staff)      references staff (id),
  constraint campaign_nudge_told       check (told >= 0)
);
comment on table  campaign_nudge is 'Who was reminded of what, once a day at most.';
comment on column campaign_nudge.told is 'Members of staff to whom a word was left; none where the owner has no account here.';

create table campaign_event (
  id          uuid    not null,
  plan_id     uuid    not null,
  title       text    not null,
  on_day      date    not null,
  clock       time    not null,
  place_id    text    collate "C" not null,
  venue       text,
  is_public   boolean not null,
  activity_id uuid,
  removed_at  timestamptz,
  version     integer not null default 1,
  constraint campaign_event_pkey     primary key (id),
  constraint campaign_event_plan     foreign key (plan_id)     references campaign_plan (id),
  constraint campaign_event_place    foreign key (place_id)    references place (id),
  constraint campaign_event_activity foreign key (activity_id) references activity (id)
);
create index campaign_event_of_plan on campaign_event (plan_id, on_day);
comment on table  campaign_event is 'An event of the plan, such as the launch: when, where, whether the public is told.';
comment on column campaign_event.activity_id is 'The activity as which it was held.';

create table campaign_event_line (
  id         uuid    not null,
  event_id   uuid    not null,
  position   integer not null,
  clock      time    not null,
  what       text    not null,
  who        text,
  removed_at timestamptz,
  constraint campaign_event_line_pkey  primary key (id),
  constraint campaign_event_line_event foreign key (event_id) references campaign_event (id)
);
create index campaign_event_line_of_event on campaign_event_line (event_id, position) where removed_at is null;
comment on table  campaign_event_line is 'The programme of an event, line by line.';
comment on column campaign_event_line.who is 'Officials in their office.';

create table campaign_batch (
  id          uuid        not null,
  plan_id     uuid        not null,
  file_hash   bytea       not null,
  rows        integer     not null,
  imported_by uuid        not null,
  imported_at timestamptz not null,
  constraint campaign_batch_pkey      primary key (id),
  constraint campaign_batch_file_once unique (plan_id, file_hash),
  constraint campaign_batch_plan      foreign key (plan_id)     references campaign_plan (id),
  constraint campaign_batch_by        foreign key (imported_by) references staff (id),
  constraint campaign_batch_rows      check (rows > 0)
);
comment on table campaign_batch is 'One list of tasks that was brought in. Of the file only its digest is kept.';

-- Row rules --------------------------------------------------------------------------------------------------------------------------
do $$
declare
  t text;
  keepers constant text := '(select access.agencies_as(''union_officer'', ''provincial_officer''))::uuid[]';
  workers constant text := '(select access.agencies_as(''commune_officer'', ''union_officer'', ''provincial_officer''))::uuid[]';
  owns    constant text := format('(agency_id = any (%1$s) or place_id = any (array(select g.place_id from agency g where g.id = any (%1$s))))', workers);
  keeps   constant text := format('exists (select 1 from campaign_plan p where p.id = plan_id and p.agency_id = any (%s))', keepers);
begin
  foreach t in array array['campaign_plan','campaign_task','campaign_assignment','campaign_link','campaign_nudge','campaign_event','campaign_event_line','campaign_batch'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force  row level security', t);
    execute format('grant select, insert on %I to nangmai_app', t);
  end loop;
  execute format('create policy campaign_plan_made on campaign_plan for insert to nangmai_app with check (recorded_by = (select access.current_staff()) and agency_id = any (%s))', keepers);
  execute format('create policy campaign_plan_changed on campaign_plan for update to nangmai_app using (agency_id = any (%s)) with check (true)', keepers);
  foreach t in array array['campaign_task','campaign_event','campaign_batch'] loop
    execute format('create policy %I on %I for select to nangmai_app using (exists (select 1 from campaign_plan p where p.id = plan_id))', t || '_seen', t);
    execute format('create policy %I on %I for insert to nangmai_app with check (%s)', t || '_made', t, keeps);
    execute format('create policy %I on %I for update to nangmai_app using (%s) with check (true)', t || '_changed', t, keeps);
  end loop;
  create policy campaign_assignment_seen on campaign_assignment for select to nangmai_app using (exists (select 1 from campaign_plan p where p.id = plan_id));
  execute format('create policy campaign_assignment_made on campaign_assignment for insert to nangmai_app with check (%s)', keeps);
  execute format('create policy campaign_assignment_changed on campaign_assignment for update to nangmai_app using (%s or %s) with check (true)', owns, keeps);
  create policy campaign_link_seen on campaign_link for select to nangmai_app using (exists (select 1 from campaign_assignment s where s.id = assignment_id));
  execute format('create policy campaign_link_made on campaign_link for insert to nangmai_app with check (linked_by = (select access.current_staff())
    and exists (select 1 from campaign_assignment s where s.id = assignment_id and (%s or %s)))', replace(owns, 'agency_id =', 's.agency_id ='), keeps);
  execute format('create policy campaign_link_changed on campaign_link for update to nangmai_app using (
    exists (select 1 from campaign_assignment s where s.id = assignment_id and (%s or %s))) with check (true)', replace(owns, 'agency_id =', 's.agency_id ='), keeps);
  create policy campaign_nudge_seen on campaign_nudge for select to nangmai_app using (exists (select 1 from campaign_assignment s where s.id = assignment_id));
  execute format('create policy campaign_nudge_made on campaign_nudge for insert to nangmai_app with check (by_staff = (select access.current_staff())
    and exists (select 1 from campaign_assignment s where s.id = assignment_id and %s))', keeps);
  create policy campaign_event_line_seen on campaign_event_line for select to nangmai_app using (exists (select 1 from campaign_event e where e.id = event_id));
  execute format('create policy campaign_event_line_made on campaign_event_line for insert to nangmai_app with check (exists (select 1 from campaign_event e where e.id = event_id and %s))', keeps);
  execute format('create policy campaign_event_line_changed on campaign_event_line for update to nangmai_app using (exists (select 1 from campaign_event e where e.id = event_id and %s)) with check (true)', keeps);
end $$;
-- A plan that was issued is a public paper: every province may lay it beside its own.
create policy campaign_plan_seen on campaign_plan for select to nangmai_app using (
  kept_in = any ((select access.current_provinces())::text[]) or (kept_in = province_id and document_no is not null and (select access.current_staff()) is not null));

grant update (planned_by, document_no, document_on, aims, from_on, until_on, conditions, closed_at, version) on campaign_plan to nangmai_app;
grant update (theme, title, unit, target, kinds, due_on, condition, instead, removed_at, version) on campaign_task to nangmai_app;
grant update (due_on, target, state, state_on, evidence, reason, note, moved_by, moved_at, removed_at, version) on campaign_assignment to nangmai_app;
grant update (removed_at) on campaign_link, campaign_event_line to nangmai_app;
grant update (title, on_day, clock, place_id, venue, is_public, activity_id, removed_at, version) on campaign_event to nangmai_app;
grant select on campaign_kind to nangmai_app, nangmai_jobs, nangmai_reporter;

create trigger campaign_plan_audited       after insert or update on campaign_plan       for each row execute function audit.record_change('campaign_plan', '');
create trigger campaign_task_audited       after insert or update on campaign_task       for each row execute function audit.record_change('campaign_plan', '', 'plan_id');
create trigger campaign_assignment_audited after update           on campaign_assignment for each row execute function audit.record_change('campaign_plan', '', 'plan_id');
create trigger campaign_link_audited       after update           on campaign_link       for each row execute function audit.record_change('campaign_assignment', '', 'assignment_id');
create trigger campaign_event_audited      after insert or update on campaign_event      for each row execute function audit.record_change('campaign_plan', '', 'plan_id');
create trigger campaign_event_line_audited after insert or update on campaign_event_line for each row execute function audit.record_change('campaign_event', '', 'event_id');
create trigger campaign_batch_audited      after insert           on campaign_batch      for each row execute function audit.record_change('campaign_plan', 'file_hash', 'plan_id');

-- Facts ------------------------------------------------------------------------------------------------------------------------------
create policy campaign_plan_fact       on campaign_plan       for select to nangmai_facts using (true);
create policy campaign_task_fact       on campaign_task       for select to nangmai_facts using (true);
create policy campaign_assignment_fact on campaign_assignment for select to nangmai_facts using (true);
create policy campaign_link_fact       on campaign_link       for select to nangmai_facts using (true);
grant select (id, province_id, kept_in, campaign, plan_year) on campaign_plan to nangmai_facts;
grant select (id, unit, theme, removed_at) on campaign_task to nangmai_facts;
grant select (id, plan_id, task_id, place_id, agency_id, due_on, target, state, removed_at) on campaign_assignment to nangmai_facts;
grant select (assignment_id, activity_id, removed_at) on campaign_link to nangmai_facts;
grant select (id, place_id) on agency to nangmai_facts;

create view fact_campaign_task as
select s.id, p.province_id, coalesce(s.place_id, g.place_id) as place_id, p.campaign, p.plan_year, t.theme, s.due_on,
       case when s.agency_id is null then 'commune' else 'agency' end as owner,
       s.state = 'confirmed' or (s.state in ('planned', 'under_way') and t.unit <> 'result' and n.counted >= s.target) as done
from   campaign_assignment s
join   campaign_plan p on p.id = s.plan_id and p.kept_in = p.province_id
join   campaign_task t on t.id = s.task_id and t.removed_at is null
left join agency g on g.id = s.agency_id
cross join lateral (
  select coalesce(sum(case t.unit
           when 'item'       then f.items
           when 'attendance' then (select coalesce(sum(x.attendances), 0) from activity_attendance x where x.activity_id = f.id and x.removed_at is null)
           when 'recipient'  then (select coalesce(sum(r.people), 0) from activity_recipient r where r.activity_id = f.id and r.removed_at is null)
           else 1 end), 0) as counted
  from   campaign_link l join activity f on f.id = l.activity_id and f.status = 'held' where l.assignment_id = s.id and l.removed_at is null) n
where  s.removed_at is null and s.state <> 'changed';

grant select on fact_campaign_task to nangmai_reporter;
grant create on schema public to nangmai_facts;                                    -- for the next line only
alter view fact_campaign_task owner to nangmai_facts;
revoke create on schema public from nangmai_facts;
