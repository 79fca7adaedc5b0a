-- A life at risk: one person acts, and what was done stands in the register of acts for two --------------------------
-- The second person is a leader of the same body, in the file, or the data-protection officer, in the register. Nobody of
-- another body is told of the case.
update two_person_rule set approver_roles = '{data_protection_officer}' where kind = 'consent_override';

create policy sharing_ground_reviewed_elsewhere on sharing_ground for update to nangmai_owner using (true) with check (ground = 'life_risk');

create or replace function access.sharing_keys() returns trigger language plpgsql set search_path = '' as $$
declare
  me uuid := access.current_staff();
begin
  if old.withdrawn_at is not null
     or (new.withdrawn_at is not null and new.withdrawn_by is distinct from me)
     or (new.approved_at is distinct from old.approved_at and (old.approved_at is not null or new.approval_recorded_by is distinct from me
         or new.agency_id <> all (access.agencies_as('supervisor'))))
     or (new.reviewed_at is distinct from old.reviewed_at and (old.reviewed_at is not null or new.reviewed_by is distinct from me
         or (new.agency_id <> all (access.agencies_as('supervisor', 'duty_leader'))
             and not access.may_decide('consent_override', new.agency_id, new.recorded_by)))) then
    raise exception 'this key is not turned by this hand' using errcode = 'check_violation', constraint = 'sharing_ground_keys';
  end if;
  return new;
end $$;

create function access.review_for_life(of_request uuid, is_upheld boolean, at timestamptz, answer bytea) returns integer
language plpgsql volatile security definer set search_path = '' as $$
declare
  asked public.two_person_request;
begin
  select * into asked from public.two_person_request r where r.id = of_request and r.kind = 'consent_override';
  if not access.may_decide(asked.kind, asked.agency_id, asked.asked_by) then return null; end if;
  update public.sharing_ground g
  set    reviewed_at = review_for_life.at, reviewed_by = access.current_staff(), upheld = is_upheld, version = g.version + 1
  where  g.id = asked.subject_id and g.ground = 'life_risk' and g.reviewed_at is null and g.withdrawn_at is null;
  if not found then return null; end if;
  update public.two_person_request r set sealed_answer = answer where r.id = of_request returning r.* into asked;
  return asked.version;
end $$;
comment on function access.review_for_life is 'The second look from the register: the ground is upheld or closed at once, and with it the request. Null when somebody has looked before. The ground is held first, as in the file, so that two looks at once do not wait for each other.';
grant execute on function access.review_for_life to nangmai_app;

create function access.close_override() returns trigger
language plpgsql volatile security definer set search_path = '' as $$
begin
  update public.two_person_request r
  set    status = case when new.reviewed_at is null then 'withdrawn' when new.upheld then 'approved' else 'refused' end,
         decided_by = new.reviewed_by, decided_at = new.reviewed_at, done_at = case when new.upheld then now() end, version = r.version + 1
  where  r.kind = 'consent_override' and r.subject_id = new.id and r.status = 'asked';
  return null;
end $$;
create trigger sharing_ground_override_closed after update on sharing_ground for each row
  when (new.ground = 'life_risk' and (new.reviewed_at is distinct from old.reviewed_at or new.withdrawn_at is distinct from old.withdrawn_at))
  execute function access.close_override();

-- What people wrote to a second person about a case goes with the case; why it was erased is kept with the erasure.
create function access.erase_requests() returns trigger
language plpgsql volatile security definer set search_path = '' as $$
begin
  update public.two_person_request r set sealed_key = null, sealed_reason = null, sealed_answer = null
  where  r.record_id = new.id and r.kind <> 'erasure' and r.sealed_key is not null;
  return null;
end $$;
comment on function access.erase_requests is 'A request has a key of its own, so it is destroyed in the same moment as that of the case it is about.';
create trigger case_file_erases_requests after update of sealed_key on case_file for each row when (new.sealed_key is null and old.sealed_key is not null)
  execute function access.erase_requests();

-- The key in three parts: printed by two people, put together by two people -------------------------------------------
create function access.print_key_parts(of_request uuid) returns table (asked_by text, agreed_by text)
language plpgsql volatile set search_path = '' as $$
begin
  update public.two_person_request r set done_at = now()
  where  r.id = of_request and r.kind = 'key_recovery' and r.status = 'approved' and r.done_at is null and r.expires_at > now();
  if not found then return; end if;
  perform audit.note('printed', 'key_parts', of_request::text);
  return query select a.display_name, d.display_name from public.two_person_request r join public.staff a on a.id = r.asked_by
    join public.staff d on d.id = r.decided_by where r.id = of_request;
end $$;
comment on function access.print_key_parts is 'Uses a request that two people made, once, for the machine''s own command; nobody who signs in may call it.';
revoke execute on function access.print_key_parts from public;

create function access.key_restored(first_username text, second_username text, parts integer[]) returns boolean
language plpgsql volatile set search_path = '' as $$
declare
  holders uuid[];
begin
  select array_agg(distinct s.id) into holders from public.staff s join public.staff_role r on r.staff_id = s.id
  where  s.username in (first_username, second_username) and s.enabled and r.role in ('administrator', 'leader', 'data_protection_officer')
    and  r.from_on <= (now() at time zone 'Asia/Ho_Chi_Minh')::date and (r.until_on is null or r.until_on > (now() at time zone 'Asia/Ho_Chi_Minh')::date);
  if coalesce(cardinality(holders), 0) <> 2 then return false; end if;
  perform audit.note('restored', 'root_key', null, jsonb_build_object('holders', holders, 'parts', parts));
  return true;
end $$;
comment on function access.key_restored is 'Lays down in the audit that the key file was put together, of which parts and by which two people. False unless they are two who may hold a part.';
revoke execute on function access.key_restored from public;

-- Which roles wait for a second person, for every administrator: a request itself is seen by who asked and who may decide.
create function access.waiting_roles() returns table (role_id uuid, asked_by text, expires_at timestamptz)
language sql stable security definer set search_path = '' as $$
  select r.record_id, s.display_name, r.expires_at
  from   public.two_person_request r join public.staff s on s.id = r.asked_by
  where  r.kind = 'role_grant' and r.status = 'asked' and r.expires_at > now() and access.agencies_as('administrator') <> '{}'
$$;
comment on function access.waiting_roles is 'Roles that nobody holds yet, with who asked and until when a second person may say yes. For administrators.';
grant execute on function access.waiting_roles to nangmai_app;

-- What is secret about a child leaves in no list ----------------------------------------------------------------------
create function access.is_childs_case(of_case uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select 1 from public.person p where p.case_id = of_case and p.part = 'survivor' and p.age_years < 16)
$$;
comment on function access.is_childs_case is 'Whether the survivor of a case is a child under 16 (Luật Trẻ em 102/2016/QH13, Điều 1): then NĐ 56/2017/NĐ-CP, Điều 33 says what no list tells.';
grant execute on function access.is_childs_case to nangmai_app;

create or replace function access.incidents_to_share(from_day date, until_day date) returns table (told jsonb)
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object(
    'incident', f.code || '-' || i.no, 'survivor', f.code, 'manager_id', f.manager_id, 'agency', a.name,
    'reported_on', i.reported_on, 'occurred_on', i.occurred_on,
    'born_year', case when not c.is_child then extract(year from coalesce(i.occurred_on, i.reported_on))::integer - i.survivor_age end,
    'sex', coalesce(p.sex, 'unknown'), 'ethnicity', case when not c.is_child then p.ethnicity end, 'survivor_country', i.survivor_country,
    'marital', i.survivor_marital, 'displacement', i.displacement,
    'disability', case when c.is_child then 'unknown' else i.survivor_disability end,
    'survivor_child', i.survivor_child, 'stage', i.stage, 'time_of_day', i.time_of_day, 'place_kind', i.place_kind,
    'province', (select q.name from public.place q where q.id = f.province_id),
    'commune', case when not c.is_child then (select q.name from public.place q where q.id = coalesce(i.place_id, f.place_id)) end,
    'gbv_type', i.gbv_type, 'harmful_practice', i.harmful_practice, 'exchanged', i.exchanged, 'abduction', i.abduction, 'reported_elsewhere', i.reported_elsewhere,
    'previous_gbv', i.previous_gbv, 'alleged_number', i.alleged_number, 'alleged_sex', i.alleged_sex, 'alleged_before', i.alleged_before,
    'alleged_age', i.alleged_age, 'relationship', i.relationship, 'alleged_occupation', i.alleged_occupation, 'referred_by', i.referred_by,
    'wants_legal_action', i.wants_legal_action, 'consent_reporting', i.consent_reporting,
    'services', case when c.is_child then '{}'::jsonb
                     else (select coalesce(jsonb_object_agg(s.service, s.outcome), '{}') from public.incident_service s where s.incident_id = i.id) end)
  from   public.incident i join public.case_file f on f.id = i.case_id join public.agency a on a.id = f.agency_id
         left join public.person p on p.case_id = f.id and p.part = 'survivor'
         cross join lateral (select coalesce(i.survivor_age < 16, false) or coalesce(p.age_years < 16, false) as is_child) c
  where  i.status = 'recorded' and i.consent_reporting and i.reported_on >= from_day and i.reported_on < until_day
    and  f.agency_id = any (access.agencies_as('supervisor', 'data_protection_officer'))
    and  f.id <> all (access.my_conflicts())
  order  by i.reported_on, f.code, i.no
$$;

-- A danger that should have been looked at again ------------------------------------------------------------------------
alter table risk_assessment add column reminded_at timestamptz;
comment on column risk_assessment.reminded_at is 'When those who work on the case were last reminded that the danger should have been looked at again.';
create policy risk_assessment_told     on risk_assessment for select to nangmai_owner using (true);
create policy risk_assessment_reminded on risk_assessment for update to nangmai_owner using (true) with check (reminded_at is not null);

create function access.remind_assessments(at timestamptz) returns integer
language plpgsql volatile security definer set search_path = '' as $$
declare
  today    date := (remind_assessments.at at time zone 'Asia/Ho_Chi_Minh')::date;
  late     record;
  reminded integer := 0;
begin
  for late in
    select f.id as case_id, f.agency_id, r.id, r.reminded_at
    from   public.case_file f cross join lateral (
             select n.id, n.review_on, n.reminded_at from public.risk_assessment n where n.case_id = f.id order by n.assessed_at desc, n.id desc limit 1) r
    where  f.status = 'open' and f.erased_at is null and r.review_on < today
      and  (r.reminded_at is null or r.reminded_at <= remind_assessments.at - interval '7 days')
    order  by f.id
  loop
    update public.risk_assessment r set reminded_at = remind_assessments.at where r.id = late.id;
    insert into public.notice (id, staff_id, kind, record_id, at)
    select gen_random_uuid(), a.staff_id, 'case.assessment_late', late.case_id, remind_assessments.at
    from   (select distinct a.staff_id from public.case_assignment a
            where a.case_id = late.case_id and a.part in ('opener', 'manager', 'team') and a.from_at <= remind_assessments.at
              and (a.until_at is null or a.until_at > remind_assessments.at)) a
    where  late.case_id <> all (access.conflicts_of(a.staff_id));
    if late.reminded_at is not null then
      perform access.leave_word_to_supervisors(late.agency_id, late.case_id, 'case.assessment_late', remind_assessments.at);
    end if;
    reminded := reminded + 1;
  end loop;
  return reminded;
end $$;
comment on function access.remind_assessments is 'Tells those who work on a case, once a week, that its danger should have been looked at again; from the second week on their supervisors too.';
grant execute on function access.remind_assessments to nangmai_jobs;

-- The person who used violence is found by name or number by who works with them, and by nobody else ---------------------
create table respondent_token (
  token   bytea not null,
  file_id uuid  not null,
  purpose text  collate "C" not null,
  constraint respondent_token_pkey    primary key (token, file_id),
  constraint respondent_token_file    foreign key (file_id) references respondent_file (id),
  constraint respondent_token_purpose check (purpose in ('name', 'phone')),
  constraint respondent_token_whole   check (octet_length(token) = 32)
);
create index respondent_token_of_file on respondent_token (file_id);
comment on table  respondent_token is 'By which a file is found again: of a token space of its own, so that no token here equals one of a person in a case.';
comment on column respondent_token.purpose is 'What was made into the token; the value itself stands sealed in respondent_file.';
alter table respondent_token enable row level security;
alter table respondent_token force  row level security;
create policy respondent_token_seen    on respondent_token for select to nangmai_app using (access.works_with(file_id) and exists (select 1 from respondent_file f where f.id = file_id));
create policy respondent_token_written on respondent_token for insert to nangmai_app with check (access.works_with(file_id));
grant select, insert on respondent_token to nangmai_app;
create trigger respondent_token_audited after insert on respondent_token for each row execute function audit.record_change('respondent', 'token', 'file_id');
