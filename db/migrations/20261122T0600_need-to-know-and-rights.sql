-- Who needs to know, and what a person may ask of us: opening a case in an emergency, acts that need two people, bodies that
-- are related, unusual reading, people who come back, requests, breaches, retention, erasure.

-- Who is related: a person, or a whole body ---------------------------------------------------------------------------
create table conflict_of_agency (
  agency_id  uuid        not null,
  record_id  uuid        not null,
  kind       text        not null,
  with_units boolean     not null default false,
  held_by    uuid        not null,
  set_by     uuid        not null,
  set_at     timestamptz not null default now(),
  constraint conflict_of_agency_pkey   primary key (agency_id, record_id),
  constraint conflict_of_agency_agency foreign key (agency_id) references agency (id),
  constraint conflict_of_agency_holder foreign key (held_by)   references agency (id),
  constraint conflict_of_agency_by     foreign key (set_by)    references staff (id),
  constraint conflict_of_agency_kind   check (kind in ('contact', 'case')),
  constraint conflict_of_agency_not_its_own check (agency_id <> held_by)
);
create index conflict_of_agency_of_record on conflict_of_agency (record_id);
comment on table  conflict_of_agency is 'Quan hệ liên quan of a whole body: for everybody who works there today the record does not exist.';
comment on column conflict_of_agency.with_units is 'The bodies under it as well.';
comment on column conflict_of_agency.held_by is 'Whose record it is; the supervisors there see the row, the body concerned never does.';
alter table conflict_of_agency enable row level security;
alter table conflict_of_agency force  row level security;
create policy conflict_of_agency_told on conflict_of_agency to nangmai_owner using (true) with check (true); -- for the definer functions

create function access.conflicts_of(whose uuid) returns uuid[]
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
    select c.record_id from public.conflict_of_agency c join held h on h.id = c.agency_id and (h.itself or c.with_units)) related
$$;
comment on function access.conflicts_of is 'Records that do not exist for a person: related themselves, or by the body they work for.';
create or replace function access.my_conflicts() returns uuid[]
language sql stable security definer set search_path = '' as $$
  select access.conflicts_of(access.current_staff())
$$;

create policy conflict_of_agency_overseen on conflict_of_agency for select to nangmai_app using (
  (held_by = any ((select access.agencies_as('supervisor'))::uuid[]) or (select access.agencies_as('data_protection_officer')) <> '{}')
  and record_id <> all ((select access.my_conflicts())::uuid[]));
create policy conflict_of_agency_set on conflict_of_agency for insert to nangmai_app with check (
  set_by = (select access.current_staff()) and held_by = any ((select access.agencies_as('supervisor'))::uuid[]));
grant select, insert on conflict_of_agency to nangmai_app;
create trigger conflict_of_agency_audited after insert or delete on conflict_of_agency for each row
  execute function audit.record_change('conflict_of_interest', '', 'record_id');
create trigger conflict_lifted_audited after delete on conflict_of_interest for each row
  execute function audit.record_change('conflict_of_interest', '', 'record_id');

-- Rules that asked for a person's own rows ask for the body's as well from here on.
alter policy notice_own on notice using (
  staff_id = (select access.current_staff()) and (record_id is null or record_id <> all ((select access.my_conflicts())::uuid[])));
alter policy contact_seen on contact using (
  (agency_id = any ((select access.agencies_as('operator', 'duty_leader', 'supervisor'))::uuid[])
   or exists (select 1 from contact_follower f where f.contact_id = contact.id and f.staff_id = (select access.current_staff())))
  and id <> all ((select access.my_conflicts())::uuid[]));

create or replace function access.case_opened() returns trigger
language plpgsql volatile security definer set search_path = '' as $$
begin
  insert into public.case_assignment (case_id, staff_id, part, agency_id, opened_at, until_at, set_by)
  values (new.id, new.opened_by, 'opener', new.agency_id, new.opened_at, now() + interval '24 hours', new.opened_by);
  insert into public.conflict_of_interest (staff_id, record_id, kind, agency_id, set_by)
  select c.staff_id, new.id, 'case', new.agency_id, c.set_by from public.conflict_of_interest c where c.record_id = new.contact_id;
  insert into public.conflict_of_agency (agency_id, record_id, kind, with_units, held_by, set_by)
  select c.agency_id, new.id, 'case', c.with_units, c.held_by, c.set_by from public.conflict_of_agency c where c.record_id = new.contact_id;
  return null;
end $$;

-- Acts that need two people -------------------------------------------------------------------------------------------
create table two_person_rule (
  kind           text    collate "C" not null,
  asker_roles    text[]  not null,
  approver_roles text[]  not null,
  may_act_first  boolean not null default false,
  valid_hours    integer not null default 72,
  constraint two_person_rule_pkey  primary key (kind),
  constraint two_person_rule_hours check (valid_hours between 1 and 720)
);
comment on table  two_person_rule is 'What nobody does alone, who may ask for it and who may say yes: of another body, or the data-protection officer.';
comment on column two_person_rule.may_act_first is 'Where a life is at risk one person acts and a second reviews within 24 hours.';
insert into two_person_rule (kind, asker_roles, approver_roles, may_act_first) values
  ('persons_export',     '{operator,duty_leader,case_manager}',           '{supervisor,data_protection_officer}', false),
  ('conflict_lift',      '{supervisor}',                                  '{supervisor,data_protection_officer}', false),
  ('consent_override',   '{operator,duty_leader,case_manager}',           '{supervisor,data_protection_officer}', true),
  ('role_grant',         '{administrator}',                               '{administrator,data_protection_officer}', false),
  ('key_recovery',       '{administrator}',                               '{leader,data_protection_officer}', false),
  ('legal_hold_end',     '{supervisor,data_protection_officer}',          '{supervisor,leader,data_protection_officer}', false),
  ('erasure',            '{supervisor,data_protection_officer}',          '{supervisor,leader,data_protection_officer}', false);
grant select on two_person_rule to nangmai_app;

create table two_person_request (
  id            uuid        not null,
  province_id   text        collate "C" not null,
  agency_id     uuid        not null,
  kind          text        collate "C" not null,
  record_kind   text        collate "C" not null,
  record_id     uuid,
  subject_id    uuid,
  detail        jsonb       not null default '{}',
  sealed_key    bytea,
  sealed_reason bytea,
  asked_by      uuid        not null,
  asked_at      timestamptz not null default now(),
  expires_at    timestamptz not null,
  acted_first   boolean     not null default false,
  status        text        not null default 'asked',
  decided_by    uuid,
  decided_at    timestamptz,
  sealed_answer bytea,
  done_at       timestamptz,
  version       integer     not null default 1,
  constraint two_person_request_pkey     primary key (id),
  constraint two_person_request_province foreign key (province_id) references place (id),
  constraint two_person_request_agency   foreign key (agency_id)   references agency (id),
  constraint two_person_request_rule     foreign key (kind)        references two_person_rule (kind),
  constraint two_person_request_asker    foreign key (asked_by)    references staff (id),
  constraint two_person_request_decider  foreign key (decided_by)  references staff (id),
  constraint two_person_request_status   check (status in ('asked', 'approved', 'refused', 'withdrawn')),
  constraint two_person_request_two      check (decided_by <> asked_by),
  constraint two_person_request_decided  check ((status in ('approved', 'refused')) = (decided_by is not null) and (decided_by is null) = (decided_at is null)),
  constraint two_person_request_done     check (done_at is null or status = 'approved')
);
create index two_person_request_newest on two_person_request (asked_at desc, id desc);
create index two_person_request_of_record on two_person_request (record_id);
comment on table  two_person_request is 'What one person asks and another, of another body or independent by office, decides. Nobody decides for himself.';
comment on column two_person_request.detail is 'Ids and codes only; the reason stands sealed.';
comment on column two_person_request.acted_first is 'A life was at risk: the act is done, the second person reviews it.';
comment on column two_person_request.expires_at is 'Until when a yes may be given and used; for acted_first, until when it is to be reviewed.';

create function access.may_decide(of_kind text, of_agency uuid, of_asker uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select access.current_staff() <> of_asker and exists (
    select 1 from public.staff_role r join public.two_person_rule w on w.kind = of_kind and r.role = any (w.approver_roles)
    where  r.staff_id = access.current_staff() and r.from_on <= (now() at time zone 'Asia/Ho_Chi_Minh')::date
      and (r.until_on is null or r.until_on > (now() at time zone 'Asia/Ho_Chi_Minh')::date)
      and not exists (select 1 from public.staff_role q where q.staff_id = of_asker
                      and (q.until_on is null or q.until_on > (now() at time zone 'Asia/Ho_Chi_Minh')::date)
                      and (q.role = r.role and r.role = 'data_protection_officer' or q.agency_id = r.agency_id and r.role <> 'data_protection_officer'))
      and (r.agency_id <> of_agency or r.role = 'data_protection_officer'))
$$;
comment on function access.may_decide is 'Whether the person asking may say yes: holds an approving role in a body where the asker holds none, or is the data-protection officer and the asker is not.';
grant execute on function access.may_decide to nangmai_app;

alter table two_person_request enable row level security;
alter table two_person_request force  row level security;
create policy two_person_request_told on two_person_request to nangmai_owner using (true) with check (true); -- for the definer functions
create policy two_person_request_seen on two_person_request for select to nangmai_app using (
  (asked_by = (select access.current_staff()) or access.may_decide(kind, agency_id, asked_by))
  and (record_id is null or record_id <> all ((select access.my_conflicts())::uuid[])));
create policy two_person_request_asked on two_person_request for insert to nangmai_app with check (
  asked_by = (select access.current_staff()) and status = 'asked' and done_at is null
  and agency_id = any ((select access.current_agencies())::uuid[]));
create policy two_person_request_decided on two_person_request for update to nangmai_app using (
  status = 'asked' and access.may_decide(kind, agency_id, asked_by)) with check (
  decided_by = (select access.current_staff()) and status in ('approved', 'refused'));
create policy two_person_request_taken_back on two_person_request for update to nangmai_app using (
  status = 'asked' and asked_by = (select access.current_staff())) with check (
  asked_by = (select access.current_staff()) and status = 'withdrawn');
grant select, insert on two_person_request to nangmai_app;
grant update (status, decided_by, decided_at, sealed_answer, version) on two_person_request to nangmai_app;
create trigger two_person_request_audited after insert or update on two_person_request for each row
  execute function audit.record_change('two_person_request', 'sealed_key,sealed_reason,sealed_answer');

create function access.tell_deciders() returns trigger
language plpgsql volatile security definer set search_path = '' as $$
begin
  insert into public.notice (id, staff_id, kind, record_id)
  select gen_random_uuid(), r.staff_id, 'two_person.asked', new.record_id
  from  (select distinct r.staff_id from public.staff_role r join public.staff s on s.id = r.staff_id and s.enabled
         join public.two_person_rule w on w.kind = new.kind and r.role = any (w.approver_roles)
         join public.agency a on a.id = r.agency_id and a.province_id = new.province_id
         where r.staff_id <> new.asked_by and (r.until_on is null or r.until_on > (now() at time zone 'Asia/Ho_Chi_Minh')::date)
           and (r.agency_id <> new.agency_id or r.role = 'data_protection_officer')) r
  where  new.record_id is null or new.record_id <> all (access.conflicts_of(r.staff_id));
  return null;
end $$;
create trigger two_person_request_tells after insert on two_person_request for each row execute function access.tell_deciders();

-- Uses an approved request once. Whoever asked or decided may; by the database's own clock.
create function access.use_request(of_request uuid, of_kind text) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
begin
  update public.two_person_request r set done_at = now()
  where  r.id = of_request and r.kind = of_kind and r.status = 'approved' and r.done_at is null and r.expires_at > now()
    and  access.current_staff() in (r.asked_by, r.decided_by);
  return found;
end $$;
comment on function access.use_request is 'True once for each approved request that has not run out.';
grant execute on function access.use_request to nangmai_app;

create function access.lift_conflict(of_request uuid) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
declare
  asked public.two_person_request;
begin
  select * into asked from public.two_person_request r where r.id = of_request;
  if not access.use_request(of_request, 'conflict_lift') then return false; end if;
  delete from public.conflict_of_interest c where c.staff_id = asked.subject_id
     and (c.record_id = asked.record_id or c.record_id = (select f.contact_id from public.case_file f where f.id = asked.record_id));
  delete from public.conflict_of_agency c where c.agency_id = asked.subject_id
     and (c.record_id = asked.record_id or c.record_id = (select f.contact_id from public.case_file f where f.id = asked.record_id));
  return true;
end $$;
comment on function access.lift_conflict is 'Lets a record exist again for whom it was hidden from; only by a request that two people made.';
grant execute on function access.lift_conflict to nangmai_app;

create function access.grant_approved_role(of_request uuid) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
declare
  asked public.two_person_request;
begin
  select * into asked from public.two_person_request r where r.id = of_request;
  if not access.use_request(of_request, 'role_grant') then return false; end if;
  update public.staff_role r set until_on = (asked.detail ->> 'until_on')::date, version = r.version + 1
  where  r.id = asked.record_id and r.staff_id = asked.subject_id;
  perform access.end_sessions_of(asked.subject_id);
  return true;
end $$;
comment on function access.grant_approved_role is 'A role that waited, ended before it began, is held from now on; only by a request that two people made.';
grant execute on function access.grant_approved_role to nangmai_app;

create function access.has_second_for_roles(of_asker uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select 1 from public.staff_role r join public.staff s on s.id = r.staff_id and s.enabled
    join public.staff_role q on q.staff_id = of_asker join public.agency a on a.id = r.agency_id join public.agency b on b.id = q.agency_id and b.province_id = a.province_id
    where r.role = 'data_protection_officer' and r.staff_id <> of_asker
      and r.from_on <= (now() at time zone 'Asia/Ho_Chi_Minh')::date and (r.until_on is null or r.until_on > (now() at time zone 'Asia/Ho_Chi_Minh')::date))
$$;
comment on function access.has_second_for_roles is 'Whether the house has a data-protection officer to say yes; before that the first administrator fills it alone.';
grant execute on function access.has_second_for_roles to nangmai_app;

-- Opening a case in an emergency ---------------------------------------------------------------------------------------
alter table case_assignment drop constraint case_assignment_part, drop constraint case_assignment_opener_ends;
alter table case_assignment
  add constraint case_assignment_part check (part in ('opener', 'manager', 'team', 'emergency')),
  add constraint case_assignment_opener_ends check (part not in ('opener', 'emergency') or until_at is not null),
  add constraint case_assignment_emergency_short check (part <> 'emergency' or until_at <= from_at + interval '3 hours');
create policy case_assignment_in_emergency on case_assignment for insert to nangmai_owner with check (part = 'emergency');
create policy case_assignment_again on case_assignment for update to nangmai_owner using (true) with check (part = 'emergency');

create table emergency_access (
  id            uuid        not null,
  case_id       uuid        not null,
  province_id   text        collate "C" not null,
  agency_id     uuid        not null,
  case_code     text        collate "C" not null,
  staff_id      uuid        not null,
  reason        text        not null,
  sealed_key    bytea,
  sealed_reason bytea,
  from_at       timestamptz not null default now(),
  until_at      timestamptz not null,
  constraint emergency_access_pkey     primary key (id),
  constraint emergency_access_case     foreign key (case_id)     references case_file (id),
  constraint emergency_access_province foreign key (province_id) references place (id),
  constraint emergency_access_agency   foreign key (agency_id)   references agency (id),
  constraint emergency_access_staff    foreign key (staff_id)    references staff (id),
  constraint emergency_access_reason   check (reason in ('in_danger_now', 'missing', 'medical', 'police_asks', 'worker_absent', 'other')),
  constraint emergency_access_short    check (until_at > from_at and until_at <= from_at + interval '3 hours')
);
create index emergency_access_newest on emergency_access (from_at desc, id desc);
create index emergency_access_of_case on emergency_access (case_id);
comment on table  emergency_access is 'Mở hồ sơ khẩn cấp: one case, at most three hours, with a reason; two overseers are told in the same moment.';

create table emergency_review (
  access_id   uuid        not null,
  case_id     uuid        not null,
  staff_id    uuid        not null,
  told_at     timestamptz not null default now(),
  seen_at     timestamptz,
  judged_at   timestamptz,
  judgement   text,
  sealed_note bytea,
  version     integer     not null default 1,
  constraint emergency_review_pkey      primary key (access_id, staff_id),
  constraint emergency_review_access    foreign key (access_id) references emergency_access (id),
  constraint emergency_review_case      foreign key (case_id)   references case_file (id),
  constraint emergency_review_staff     foreign key (staff_id)  references staff (id),
  constraint emergency_review_judgement check (judgement in ('justified', 'not_justified', 'to_examine')),
  constraint emergency_review_judged    check ((judged_at is null) = (judgement is null))
);
create index emergency_review_of_staff on emergency_review (staff_id, judged_at);
comment on table emergency_review is 'Who was told of an opening in an emergency, when they saw it, and what they think of it.';

alter table emergency_access enable row level security;
alter table emergency_access force  row level security;
alter table emergency_review enable row level security;
alter table emergency_review force  row level security;
create policy emergency_access_told on emergency_access to nangmai_owner using (true) with check (true); -- for the definer functions
create policy emergency_review_told on emergency_review to nangmai_owner using (true) with check (true);
create function access.was_told(of_access uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select 1 from public.emergency_review r where r.access_id = of_access and r.staff_id = access.current_staff());
end $$;
comment on function access.was_told is 'Whether the person asking is an overseer of this opening: they see what the others think, too.';
grant execute on function access.was_told to nangmai_app;
create policy emergency_review_seen on emergency_review for select to nangmai_app using (
  (access.was_told(access_id) or (select access.agencies_as('data_protection_officer')) <> '{}')
  and case_id <> all ((select access.my_conflicts())::uuid[]));
create policy emergency_review_judged on emergency_review for update to nangmai_app using (
  staff_id = (select access.current_staff())) with check (staff_id = (select access.current_staff()));
create policy emergency_access_seen on emergency_access for select to nangmai_app using (
  (staff_id = (select access.current_staff()) or access.was_told(id) or (select access.agencies_as('data_protection_officer')) <> '{}')
  and case_id <> all ((select access.my_conflicts())::uuid[]));
grant select on emergency_access, emergency_review to nangmai_app;
grant update (seen_at, judged_at, judgement, sealed_note, version) on emergency_review to nangmai_app;
create trigger emergency_access_audited after insert on emergency_access for each row
  execute function audit.record_change('case', 'sealed_key,sealed_reason', 'case_id');
create trigger emergency_review_audited after insert or update on emergency_review for each row
  execute function audit.record_change('case', 'sealed_note', 'case_id');
create trigger emergency_access_story after insert on emergency_access for each row execute function access.tell_case('emergency.opened', 'from_at');

create function access.open_in_emergency(new_id uuid, of_code text, minutes integer, why text, new_key bytea, new_reason bytea)
returns table (outcome text, of_case uuid, ends_at timestamptz, told integer)
language plpgsql volatile security definer set search_path = '' as $$
declare
  found_case public.case_file;
  me         uuid := access.current_staff();
  today      date := (now() at time zone 'Asia/Ho_Chi_Minh')::date;
  overseers  uuid[];
begin
  if access.agencies_as('operator', 'duty_leader', 'case_manager', 'supervisor') = '{}' then return; end if;
  select f.* into found_case from public.case_file f
  where  f.code = of_code and f.province_id in (select a.province_id from public.agency a where a.id = any (access.current_agencies()))
    and  f.id <> all (access.my_conflicts()) and f.contact_id <> all (access.my_conflicts());
  if not found then return; end if;
  if access.is_assigned(found_case.id, me) then return query select 'assigned', found_case.id, null::timestamptz, 0; return; end if;

  select array_agg(distinct r.staff_id) into overseers
  from   public.staff_role r join public.staff s on s.id = r.staff_id and s.enabled join public.agency a on a.id = r.agency_id
  where  r.staff_id <> me and r.from_on <= today and (r.until_on is null or r.until_on > today)
    and (r.role = 'supervisor' and r.agency_id = found_case.agency_id or r.role = 'data_protection_officer' and a.province_id = found_case.province_id)
    and  found_case.id <> all (access.conflicts_of(r.staff_id));
  if coalesce(cardinality(overseers), 0) < 2 then return query select 'no_overseers', null::uuid, null::timestamptz, 0; return; end if;

  insert into public.case_assignment as w (case_id, staff_id, part, agency_id, opened_at, from_at, until_at, set_by)
  values (found_case.id, me, 'emergency', found_case.agency_id, found_case.opened_at, now(), now() + minutes * interval '1 minute', me)
  on conflict (case_id, staff_id) do update set part = 'emergency', from_at = now(), until_at = excluded.until_at, set_by = me;
  insert into public.emergency_access (id, case_id, province_id, agency_id, case_code, staff_id, reason, sealed_key, sealed_reason, until_at)
  values (new_id, found_case.id, found_case.province_id, found_case.agency_id, found_case.code, me, why, new_key, new_reason, now() + minutes * interval '1 minute');
  insert into public.emergency_review (access_id, case_id, staff_id) select new_id, found_case.id, o from unnest(overseers) o;
  insert into public.notice (id, staff_id, kind, record_id) select gen_random_uuid(), o, 'emergency.opened', found_case.id from unnest(overseers) o;
  perform audit.note('emergency_opened', 'case', found_case.id::text, jsonb_build_object('reason', why, 'minutes', minutes));
  return query select 'opened', found_case.id, now() + minutes * interval '1 minute', cardinality(overseers);
end $$;
comment on function access.open_in_emergency is 'Assignment, reason, reviews, notices and audit in one statement: none of them without the others. Nothing at all for a number that is unknown or of a related record.';
grant execute on function access.open_in_emergency to nangmai_app;

-- People who come back ---------------------------------------------------------------------------------------------------
create table person_link (
  id              uuid        not null,
  case_id         uuid        not null,
  person_id       uuid        not null,
  other_case_id   uuid        not null,
  other_person_id uuid        not null,
  decision        text        not null,
  decided_by      uuid        not null,
  decided_at      timestamptz not null,
  sealed_note     bytea,
  version         integer     not null default 1,
  constraint person_link_pkey     primary key (id),
  constraint person_link_once     unique (person_id, other_person_id),
  constraint person_link_person   foreign key (person_id, case_id) references person (id, case_id),
  constraint person_link_other    foreign key (other_person_id, other_case_id) references person (id, case_id),
  constraint person_link_by       foreign key (decided_by) references staff (id),
  constraint person_link_decision check (decision in ('same', 'different', 'unsure')),
  constraint person_link_apart    check (case_id <> other_case_id)
);
create index person_link_of_case on person_link (case_id);
comment on table person_link is 'What a person decided about two entries that may be the same human being. Never merged; may be decided anew.';
alter table person_link enable row level security;
alter table person_link force  row level security;
create policy person_link_told on person_link for select to nangmai_owner using (true);
create policy person_link_seen on person_link to nangmai_app
  using (access.is_assigned(case_id, (select access.current_staff())) and case_id <> all ((select access.my_conflicts())::uuid[])
         and other_case_id <> all ((select access.my_conflicts())::uuid[]))
  with check (access.is_assigned(case_id, (select access.current_staff())) and exists (select 1 from case_file f where f.id = other_case_id));
grant select, insert on person_link to nangmai_app;
grant update (decision, decided_by, decided_at, sealed_note, version) on person_link to nangmai_app;
create trigger person_link_audited after insert or update on person_link for each row execute function audit.record_change('case', 'sealed_note', 'case_id');
create trigger person_link_told    after insert or update of decision on person_link for each row execute function access.tell_case('person_link.decided', 'decided_at');

create policy person_token_matched on person_token for select to nangmai_owner using (true);
create policy person_matched on person for select to nangmai_owner using (true);
create function access.possible_same(of_case uuid)
returns table (person_id uuid, other_person_id uuid, other_case_id uuid, purposes text[], names integer, seen boolean)
language sql stable security definer set search_path = '' as $$
  select t.person_id, case when v.seen then o.person_id end, case when v.seen then o.case_id end, array_agg(distinct t.purpose order by t.purpose),
         count(*) filter (where t.purpose = 'name')::integer, v.seen
  from   public.person_token t
  join   public.person_token o on o.token = t.token and o.purpose = t.purpose and o.case_id <> t.case_id
  join   public.case_file f on f.id = o.case_id
  cross  join lateral (select access.is_assigned(f.id, access.current_staff()) or f.agency_id = any (access.agencies_as('supervisor')) as seen) v
  where  t.case_id = of_case and access.is_assigned(of_case, access.current_staff())
    and  of_case <> all (access.my_conflicts()) and o.case_id <> all (access.my_conflicts()) and f.contact_id <> all (access.my_conflicts())
    and  f.province_id = (select g.province_id from public.case_file g where g.id = of_case)
  group  by t.person_id, o.person_id, o.case_id, v.seen
$$;
comment on function access.possible_same is 'Entries in other cases that share a phone, an identity number or a full name with a person of a case one works on. Of a case out of sight it tells no id, and of a related one nothing at all.';
grant execute on function access.possible_same to nangmai_app;

-- Unusual reading --------------------------------------------------------------------------------------------------------
create table reading_alert_rule (
  kind           text    collate "C" not null,
  threshold      integer not null,
  window_minutes integer not null,
  from_hour      integer,
  until_hour     integer,
  constraint reading_alert_rule_pkey      primary key (kind),
  constraint reading_alert_rule_threshold check (threshold > 0 and window_minutes > 0),
  constraint reading_alert_rule_hours     check ((from_hour is null) = (until_hour is null) and from_hour between 0 and 23 and until_hour between 0 and 23)
);
comment on table reading_alert_rule is 'How much of what within how many minutes is unusual. Measures of this house, not of the law.';
insert into reading_alert_rule (kind, threshold, window_minutes, from_hour, until_hour) values
  ('own_name',              1,  60, null, null),
  ('many_cases',           20,  60, null, null),
  ('searches_in_vain',      8,  60, null, null),
  ('night_reading',         5, 120, 22, 5);
grant select on reading_alert_rule to nangmai_app, nangmai_jobs;

create table reading_alert (
  id          uuid        not null,
  province_id text        collate "C" not null,
  agency_id   uuid        not null,
  staff_id    uuid        not null,
  kind        text        collate "C" not null,
  weight      integer     not null,
  from_at     timestamptz not null,
  until_at    timestamptz not null,
  window_at   timestamptz not null,
  found_at    timestamptz not null default now(),
  judgement   text,
  judged_by   uuid,
  judged_at   timestamptz,
  sealed_key  bytea,
  sealed_note bytea,
  version     integer     not null default 1,
  constraint reading_alert_pkey      primary key (id),
  constraint reading_alert_once      unique (staff_id, kind, window_at),
  constraint reading_alert_rule_of   foreign key (kind)      references reading_alert_rule (kind),
  constraint reading_alert_agency    foreign key (agency_id) references agency (id),
  constraint reading_alert_staff     foreign key (staff_id)  references staff (id),
  constraint reading_alert_judge     foreign key (judged_by) references staff (id),
  constraint reading_alert_judgement check (judgement in ('benign', 'to_examine')),
  constraint reading_alert_judged    check ((judgement is null) = (judged_by is null) and (judgement is null) = (judged_at is null)),
  constraint reading_alert_not_oneself check (judged_by <> staff_id)
);
create index reading_alert_newest on reading_alert (found_at desc, id desc);
comment on table  reading_alert is 'Reading that does not look like work: how much of which kind by whom, and what an overseer thinks of it. No record stands here.';
comment on column reading_alert.window_at is 'Start of the hour, or of the span of the rule, so that one thing is told once.';
alter table reading_alert enable row level security;
alter table reading_alert force  row level security;
create policy reading_alert_seen on reading_alert for select to nangmai_app using (
  staff_id <> (select access.current_staff())
  and ((select access.agencies_as('data_protection_officer')) <> '{}' or agency_id = any ((select access.agencies_as('supervisor'))::uuid[])));
create policy reading_alert_judged on reading_alert for update to nangmai_app using (
  staff_id <> (select access.current_staff())
  and ((select access.agencies_as('data_protection_officer')) <> '{}' or agency_id = any ((select access.agencies_as('supervisor'))::uuid[])))
  with check (judged_by = (select access.current_staff()));
create policy reading_alert_found on reading_alert to nangmai_jobs using (true) with check (true);
grant select on reading_alert to nangmai_app;
grant update (judgement, judged_by, judged_at, sealed_key, sealed_note, version) on reading_alert to nangmai_app;
grant select, insert on reading_alert to nangmai_jobs;
create trigger reading_alert_audited after insert or update on reading_alert for each row
  execute function audit.record_change('reading_alert', 'sealed_key,sealed_note');

-- The job knows who is on duty: reading at night on one's own shift is work.
create policy shift_watched        on shift        for select to nangmai_jobs using (true);
create policy shift_member_watched on shift_member for select to nangmai_jobs using (true);
grant select (id, starts_at, ends_at, leader_id) on shift to nangmai_jobs;
grant select on shift_member to nangmai_jobs;
create index entry_recent on audit.entry (at) where act in ('read', 'identity_opened', 'searched', 'emergency_opened');

-- Retention and holds ------------------------------------------------------------------------------------------------------
create table retention_rule (
  kind       text        collate "C" not null,
  keep_value integer     not null,
  keep_unit  text        not null,
  basis      text        not null,
  mark       text        collate "C" not null,
  edited_by  uuid,
  edited_at  timestamptz,
  version    integer     not null default 1,
  constraint retention_rule_pkey  primary key (kind),
  constraint retention_rule_value check (keep_value > 0),
  constraint retention_rule_unit  check (keep_unit in ('day', 'month', 'year')),
  constraint retention_rule_mark  check (mark in ('C', 'C*', 'S', 'R', '?')),
  constraint retention_rule_by    foreign key (edited_by) references staff (id)
);
comment on table  retention_rule is 'How long what is kept, counted from when it ended. Data of the house: no law names a period for these files.';
comment on column retention_rule.mark is 'How sure the basis is: seen, seen in a copy, secondary, recalled, not found.';
insert into retention_rule (kind, keep_value, keep_unit, basis, mark) values
  ('case',        10, 'year', 'Chưa thấy văn bản quy định thời hạn riêng cho hồ sơ này; theo danh mục hồ sơ của cơ quan (Luật Lưu trữ 33/2024/QH15)', '?'),
  ('child_case',  20, 'year', 'Chưa thấy văn bản quy định thời hạn riêng; giữ đến khi trẻ đã trưởng thành, theo danh mục hồ sơ của cơ quan', '?'),
  ('data_breach',  5, 'year', 'NĐ 356/2025/NĐ-CP: hồ sơ vi phạm lưu ít nhất 5 năm', 'S'),
  ('backup',      35, 'day',  'Quy định nội bộ về sao lưu', '?');
grant select, update (keep_value, keep_unit, basis, mark, edited_by, edited_at, version) on retention_rule to nangmai_app;
alter table retention_rule enable row level security;
alter table retention_rule force  row level security;
create policy retention_rule_read   on retention_rule for select to nangmai_app using ((select access.current_staff()) is not null);
create policy retention_rule_asked  on retention_rule for select to nangmai_owner using (true);
create policy retention_rule_edited on retention_rule for update to nangmai_app using (
  (select access.agencies_as('data_protection_officer')) <> '{}') with check (edited_by = (select access.current_staff()));
create trigger retention_rule_audited after update on retention_rule for each row execute function audit.record_change('retention_rule', '', 'kind');

create table legal_hold (
  id            uuid        not null,
  case_id       uuid        not null,
  case_code     text        collate "C" not null,
  agency_id     uuid        not null,
  reason        text        not null,
  sealed_key    bytea       not null,
  sealed_reason bytea       not null,
  set_by        uuid        not null,
  from_at       timestamptz not null default now(),
  ended_at      timestamptz,
  ended_by_request uuid,
  version       integer     not null default 1,
  constraint legal_hold_pkey    primary key (id),
  constraint legal_hold_case    foreign key (case_id)   references case_file (id),
  constraint legal_hold_agency  foreign key (agency_id) references agency (id),
  constraint legal_hold_by      foreign key (set_by)    references staff (id),
  constraint legal_hold_request foreign key (ended_by_request) references two_person_request (id),
  constraint legal_hold_reason  check (reason in ('investigation', 'court', 'complaint', 'inspection', 'other')),
  constraint legal_hold_ended   check ((ended_at is null) = (ended_by_request is null))
);
create unique index legal_hold_running on legal_hold (case_id) where ended_at is null;
comment on table legal_hold is 'Giữ nguyên theo yêu cầu pháp lý: nothing of the case is erased meanwhile. One person sets it, two end it.';
alter table legal_hold enable row level security;
alter table legal_hold force  row level security;
create policy legal_hold_told on legal_hold to nangmai_owner using (true) with check (true); -- for the definer functions
create policy legal_hold_seen on legal_hold for select to nangmai_app using (
  (agency_id = any ((select access.agencies_as('supervisor'))::uuid[]) or (select access.agencies_as('data_protection_officer')) <> '{}')
  and case_id <> all ((select access.my_conflicts())::uuid[]));
create policy legal_hold_set on legal_hold for insert to nangmai_app with check (
  set_by = (select access.current_staff()) and ended_at is null
  and (agency_id = any ((select access.agencies_as('supervisor'))::uuid[]) or (select access.agencies_as('data_protection_officer')) <> '{}')
  and case_id <> all ((select access.my_conflicts())::uuid[]));
grant select, insert on legal_hold to nangmai_app;
create trigger legal_hold_audited after insert or update on legal_hold for each row execute function audit.record_change('case', 'sealed_key,sealed_reason', 'case_id');
create trigger legal_hold_told    after insert on legal_hold for each row execute function access.tell_case('legal_hold.set', 'from_at');
create trigger legal_hold_ended   after update of ended_at on legal_hold for each row execute function access.tell_case('legal_hold.ended', 'ended_at');

create function access.end_legal_hold(of_request uuid) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
declare
  asked public.two_person_request;
begin
  select * into asked from public.two_person_request r where r.id = of_request;
  if not access.use_request(of_request, 'legal_hold_end') then return false; end if;
  update public.legal_hold h set ended_at = now(), ended_by_request = of_request, version = h.version + 1 where h.case_id = asked.record_id and h.ended_at is null;
  return true;
end $$;
grant execute on function access.end_legal_hold to nangmai_app;

-- Erasure --------------------------------------------------------------------------------------------------------------------
alter table case_file add column erased_at timestamptz;
comment on column case_file.erased_at is 'When the key was destroyed; what is left is the skeleton that figures count.';
create table erasure (
  case_id      uuid        not null,
  case_code    text        collate "C" not null,
  province_id  text        collate "C" not null,
  agency_id    uuid        not null,
  contact_id   uuid,
  request_id   uuid,
  erased_at    timestamptz not null default now(),
  backups_gone_on date     not null,
  tombstone_at timestamptz,
  constraint erasure_pkey     primary key (case_id),
  constraint erasure_case     foreign key (case_id)    references case_file (id),
  constraint erasure_province foreign key (province_id) references place (id),
  constraint erasure_agency   foreign key (agency_id)  references agency (id),
  constraint erasure_request  foreign key (request_id) references two_person_request (id)
);
comment on table  erasure is 'Cases whose key was destroyed, and when the last backup that still holds it will be gone.';
comment on column erasure.contact_id is 'The contact it began with, where no other case needs its words.';
comment on column erasure.tombstone_at is 'When word of it was laid down outside the database, so that a restore obeys it.';
alter table erasure enable row level security;
alter table erasure force  row level security;
create policy erasure_made on erasure to nangmai_owner using (true) with check (true); -- for the definer functions
create policy erasure_seen on erasure for select to nangmai_app using (
  (agency_id = any ((select access.agencies_as('supervisor'))::uuid[]) or (select access.agencies_as('data_protection_officer')) <> '{}')
  and case_id <> all ((select access.my_conflicts())::uuid[]));
create policy erasure_laid_down on erasure to nangmai_jobs using (true) with check (true);
grant select on erasure to nangmai_app, nangmai_jobs;
grant update (tombstone_at) on erasure to nangmai_jobs;
create trigger erasure_audited after insert on erasure for each row execute function audit.record_change('case', '', 'case_id');
create trigger erasure_told    after insert on erasure for each row execute function access.tell_case('case.erased', 'erased_at', 'case_id');

create policy case_file_erased       on case_file       for update to nangmai_owner using (true) with check (erased_at is not null);
create policy case_note_erased       on case_note       for update to nangmai_owner using (true) with check (sealed_note is null);
create policy case_note_told         on case_note       for select to nangmai_owner using (true);
create policy emergency_support_erased on emergency_support for update to nangmai_owner using (true) with check (sealed_note is null);
create policy emergency_support_told on emergency_support for select to nangmai_owner using (true);
create policy person_erased          on person          for update to nangmai_owner using (true) with check (not named);
create policy person_identity_told   on person_identity for select to nangmai_owner using (true);
create policy person_identity_erased on person_identity for update to nangmai_owner using (true) with check (sealed_key is null);
create policy person_token_erased    on person_token    for delete to nangmai_owner using (true);
create policy contact_erased         on contact         for update to nangmai_owner using (true) with check (sealed_key is null);
create policy contact_token_erased   on contact_token   for delete to nangmai_owner using (true);
create policy no_contact_order_erased on no_contact_order for update to nangmai_owner using (true) with check (sealed_key is null);
create policy person_link_erased     on person_link     for update to nangmai_owner using (true) with check (sealed_note is null);

-- The act itself, also obeyed by a restore: keys, tokens and sealed words go, what is counted stays.
create function access.destroy_case(of_case uuid, with_contact boolean) returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
  delete from public.person_token t where t.case_id = of_case;
  update public.person_identity i set sealed_key = null, sealed_name = null, sealed_phone = null, sealed_id_number = null, sealed_address = null,
         sealed_birthday = null where i.case_id = of_case;
  update public.person p set named = false, ethnicity = null where p.case_id = of_case;
  update public.case_note n set sealed_note = null where n.case_id = of_case;
  update public.emergency_support e set sealed_note = null where e.case_id = of_case;
  update public.person_link l set sealed_note = null where of_case in (l.case_id, l.other_case_id);
  update public.referral r set sealed_key = null where r.case_id = of_case;
  update public.no_contact_order o set sealed_key = null where o.case_id = of_case;
  update public.emergency_access a set sealed_key = null, sealed_reason = null where a.case_id = of_case;
  update public.emergency_review r set sealed_note = null where r.case_id = of_case;
  if with_contact then
    delete from public.contact_token t using public.case_file f where f.id = of_case and t.contact_id = f.contact_id;
    update public.contact c set sealed_key = null, sealed_name = null, sealed_phone = null, sealed_notes = null
    from   public.case_file f where f.id = of_case and c.id = f.contact_id;
  end if;
  update public.case_file f set sealed_key = null, sealed_summary = null, erased_at = coalesce(f.erased_at, now()) where f.id = of_case;
end $$;
comment on function access.destroy_case is 'Never granted: reached by access.erase_case and by a restore.';

create function access.erase_case(of_request uuid)
returns table (outcome text, of_case uuid, backups_until date)
language plpgsql volatile security definer set search_path = '' as $$
declare
  asked   public.two_person_request;
  file    public.case_file;
  shared  boolean;
  gone_on date;
begin
  select * into asked from public.two_person_request r where r.id = of_request and r.kind = 'erasure';
  select * into file from public.case_file f where f.id = asked.record_id;
  if file.id is null then return; end if;
  if file.erased_at is not null then return query select 'erased_before', file.id, null::date; return; end if;
  if file.status <> 'closed' then return query select 'still_open', file.id, null::date; return; end if;
  if exists (select 1 from public.legal_hold h where h.case_id = file.id and h.ended_at is null) then return query select 'held', file.id, null::date; return; end if;
  if not access.use_request(of_request, 'erasure') then return query select 'not_approved', file.id, null::date; return; end if;

  shared := exists (select 1 from public.case_file o where o.contact_id = file.contact_id and o.id <> file.id and o.erased_at is null);
  select (now() at time zone 'Asia/Ho_Chi_Minh')::date + (b.keep_value || ' ' || b.keep_unit)::interval into gone_on from public.retention_rule b where b.kind = 'backup';
  perform access.destroy_case(file.id, not shared);
  insert into public.erasure (case_id, case_code, province_id, agency_id, contact_id, request_id, backups_gone_on)
  values (file.id, file.code, file.province_id, file.agency_id, case when not shared then file.contact_id end, of_request, gone_on);
  return query select 'erased', file.id, gone_on;
end $$;
comment on function access.erase_case is 'Destroys the key of a closed case that nothing holds; only by a request that two people made.';
grant execute on function access.erase_case to nangmai_app;

create function access.retention_due(until_on date)
returns table (case_id uuid, code text, agency_id uuid, agency_name text, closed_on date, due_on date, kind text, held boolean, asked boolean)
language sql stable security definer set search_path = '' as $$
  with file as (
    select f.*, (f.closed_at at time zone 'Asia/Ho_Chi_Minh')::date as ended_on,
           case when exists (select 1 from public.person p where p.case_id = f.id and p.part in ('survivor', 'child') and p.age_years < 18) then 'child_case' else 'case' end as sort
    from   public.case_file f
    where  f.status = 'closed' and f.erased_at is null and f.id <> all (access.my_conflicts())
      and (f.agency_id = any (access.agencies_as('supervisor'))
           or f.province_id in (select a.province_id from public.agency a where a.id = any (access.agencies_as('data_protection_officer')))))
  select d.* from (
    select f.id, f.code, f.agency_id, a.name, f.ended_on, (f.ended_on + (r.keep_value || ' ' || r.keep_unit)::interval)::date as due, f.sort,
           exists (select 1 from public.legal_hold h where h.case_id = f.id and h.ended_at is null),
           exists (select 1 from public.two_person_request q where q.record_id = f.id and q.kind = 'erasure' and q.status = 'asked' and q.expires_at > now())
    from   file f join public.retention_rule r on r.kind = f.sort join public.agency a on a.id = f.agency_id) d
  where  d.due <= until_on order by d.due, d.code limit 500
$$;
comment on function access.retention_due is 'Closed cases whose time of keeping ends by a day, for those who answer for it: number and dates, nothing of anybody.';
grant execute on function access.retention_due to nangmai_app;

create function access.case_by_code(of_code text)
returns table (case_id uuid, agency_id uuid, province_id text, status text, erased_at timestamptz)
language sql stable security definer set search_path = '' as $$
  select f.id, f.agency_id, f.province_id, f.status, f.erased_at from public.case_file f
  where  f.code = of_code and f.id <> all (access.my_conflicts())
    and (f.agency_id = any (access.agencies_as('supervisor'))
         or f.province_id in (select a.province_id from public.agency a where a.id = any (access.agencies_as('data_protection_officer')))
         or access.is_assigned(f.id, access.current_staff()))
$$;
comment on function access.case_by_code is 'Which case a number means, for its supervisors, the data-protection officer and who works on it; nothing of what stands in it.';
grant execute on function access.case_by_code to nangmai_app;

-- What a person asks of us ------------------------------------------------------------------------------------------------------
create table data_request (
  id             uuid        not null,
  province_id    text        collate "C" not null,
  agency_id      uuid        not null,
  no             integer     not null,
  year           integer     not null,
  kind           text        not null,
  case_id        uuid,
  asked_by_whom  text        not null,
  channel        text        not null,
  identity_check text        not null,
  received_at    timestamptz not null,
  received_by    uuid        not null,
  status         text        not null default 'received',
  acknowledged_at timestamptz,
  extended_at    timestamptz,
  answered_at    timestamptz,
  outcome        text,
  refusal_ground text,
  answered_by    uuid,
  sealed_key     bytea       not null,
  sealed_words   bytea       not null,
  sealed_answer  bytea,
  version        integer     not null default 1,
  constraint data_request_pkey     primary key (id),
  constraint data_request_no_once  unique (agency_id, year, no),
  constraint data_request_province foreign key (province_id) references place (id),
  constraint data_request_agency   foreign key (agency_id)   references agency (id),
  constraint data_request_case     foreign key (case_id)     references case_file (id),
  constraint data_request_taker    foreign key (received_by) references staff (id),
  constraint data_request_answerer foreign key (answered_by) references staff (id),
  constraint data_request_kind     check (kind in ('access', 'correction', 'withdrawal', 'restriction', 'objection', 'erasure')),
  constraint data_request_whom     check (asked_by_whom in ('oneself', 'guardian', 'representative')),
  constraint data_request_channel  check (channel in ('in_person', 'phone', 'letter', 'electronic')),
  constraint data_request_identity check (identity_check in ('not_yet', 'papers', 'known_to_worker', 'code_word', 'authorisation')),
  constraint data_request_status   check (status in ('received', 'acknowledged', 'answered', 'refused', 'withdrawn')),
  constraint data_request_outcome  check (outcome in ('granted', 'partly')),
  constraint data_request_ground   check (refusal_ground in ('law_requires_keeping', 'others_rights', 'safety', 'not_identified', 'no_such_data', 'other')),
  constraint data_request_ended    check ((status in ('answered', 'refused')) = (answered_at is not null)
                                          and (status = 'answered') = (outcome is not null) and (status = 'refused') = (refusal_ground is not null)),
  constraint data_request_identified check (status <> 'answered' or identity_check <> 'not_yet'),
  constraint data_request_extended check (extended_at is null or kind in ('withdrawal', 'restriction', 'objection'))
);
create index data_request_newest on data_request (agency_id, received_at desc, id desc);
comment on table  data_request is 'Quyền của người được hỗ trợ: to see, correct, stop or erase what is kept about them, and what we answered.';
comment on column data_request.no is 'Number in the register of the body and year; a paper answer quotes it.';
alter table data_request enable row level security;
alter table data_request force  row level security;
create policy data_request_seen on data_request for select to nangmai_app using (
  (agency_id = any ((select access.agencies_as('supervisor', 'data_protection_officer'))::uuid[]) or received_by = (select access.current_staff()))
  and (case_id is null or case_id <> all ((select access.my_conflicts())::uuid[])));
create policy data_request_taken on data_request for insert to nangmai_app with check (
  received_by = (select access.current_staff()) and agency_id = any ((select access.current_agencies())::uuid[]));
create policy data_request_moved on data_request for update to nangmai_app using (
  agency_id = any ((select access.agencies_as('supervisor', 'data_protection_officer'))::uuid[])) with check (true);
grant select, insert on data_request to nangmai_app;
grant update (identity_check, status, acknowledged_at, extended_at, answered_at, outcome, refusal_ground, answered_by, sealed_answer, version) on data_request to nangmai_app;
create trigger data_request_audited after insert or update on data_request for each row
  execute function audit.record_change('data_request', 'sealed_key,sealed_words,sealed_answer');

-- What went wrong with data -------------------------------------------------------------------------------------------------------
create table data_breach (
  id              uuid        not null,
  province_id     text        collate "C" not null,
  agency_id       uuid        not null,
  no              integer     not null,
  year            integer     not null,
  found_at        timestamptz not null,
  happened_from   timestamptz,
  happened_until  timestamptz,
  acts            text[]      not null,
  data_categories text[]      not null,
  persons_count   integer,
  records_count   integer,
  harm_likely     boolean     not null,
  recorded_by     uuid        not null,
  recorded_at     timestamptz not null default now(),
  status          text        not null default 'open',
  notified_at     timestamptz,
  notified_how    text,
  not_notified_reason text,
  persons_told_at timestamptz,
  closed_at       timestamptz,
  sealed_key      bytea       not null,
  sealed_report   bytea       not null,
  version         integer     not null default 1,
  constraint data_breach_pkey     primary key (id),
  constraint data_breach_no_once  unique (agency_id, year, no),
  constraint data_breach_province foreign key (province_id) references place (id),
  constraint data_breach_agency   foreign key (agency_id)   references agency (id),
  constraint data_breach_by       foreign key (recorded_by) references staff (id),
  constraint data_breach_acts     check (cardinality(acts) between 1 and 7 and acts <@ array['disclosed', 'lost', 'stolen', 'altered', 'read_without_need', 'wrong_purpose', 'rights_not_met']),
  constraint data_breach_data     check (cardinality(data_categories) >= 1 and data_categories <@ array['identity', 'contact', 'address', 'health', 'private_life', 'sexual_life',
                                         'crime_reports', 'location', 'children', 'accounts', 'staff']),
  constraint data_breach_counts   check (persons_count >= 0 and records_count >= 0),
  constraint data_breach_span     check (happened_until is null or happened_from is null or happened_until >= happened_from),
  constraint data_breach_status   check (status in ('open', 'notified', 'not_notified', 'closed')),
  constraint data_breach_how      check (notified_how in ('portal', 'paper', 'by_hand')),
  constraint data_breach_notified check ((notified_at is null) = (notified_how is null)),
  constraint data_breach_why_not  check (not_notified_reason in ('no_harm_likely', 'encrypted', 'returned_unread')),
  constraint data_breach_said     check (status = 'open' or notified_at is not null or not_notified_reason is not null),
  constraint data_breach_closed   check ((status = 'closed') = (closed_at is not null))
);
create index data_breach_newest on data_breach (agency_id, found_at desc, id desc);
comment on table  data_breach is 'Sổ sự cố dữ liệu: what happened, when it was found, whom it may harm and when the authority was told.';
comment on column data_breach.found_at is 'When the act was detected; the 72 hours of Luật 91/2025/QH15, Điều 23 begin here.';
alter table data_breach enable row level security;
alter table data_breach force  row level security;
create policy data_breach_seen on data_breach for select to nangmai_app using (
  agency_id = any ((select access.agencies_as('data_protection_officer', 'leader', 'supervisor'))::uuid[]));
create policy data_breach_recorded on data_breach for insert to nangmai_app with check (
  recorded_by = (select access.current_staff()) and agency_id = any ((select access.agencies_as('data_protection_officer', 'supervisor'))::uuid[]));
create policy data_breach_moved on data_breach for update to nangmai_app using (
  agency_id = any ((select access.agencies_as('data_protection_officer', 'supervisor'))::uuid[])) with check (true);
grant select, insert on data_breach to nangmai_app;
grant update (happened_from, happened_until, acts, data_categories, persons_count, records_count, harm_likely, status, notified_at, notified_how,
  not_notified_reason, persons_told_at, closed_at, sealed_report, version) on data_breach to nangmai_app;
create trigger data_breach_audited after insert or update on data_breach for each row
  execute function audit.record_change('data_breach', 'sealed_key,sealed_report');

create table register_number (
  agency_id uuid    not null,
  register  text    collate "C" not null,
  year      integer not null,
  last      integer not null,
  constraint register_number_pkey     primary key (agency_id, register, year),
  constraint register_number_agency   foreign key (agency_id) references agency (id),
  constraint register_number_register check (register in ('data_request', 'data_breach'))
);
comment on table register_number is 'Last number given in a register of a body and year.';
create function access.next_register_number(of_agency uuid, of_register text, of_year integer) returns integer
language sql volatile security definer set search_path = '' as $$
  insert into public.register_number as n (agency_id, register, year, last)
  select of_agency, of_register, of_year, 1 where of_agency = any (access.current_agencies())
  on conflict (agency_id, register, year) do update set last = n.last + 1 returning last
$$;
grant execute on function access.next_register_number to nangmai_app;
