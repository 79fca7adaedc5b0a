-- Cases: a file about one person's safety, seen by those who are assigned and by nobody for their rank.

create table case_number (
  province_id text    collate "C" not null,
  year        integer not null,
  last        integer not null,
  constraint case_number_pkey     primary key (province_id, year),
  constraint case_number_province foreign key (province_id) references place (id)
);
comment on table case_number is 'Last number given in a province and year. A gap tells nothing; a number is never used twice.';

create table case_file (
  id             uuid        not null,
  province_id    text        collate "C" not null,
  agency_id      uuid        not null,
  code           text        collate "C" not null,
  contact_id     uuid        not null,
  received_from  text        not null,
  place_id       text        collate "C",
  opened_at      timestamptz not null,
  opened_by      uuid        not null,
  status         text        not null default 'open',
  step           integer     not null default 1,
  danger         text        not null,
  gender_equality boolean    not null,
  gbv            boolean     not null,
  topic          text        not null,
  manager_id     uuid,
  closed_at      timestamptz,
  closed_reason  text,
  sealed_key     bytea,
  sealed_summary bytea,
  changed_at     timestamptz not null default now(),
  changed_by     uuid        not null,
  version        integer     not null default 1,
  constraint case_file_pkey      primary key (id),
  constraint case_file_code_once unique (province_id, code),
  constraint case_file_copied    unique (id, agency_id, opened_at),
  constraint case_file_province  foreign key (province_id) references place (id),
  constraint case_file_place     foreign key (place_id)    references place (id),
  constraint case_file_agency    foreign key (agency_id)   references agency (id),
  constraint case_file_contact   foreign key (contact_id)  references contact (id),
  constraint case_file_opened_by foreign key (opened_by)   references staff (id),
  constraint case_file_manager   foreign key (manager_id)  references staff (id),
  constraint case_file_changed_by foreign key (changed_by) references staff (id),
  constraint case_file_from      check (received_from in ('hotline', 'walk_in', '111', 'police', 'commune', 'border_guard', 'health', 'school', 'union', 'other')),
  constraint case_file_status    check (status in ('open', 'closed')),
  constraint case_file_step      check (step between 1 and 5),
  constraint case_file_danger    check (danger in ('immediate', 'high', 'medium', 'low', 'unknown')),
  constraint case_file_closed    check ((status = 'closed') = (closed_at is not null and closed_reason is not null)),
  constraint case_file_gbv_is_ge check (gender_equality or not gbv),
  constraint case_file_topic     check (topic in ('gender_equality', 'domestic_violence', 'sexual_violence', 'harassment', 'online_violence', 'child_abuse',
                                   'child_marriage', 'trafficking', 'exploitation', 'child_care', 'psychology', 'family', 'law', 'social_policy', 'school', 'health', 'other')),
  constraint case_file_reason    check (closed_reason in ('goal_met', 'head_decided', 'adopted', 'turned_18', 'no_fitting_service', 'no_contact_one_month',
                                   'person_asked', 'died_or_missing', 'contract_ended', 'both_agreed', 'left_area', 'other_by_law'))
);
create index case_file_newest   on case_file (agency_id, opened_at desc, id desc);
create index case_file_contact_idx on case_file (contact_id);
create index case_file_waiting  on case_file (agency_id, opened_at) where status = 'open' and manager_id is null;
comment on table  case_file is 'Trường hợp (hồ sơ): what is done about one person''s safety after a contact. One contact may open several.';
comment on column case_file.closed_reason is 'The twelve reasons of TT 02/2020/TT-BLĐTBXH, Điều 8.';
comment on column case_file.changed_at is 'Last write to the file or to anything in it; Hôm nay tells those who work on it.';
comment on column case_file.step is 'The five steps of TT 02/2020/TT-BLĐTBXH.';

create table case_assignment (
  case_id   uuid        not null,
  staff_id  uuid        not null,
  part      text        not null,
  agency_id uuid        not null,
  opened_at timestamptz not null,
  from_at   timestamptz not null default now(),
  until_at  timestamptz,
  set_by    uuid        not null,
  constraint case_assignment_pkey  primary key (case_id, staff_id),
  constraint case_assignment_case  foreign key (case_id, agency_id, opened_at) references case_file (id, agency_id, opened_at),
  constraint case_assignment_staff foreign key (staff_id) references staff (id),
  constraint case_assignment_part  check (part in ('opener', 'manager', 'team')),
  constraint case_assignment_opener_ends check (part <> 'opener' or until_at is not null),
  constraint case_assignment_dates check (until_at is null or until_at >= from_at)
);
create index case_assignment_newest on case_assignment (staff_id, opened_at desc, case_id desc) where until_at is null;
create index case_assignment_ending on case_assignment (staff_id, until_at) where until_at is not null;
create unique index case_assignment_one_manager on case_assignment (case_id) where part = 'manager' and until_at is null;
comment on table  case_assignment is 'Who works on a case, until when. The only thing that opens one.';
comment on column case_assignment.agency_id is 'Copy of the case''s own, held equal by the key: the rule on this table may ask no other table.';
comment on column case_assignment.opened_at is 'Copy of the case''s own, so that my newest cases ride one index.';
comment on index  case_assignment_newest is 'Those without an end ride in the order of the list; those with one are few while they run.';

create table person (
  id          uuid    not null,
  case_id     uuid    not null,
  province_id text    collate "C" not null,
  part        text    not null,
  sex         text    not null,
  age_years   integer,
  ethnicity   text,
  accompanies boolean not null default false,
  named       boolean not null default false,
  added_at    timestamptz not null default now(),
  version     integer not null default 1,
  constraint person_pkey     primary key (id),
  constraint person_copied   unique (id, case_id),
  constraint person_case     foreign key (case_id)     references case_file (id),
  constraint person_province foreign key (province_id) references place (id),
  constraint person_part     check (part in ('survivor', 'child', 'relative', 'alleged', 'other')),
  constraint person_sex      check (sex in ('female', 'male', 'other', 'unknown')),
  constraint person_age      check (age_years between 0 and 120)
);
create index person_of_case on person (case_id, added_at);
create unique index person_one_survivor on person (case_id) where part = 'survivor';
comment on table  person is 'Somebody in a case by role, sex and age; who it is stands in person_identity, which fewer people see.';
comment on column person.named is 'A name is kept, sealed; said to those who may not open it.';
comment on column person.accompanies is 'Came with the survivor, as a child with its mother.';

create table person_identity (
  person_id   uuid    not null,
  case_id     uuid    not null,
  sealed_key  bytea,
  sealed_name bytea,
  sealed_phone bytea,
  sealed_id_number bytea,
  sealed_address bytea,
  sealed_birthday bytea,
  version     integer not null default 1,
  constraint person_identity_pkey   primary key (person_id),
  constraint person_identity_person foreign key (person_id, case_id) references person (id, case_id)
);
comment on table person_identity is 'Names, numbers and addresses, sealed. Opened one at a time, with a reason, and recorded.';

create table person_token (
  token     bytea not null,
  person_id uuid  not null,
  case_id   uuid  not null,
  purpose   text  collate "C" not null,
  constraint person_token_pkey    primary key (token, person_id),
  constraint person_token_person  foreign key (person_id, case_id) references person (id, case_id),
  constraint person_token_purpose check (purpose in ('phone', 'name', 'id_number'))
);
create index person_token_of_person on person_token (person_id);

create table emergency_support (
  id          uuid        not null,
  case_id     uuid        not null,
  province_id text        collate "C" not null,
  given_at    timestamptz not null,
  kinds       text[]      not null,
  given_by    uuid        not null,
  sealed_note bytea,
  version     integer     not null default 1,
  constraint emergency_support_pkey     primary key (id),
  constraint emergency_support_case     foreign key (case_id)     references case_file (id),
  constraint emergency_support_province foreign key (province_id) references place (id),
  constraint emergency_support_by       foreign key (given_by)    references staff (id),
  constraint emergency_support_kinds    check (cardinality(kinds) between 1 and 3 and kinds <@ array['protection', 'medical', 'needs'])
);
create index emergency_support_of_case on emergency_support (case_id, given_at);
create table emergency_support_person (
  support_id uuid not null,
  person_id  uuid not null,
  constraint emergency_support_person_pkey    primary key (support_id, person_id),
  constraint emergency_support_person_support foreign key (support_id) references emergency_support (id),
  constraint emergency_support_person_person  foreign key (person_id)  references person (id)
);
comment on table emergency_support is 'Immediate protection, medical care or needs, given to persons of a case. A case is counted once, each person once.';

create table case_note (
  id          uuid        not null,
  case_id     uuid        not null,
  kind        text        not null,
  happened_at timestamptz not null,
  written_by  uuid        not null,
  sealed_note bytea,
  version     integer     not null default 1,
  constraint case_note_case foreign key (case_id) references case_file (id),
  constraint case_note_pkey primary key (id),
  constraint case_note_by   foreign key (written_by) references staff (id),
  constraint case_note_kind check (kind in ('note', 'call', 'visit', 'meeting', 'step', 'closed', 'reopened', 'opening'))
);
comment on column case_note.kind is 'opening: why somebody opened a name, in words; the audit tells only that a reason was given.';
create index case_note_of_case on case_note (case_id, happened_at desc);

do $$
declare t text;
begin
  foreach t in array array['case_file','case_assignment','person','person_identity','person_token','emergency_support','emergency_support_person','case_note'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force  row level security', t);
  end loop;
end $$;

-- Whether somebody works on a case now. As the owner, so that the rule on case_assignment can use it; in plpgsql, whose plans stay.
-- The rules below are asked for every row, and planned for every statement: who asks and what is hidden from them is
-- found once (select …), and one question to one index is left for the row.
create policy case_assignment_told on case_assignment for select to nangmai_owner using (true);
create function access.is_assigned(of_case uuid, whose uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select 1 from public.case_assignment a where a.case_id = of_case and a.staff_id = whose
                 and a.from_at <= now() and (a.until_at is null or a.until_at > now()));
end $$;
comment on function access.is_assigned is 'An assignment that runs now. One''s own opens names and words; a supervisor sees the rest of the file without it.';
create function access.works_on(of_case uuid) returns boolean language sql stable set search_path = '' as $$
  select access.is_assigned(of_case, access.current_staff())
$$;
grant execute on function access.is_assigned, access.works_on to nangmai_app;

-- An assignment is seen by who holds it, by who works on the same case, and by those who assign.
create policy case_assignment_seen on case_assignment for select to nangmai_app using (
  ((staff_id = (select access.current_staff()) and from_at <= now() and (until_at is null or until_at > now()))
   or agency_id = any ((select access.agencies_as('supervisor'))::uuid[])
   or access.is_assigned(case_id, (select access.current_staff())))
  and case_id <> all ((select access.my_conflicts())::uuid[]));
create policy case_assignment_set on case_assignment for insert to nangmai_app with check (
  set_by = (select access.current_staff()) and staff_id <> (select access.current_staff()) and part <> 'opener'
  and agency_id = any ((select access.agencies_as('supervisor'))::uuid[]));
create policy case_assignment_changed on case_assignment for update to nangmai_app using (
  agency_id = any ((select access.agencies_as('supervisor'))::uuid[])) with check (
  set_by = (select access.current_staff()) and (staff_id <> set_by or until_at <= now()));

-- Assigned, or the supervisor of the agency whose case it is (who sees the file without names); never with a conflict of interest.
create policy case_file_seen on case_file for select to nangmai_app using (
  (agency_id = any ((select access.agencies_as('supervisor'))::uuid[]) or access.is_assigned(id, (select access.current_staff())))
  and id <> all ((select access.my_conflicts())::uuid[]));
create policy case_file_opened on case_file for insert to nangmai_app with check (
  opened_by = (select access.current_staff())
  and agency_id = any ((select access.agencies_as('operator', 'duty_leader', 'case_manager'))::uuid[])
  and exists (select 1 from contact k where k.id = contact_id));
create policy case_file_worked on case_file for update to nangmai_app using (
  agency_id = any ((select access.agencies_as('supervisor'))::uuid[]) or access.is_assigned(id, (select access.current_staff()))) with check (true);

-- Who opens a case works on it for a day, by the database's own clock; longer only by a supervisor's assignment. Whoever may not
-- know the contact may not know the case either.
create policy case_assignment_by_opening on case_assignment for insert to nangmai_owner with check (part = 'opener');
create function access.case_opened() returns trigger
language plpgsql volatile security definer set search_path = '' as $$
begin
  insert into public.case_assignment (case_id, staff_id, part, agency_id, opened_at, until_at, set_by)
  values (new.id, new.opened_by, 'opener', new.agency_id, new.opened_at, now() + interval '24 hours', new.opened_by);
  insert into public.conflict_of_interest (staff_id, record_id, kind, agency_id, set_by)
  select c.staff_id, new.id, 'case', new.agency_id, c.set_by from public.conflict_of_interest c where c.record_id = new.contact_id;
  return null;
end $$;
create trigger case_file_opened after insert on case_file for each row execute function access.case_opened();

-- Who works on a case follows the contact it began with, as long as the assignment runs (the longest one, where one contact
-- opened several cases).
create policy case_file_told on case_file for select to nangmai_owner using (true);
create policy contact_follower_by_case on contact_follower to nangmai_owner using (true) with check (true);
create function access.case_assigned() returns trigger
language plpgsql volatile security definer set search_path = '' as $$
begin
  insert into public.contact_follower as w (contact_id, staff_id, from_at, until_at)
  select f.contact_id, new.staff_id, new.from_at, (
           select case when bool_or(a.until_at is null) then null else max(a.until_at) end
           from   public.case_file g join public.case_assignment a on a.case_id = g.id
           where  g.contact_id = f.contact_id and a.staff_id = new.staff_id)
  from   public.case_file f where f.id = new.case_id
  on conflict (contact_id, staff_id) do update set from_at = least(w.from_at, excluded.from_at), until_at = excluded.until_at;
  return null;
end $$;
create trigger case_assignment_follows after insert or update on case_assignment for each row execute function access.case_assigned();

create policy person_seen on person to nangmai_app
  using (exists (select 1 from case_file f where f.id = case_id)) with check (exists (select 1 from case_file f where f.id = case_id));
-- Names and the tokens to find them: only who works on the case, never who oversees it.
create policy person_identity_seen on person_identity to nangmai_app
  using (access.is_assigned(case_id, (select access.current_staff())) and case_id <> all ((select access.my_conflicts())::uuid[]))
  with check (access.is_assigned(case_id, (select access.current_staff())) and case_id <> all ((select access.my_conflicts())::uuid[]));
create policy person_token_seen on person_token to nangmai_app
  using (access.is_assigned(case_id, (select access.current_staff())) and case_id <> all ((select access.my_conflicts())::uuid[]))
  with check (access.is_assigned(case_id, (select access.current_staff())) and case_id <> all ((select access.my_conflicts())::uuid[]));
create policy emergency_support_seen on emergency_support to nangmai_app
  using (exists (select 1 from case_file f where f.id = case_id)) with check (exists (select 1 from case_file f where f.id = case_id));
create policy emergency_support_person_seen on emergency_support_person to nangmai_app
  using (exists (select 1 from emergency_support e where e.id = support_id)) with check (exists (select 1 from emergency_support e where e.id = support_id));
create policy case_note_seen on case_note to nangmai_app
  using (exists (select 1 from case_file f where f.id = case_id)) with check (exists (select 1 from case_file f where f.id = case_id));

-- Who has looked: whoever may see the case may see who else has.
create policy entry_of_my_case on audit.entry for select to nangmai_app using (
  case when kind = 'case' then exists (select 1 from case_file f where f.id = record_id::uuid) else false end);

create function access.next_case_number(of_province text, of_year integer) returns integer
language sql volatile security definer set search_path = '' as $$
  insert into public.case_number as n (province_id, year, last) values (of_province, of_year, 1)
  on conflict (province_id, year) do update set last = n.last + 1 returning last
$$;
grant execute on function access.next_case_number to nangmai_app;

grant select, insert on case_file, case_assignment, person, person_identity, emergency_support, case_note to nangmai_app;
grant update (status, step, danger, gender_equality, gbv, topic, place_id, manager_id, closed_at, closed_reason, sealed_summary, changed_at, changed_by, version) on case_file to nangmai_app;
grant update (part, from_at, until_at, set_by) on case_assignment to nangmai_app;
grant update (part, sex, age_years, ethnicity, accompanies, named, version) on person to nangmai_app;
grant update (sealed_name, sealed_phone, sealed_id_number, sealed_address, sealed_birthday, version) on person_identity to nangmai_app;
grant select, insert on person_token, emergency_support_person to nangmai_app;
grant delete on person_token to nangmai_app;

create trigger case_file_audited after insert or update of status, step, danger, gender_equality, gbv, topic, place_id, manager_id, closed_at, closed_reason,
  sealed_summary, version on case_file for each row execute function audit.record_change('case', 'sealed_key,sealed_summary,changed_at,changed_by');
create trigger case_assignment_audited after insert or update on case_assignment for each row execute function audit.record_change('case', '', 'case_id');
create trigger person_audited after insert or update on person for each row execute function audit.record_change('case', 'age_years,ethnicity', 'case_id');
create trigger person_identity_audited after insert or update on person_identity for each row
  execute function audit.record_change('case', 'sealed_key,sealed_name,sealed_phone,sealed_id_number,sealed_address,sealed_birthday', 'case_id');
create trigger emergency_support_audited after insert or update on emergency_support for each row execute function audit.record_change('case', 'sealed_note', 'case_id');
create trigger emergency_support_person_audited after insert on emergency_support_person for each row
  execute function audit.record_change('emergency_support', '', 'support_id');
create trigger case_note_audited after insert or update on case_note for each row execute function audit.record_change('case', 'sealed_note', 'case_id');

-- Facts ------------------------------------------------------------------------------------------------------------------
create policy case_file_fact on case_file for select to nangmai_facts using (true);
create policy person_fact on person for select to nangmai_facts using (true);
create policy emergency_support_fact on emergency_support for select to nangmai_facts using (true);
create policy emergency_support_person_fact on emergency_support_person for select to nangmai_facts using (true);
grant select (id, province_id, place_id, received_from, opened_at, status, closed_at, closed_reason, gender_equality, gbv, topic) on case_file to nangmai_facts;
grant select (id, case_id, province_id, part, sex, age_years, accompanies) on person to nangmai_facts;
grant select (id, case_id, province_id, given_at, kinds) on emergency_support to nangmai_facts;
grant select on emergency_support_person to nangmai_facts;

create view fact_case as
select id, province_id, place_id, received_from, topic, gender_equality, gbv, status, closed_reason,
       (opened_at at time zone 'Asia/Ho_Chi_Minh')::date as opened_on, (closed_at at time zone 'Asia/Ho_Chi_Minh')::date as closed_on
from   case_file;
create view fact_emergency_support as
select e.id, e.province_id, f.place_id, e.case_id, f.gbv, (e.given_at at time zone 'Asia/Ho_Chi_Minh')::date as given_on,
       'protection' = any (e.kinds) as protection, 'medical' = any (e.kinds) as medical, 'needs' = any (e.kinds) as needs
from   emergency_support e join case_file f on f.id = e.case_id;
create view fact_emergency_person as
select p.id, e.province_id, f.place_id, e.case_id, e.id as support_id, (e.given_at at time zone 'Asia/Ho_Chi_Minh')::date as given_on, p.part, p.sex,
       case when p.age_years is null then 'unknown' when p.age_years < 12 then '0-11' when p.age_years < 16 then '12-15' when p.age_years < 18 then '16-17'
            when p.age_years < 30 then '18-29' when p.age_years < 60 then '30-59' else '60+' end as age_band, p.accompanies
from   emergency_support_person x join emergency_support e on e.id = x.support_id join person p on p.id = x.person_id join case_file f on f.id = e.case_id;
grant select on fact_case, fact_emergency_support, fact_emergency_person to nangmai_reporter;
grant create on schema public to nangmai_facts;                                   -- for the next lines only
alter view fact_case owner to nangmai_facts;
alter view fact_emergency_support owner to nangmai_facts;
alter view fact_emergency_person owner to nangmai_facts;
revoke create on schema public from nangmai_facts;
