-- Papers of the work of prevention: what was directed, planned, agreed; the tasks in it and who owes them; what social-security
-- policies reached, as numbers. Ordinary administrative data: no survivor stands here, nothing here points to the floor of response.

create table work_paper (
  id          uuid        not null,
  province_id text        collate "C" not null,
  agency_id   uuid        not null,
  kind        text        collate "C" not null,
  subject     text        not null,
  folded      text        collate "C" not null,
  number      text,
  issued_on   date,
  signer      text,
  issuer_id   uuid,
  issuer_name text,
  from_on     date        not null,
  until_on    date,
  money_vnd   bigint,
  note        text,
  state       text        collate "C" not null,
  state_on    date        not null,
  replaced_by uuid,
  recorded_by uuid        not null,
  recorded_at timestamptz not null,
  version     integer     not null default 1,
  constraint work_paper_pkey        primary key (id),
  constraint work_paper_of_province unique (id, province_id),
  constraint work_paper_province    foreign key (province_id) references place (id),
  constraint work_paper_agency      foreign key (agency_id)   references agency (id),
  constraint work_paper_issuer      foreign key (issuer_id)   references agency (id),
  constraint work_paper_recorder    foreign key (recorded_by) references staff (id),
  constraint work_paper_replacement foreign key (replaced_by, province_id) references work_paper (id, province_id),
  constraint work_paper_kind        check (kind in ('directive', 'plan', 'programme', 'rules', 'decision', 'guidance', 'letter', 'other')),
  constraint work_paper_state       check (state in ('draft', 'in_force', 'replaced', 'ended', 'withdrawn')),
  constraint work_paper_one_issuer  check ((issuer_id is null) <> (issuer_name is null)),
  constraint work_paper_dates       check (until_on >= from_on),
  constraint work_paper_numbered    check (state in ('draft', 'withdrawn') or (number is not null and issued_on is not null)),
  constraint work_paper_replaced    check ((state = 'replaced') = (replaced_by is not null) and replaced_by <> id),
  constraint work_paper_money       check (money_vnd between 0 and 100000000000000)
);
create unique index work_paper_once on work_paper (agency_id, number, issued_on) where state <> 'withdrawn';
create index work_paper_of_day on work_paper (province_id, from_on desc, id desc);
comment on table  work_paper is 'A document that directs, plans or arranges the work: whose it is, its number and day, from when to when it holds, what took its place.';
comment on column work_paper.agency_id is 'Who keeps it in the register; often not the body that issued it.';
comment on column work_paper.until_on is 'The last day on which it holds; null where the document names none.';
comment on column work_paper.folded is 'Number, subject and issuing body without marks, for searching.';
comment on column work_paper.signer is 'The official who signed, as printed under the document.';

create table work_paper_step (
  id uuid not null, paper_id uuid not null, province_id text collate "C" not null, no integer not null, state text collate "C" not null, on_day date not null, words text,
  recorded_by uuid not null, recorded_at timestamptz not null,
  constraint work_paper_step_pkey  primary key (id),
  constraint work_paper_step_once  unique (paper_id, no),
  constraint work_paper_step_of    foreign key (paper_id, province_id) references work_paper (id, province_id),
  constraint work_paper_step_by    foreign key (recorded_by) references staff (id),
  constraint work_paper_step_state check (state in ('draft', 'in_force', 'replaced', 'ended', 'withdrawn'))
);
comment on table work_paper_step is 'The life of a paper, step by step.';

create table work_paper_task (
  id          uuid        not null,
  paper_id    uuid        not null,
  province_id text        collate "C" not null,
  what        text        not null,
  owner_id    uuid,
  owner_name  text,
  due_on      date        not null,
  wanted      integer     not null,
  money_vnd   bigint,
  dropped_why text        collate "C",
  recorded_by uuid        not null,
  recorded_at timestamptz not null,
  version     integer     not null default 1,
  constraint work_paper_task_pkey        primary key (id),
  constraint work_paper_task_of_province unique (id, province_id),
  constraint work_paper_task_of          foreign key (paper_id, province_id) references work_paper (id, province_id),
  constraint work_paper_task_owner       foreign key (owner_id)    references agency (id),
  constraint work_paper_task_by          foreign key (recorded_by) references staff (id),
  constraint work_paper_task_one_owner   check ((owner_id is null) <> (owner_name is null)),
  constraint work_paper_task_wanted      check (wanted between 1 and 10000),
  constraint work_paper_task_money       check (money_vnd between 0 and 100000000000000),
  constraint work_paper_task_dropped     check (dropped_why in ('moved', 'no_money', 'epidemic', 'storm', 'double', 'other'))
);
create index work_paper_task_of_paper on work_paper_task (paper_id, due_on, id);
create index work_paper_task_of_owner on work_paper_task (owner_id, due_on) where dropped_why is null;
comment on table  work_paper_task is 'What a paper gives to whom, until when, with what money. Whether it is done is counted from the activities linked to it and typed nowhere.';
comment on column work_paper_task.wanted is 'How many held activities make it done.';

create table work_paper_word (
  id uuid not null, task_id uuid not null, province_id text collate "C" not null, on_day date not null, words text not null, written_by uuid not null, written_at timestamptz not null,
  constraint work_paper_word_pkey primary key (id),
  constraint work_paper_word_of   foreign key (task_id, province_id) references work_paper_task (id, province_id),
  constraint work_paper_word_by   foreign key (written_by) references staff (id)
);
create index work_paper_word_of_task on work_paper_word (task_id, on_day);
comment on table work_paper_word is 'What an owner has told about a task; whoever has told nothing and shows no activity is silent.';

create table work_paper_link (
  id uuid not null, task_id uuid not null, province_id text collate "C" not null, activity_id uuid not null, linked_by uuid not null, linked_at timestamptz not null, removed_at timestamptz,
  constraint work_paper_link_pkey     primary key (id),
  constraint work_paper_link_of       foreign key (task_id, province_id) references work_paper_task (id, province_id),
  constraint work_paper_link_activity foreign key (activity_id) references activity (id),
  constraint work_paper_link_by       foreign key (linked_by) references staff (id)
);
create unique index work_paper_link_once on work_paper_link (task_id, activity_id) where removed_at is null;
create index work_paper_link_of_activity on work_paper_link (activity_id) where removed_at is null;
comment on table work_paper_link is 'Activities that count for a task.';

create table work_paper_file (
  id uuid not null, paper_id uuid not null, province_id text collate "C" not null, name text not null, media_type text collate "C" not null, bytes integer not null, stripped boolean not null,
  sealed_key bytea not null, sealed_bytes bytea not null, uploaded_by uuid not null, uploaded_at timestamptz not null, removed_at timestamptz, version integer not null default 1,
  constraint work_paper_file_pkey primary key (id),
  constraint work_paper_file_of   foreign key (paper_id, province_id) references work_paper (id, province_id),
  constraint work_paper_file_by   foreign key (uploaded_by) references staff (id)
);
create index work_paper_file_of_paper on work_paper_file (paper_id) where removed_at is null;
comment on table work_paper_file is 'The signed document as it was scanned, sealed under a key of its own.';

-- Social security: what reached whom, as numbers ------------------------------------------------------------------------------
create table social_policy (
  id uuid not null, province_id text collate "C" not null, agency_id uuid not null, name text not null, folded text collate "C" not null, basis text not null, paper_id uuid,
  from_on date not null, until_on date, recorded_by uuid not null, recorded_at timestamptz not null, version integer not null default 1,
  constraint social_policy_pkey        primary key (id),
  constraint social_policy_of_province unique (id, province_id),
  constraint social_policy_once        unique (agency_id, folded, from_on),
  constraint social_policy_province    foreign key (province_id) references place (id),
  constraint social_policy_agency      foreign key (agency_id)   references agency (id),
  constraint social_policy_paper       foreign key (paper_id, province_id) references work_paper (id, province_id),
  constraint social_policy_by          foreign key (recorded_by) references staff (id),
  constraint social_policy_dates       check (until_on >= from_on)
);
comment on table  social_policy is 'A policy of social security, with the document it rests on.';

create table policy_reach (
  id          uuid        not null,
  policy_id   uuid        not null,
  province_id text        collate "C" not null,
  agency_id   uuid        not null,
  place_id    text        collate "C" not null,
  recipient   text        collate "C" not null,
  list        text        collate "C" not null default 'recipient',
  from_on     date        not null,
  until_on    date        not null,
  people      integer     not null,
  money_vnd   bigint,
  document    text        not null,
  document_on date        not null,
  recorded_by uuid        not null,
  recorded_at timestamptz not null,
  withdrawn_at timestamptz,
  version     integer     not null default 1,
  constraint policy_reach_pkey      primary key (id),
  constraint policy_reach_of        foreign key (policy_id, province_id) references social_policy (id, province_id),
  constraint policy_reach_agency    foreign key (agency_id)   references agency (id),
  constraint policy_reach_place     foreign key (place_id)    references place (id),
  constraint policy_reach_recipient foreign key (list, recipient) references activity_code (list, code),
  constraint policy_reach_list      check (list = 'recipient'),
  constraint policy_reach_by        foreign key (recorded_by) references staff (id),
  constraint policy_reach_dates     check (until_on >= from_on),
  constraint policy_reach_people    check (people between 1 and 10000000),
  constraint policy_reach_money     check (money_vnd between 0 and 100000000000000)
);
create unique index policy_reach_once on policy_reach (policy_id, place_id, recipient, from_on, until_on) where withdrawn_at is null;
create index policy_reach_of_day on policy_reach (province_id, until_on desc, id desc);
comment on table  policy_reach is 'How many people of a group in a place a policy reached in a span, and the document that says so. Numbers alone: no list, no name, no person who is helped.';
comment on column policy_reach.until_on is 'The last day of the span; figures count by it.';

-- A figure reported in a letter may name the letter in the register.
alter table reported_figure add column paper_id uuid;
alter table reported_figure add constraint reported_figure_paper foreign key (paper_id, province_id) references work_paper (id, province_id);
comment on column reported_figure.paper_id is 'The letter in the register of papers, where it stands there.';

-- Row rules --------------------------------------------------------------------------------------------------------------------
do $$
declare
  t text;
  writers constant text := '(select access.agencies_as(''commune_officer'', ''union_officer'', ''provincial_officer''))::uuid[]';
  kept constant text := 'exists (select 1 from work_paper p where p.id = paper_id and p.agency_id = any (' || writers || '))';
  -- Who keeps the paper, and who owes the task.
  owed constant text := 'exists (select 1 from work_paper_task k join work_paper p on p.id = k.paper_id where k.id = task_id and (p.agency_id = any (' || writers || ') or k.owner_id = any (' || writers || ')))';
begin
  foreach t in array array['work_paper', 'work_paper_step', 'work_paper_task', 'work_paper_word', 'work_paper_link', 'work_paper_file', 'social_policy', 'policy_reach'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force  row level security', t);
    execute format('create policy %I on %I for select to nangmai_app using (province_id = any ((select access.my_provinces())::text[]))', t || '_seen', t);
    execute format('grant select, insert on %I to nangmai_app', t);
  end loop;
  foreach t in array array['work_paper', 'social_policy', 'policy_reach'] loop
    execute format('create policy %I on %I for insert to nangmai_app with check (recorded_by = (select access.current_staff()) and agency_id = any (%s)
      and exists (select 1 from agency a where a.id = agency_id and a.province_id = %I.province_id))', t || '_made', t, writers, t);
    execute format('create policy %I on %I for update to nangmai_app using (agency_id = any (%s)) with check (true)', t || '_changed', t, writers);
  end loop;
  execute 'create policy work_paper_task_made on work_paper_task for insert to nangmai_app with check (recorded_by = (select access.current_staff()) and ' || kept || ')';
  execute 'create policy work_paper_task_changed on work_paper_task for update to nangmai_app using (' || kept || ') with check (true)';
  execute 'create policy work_paper_step_made on work_paper_step for insert to nangmai_app with check (recorded_by = (select access.current_staff()) and ' || kept || ')';
  execute 'create policy work_paper_file_made on work_paper_file for insert to nangmai_app with check (uploaded_by = (select access.current_staff()) and ' || kept || ')';
  execute 'create policy work_paper_file_changed on work_paper_file for update to nangmai_app using (' || kept || ') with check (true)';
  execute 'create policy work_paper_word_made on work_paper_word for insert to nangmai_app with check (written_by = (select access.current_staff()) and ' || owed || ')';
  execute 'create policy work_paper_link_made on work_paper_link for insert to nangmai_app with check (linked_by = (select access.current_staff()) and ' || owed || ')';
  execute 'create policy work_paper_link_changed on work_paper_link for update to nangmai_app using (' || owed || ') with check (true)';
end $$;
grant update (kind, subject, folded, number, issued_on, signer, issuer_id, issuer_name, from_on, until_on, money_vnd, note, state, state_on, replaced_by, version) on work_paper to nangmai_app;
grant update (what, owner_id, owner_name, due_on, wanted, money_vnd, dropped_why, version) on work_paper_task to nangmai_app;
grant update (removed_at) on work_paper_link to nangmai_app;
grant update (removed_at, version) on work_paper_file to nangmai_app;
grant update (withdrawn_at, version) on policy_reach to nangmai_app;

create trigger work_paper_audited         after insert or update on work_paper         for each row execute function audit.record_change('work_paper', 'folded');
create trigger work_paper_step_audited    after insert           on work_paper_step    for each row execute function audit.record_change('work_paper', '', 'paper_id');
create trigger work_paper_task_audited    after insert or update on work_paper_task    for each row execute function audit.record_change('work_paper', '', 'paper_id');
create trigger work_paper_word_audited    after insert           on work_paper_word    for each row execute function audit.record_change('work_paper_task', '', 'task_id');
create trigger work_paper_link_audited    after insert or update on work_paper_link    for each row execute function audit.record_change('work_paper_task', '', 'task_id');
create trigger work_paper_file_audited    after insert or update on work_paper_file    for each row execute function audit.record_change('work_paper', 'sealed_key,sealed_bytes', 'paper_id');
create trigger social_policy_audited after insert           on social_policy for each row execute function audit.record_change('social_policy', 'folded');
create trigger policy_reach_audited  after insert or update on policy_reach  for each row execute function audit.record_change('social_policy', 'list', 'policy_id');

-- Facts ------------------------------------------------------------------------------------------------------------------------
create policy policy_reach_fact on policy_reach for select to nangmai_facts using (true);
grant select (id, policy_id, province_id, place_id, recipient, until_on, people, withdrawn_at) on policy_reach to nangmai_facts;
create view fact_policy_reach as
select id, policy_id, province_id, place_id, recipient, until_on, people from policy_reach where withdrawn_at is null;
grant select on fact_policy_reach to nangmai_reporter;
grant create on schema public to nangmai_facts;                                   -- for the next line only
alter view fact_policy_reach owner to nangmai_facts;
revoke create on schema public from nangmai_facts;
