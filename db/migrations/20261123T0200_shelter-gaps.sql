-- Shelter: who visited, how long she may stay and who let her stay longer, the front gate of a house; and a contact that was
-- agreed when she left becomes one of her case.

create table shelter_visit (
  id           uuid        not null,
  stay_id      uuid        not null,
  case_id      uuid        not null,
  house_id     uuid        not null,
  agency_id    uuid        not null,
  visitor      text        not null,
  persons      integer     not null,
  at_place     text        not null,
  came_at      timestamptz not null,
  answer       text        not null,
  reason       text,
  recorded_at  timestamptz not null,
  recorded_by  uuid        not null,
  sealed_words bytea,
  constraint shelter_visit_pkey    primary key (id),
  constraint shelter_visit_stay    foreign key (stay_id, case_id, house_id) references shelter_stay (id, case_id, house_id),
  constraint shelter_visit_by      foreign key (recorded_by) references staff (id),
  constraint shelter_visit_visitor check (visitor in ('relatives', 'friends', 'lawyer', 'teacher', 'health', 'police', 'unknown')),
  constraint shelter_visit_persons check (persons between 1 and 20),
  constraint shelter_visit_place   check (at_place in ('elsewhere', 'at_house')),
  constraint shelter_visit_answer  check (answer in ('met', 'refused')),
  constraint shelter_visit_reason  check (reason in ('house_rule', 'she_does_not_want', 'danger', 'unknown_person', 'other')),
  constraint shelter_visit_why     check ((answer = 'refused') = (reason is not null))
);
create index shelter_visit_of_stay on shelter_visit (stay_id, came_at desc);
comment on table  shelter_visit is 'Who came to see somebody who stays, or asked for her, and whether they met. Who it was is sealed under the key of the stay.';
comment on column shelter_visit.at_place is 'Where they met, or came to: never the house itself where its location is sealed.';

create table shelter_extension (
  id           uuid        not null,
  stay_id      uuid        not null,
  case_id      uuid        not null,
  house_id     uuid        not null,
  agency_id    uuid        not null,
  until_on     date        not null,
  decided_on   date        not null,
  decided_by   text        not null,
  recorded_at  timestamptz not null,
  recorded_by  uuid        not null,
  sealed_words bytea,
  constraint shelter_extension_pkey  primary key (id),
  constraint shelter_extension_stay  foreign key (stay_id, case_id, house_id) references shelter_stay (id, case_id, house_id),
  constraint shelter_extension_by    foreign key (recorded_by) references staff (id),
  constraint shelter_extension_who   check (decided_by in ('director', 'health_department', 'competent_body')),
  constraint shelter_extension_dates check (until_on > decided_on)
);
create index shelter_extension_of_stay on shelter_extension (stay_id, until_on desc);
comment on table  shelter_extension is 'Who let somebody stay longer than the law''s limit, until when; the reason and the paper are sealed under the key of the stay.';

do $$
declare t text;
begin
  foreach t in array array['shelter_visit', 'shelter_extension'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force  row level security', t);
    execute format('create policy %I on %I for select to nangmai_app using (exists (select 1 from shelter_stay s where s.id = stay_id))', t || '_seen', t);
    execute format($p$create policy %I on %I for insert to nangmai_app with check (recorded_by = (select access.current_staff())
      and agency_id = any ((select access.agencies_as('shelter_keeper', 'operator', 'duty_leader', 'case_manager'))::uuid[])
      and exists (select 1 from shelter_stay s where s.id = stay_id))$p$, t || '_written', t);
    execute format('create policy %I on %I for select to nangmai_owner using (true)', t || '_told', t);
    execute format('create policy %I on %I for update to nangmai_owner using (true) with check (sealed_words is null)', t || '_erased', t);
    execute format($p$create trigger %I after insert or update on %I for each row execute function audit.record_change('case', 'sealed_words', 'case_id')$p$, t || '_audited', t);
  end loop;
end $$;
grant select, insert on shelter_visit, shelter_extension to nangmai_app;
create trigger shelter_extension_told_case after insert on shelter_extension for each row execute function access.tell_case('shelter_stay.extended', 'recorded_at');

-- The key of a stay goes with the case's, and with it all that it opens.
create or replace function access.erase_stays() returns trigger
language plpgsql volatile security definer set search_path = '' as $$
begin
  update public.shelter_stay s set sealed_key = null, sealed_call_name = null, sealed_needs = null, sealed_warning = null, sealed_leaving = null where s.case_id = new.id;
  update public.shelter_given g set sealed_words = null where g.case_id = new.id;
  update public.shelter_note n set sealed_words = null where n.case_id = new.id;
  update public.shelter_visit v set sealed_words = null where v.case_id = new.id;
  update public.shelter_extension x set sealed_words = null where x.case_id = new.id;
  return null;
end $$;

-- Whether the limit of the trafficking law holds for who stays: a keeper sees no case, and must know how long she may stay.
create policy returnee_told on returnee for select to nangmai_owner using (true);
create function access.stay_has_limit(of_case uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select 1 from public.case_file f where f.id = of_case
                 and (f.topic = 'trafficking' or exists (select 1 from public.returnee r where r.case_id = f.id and r.status <> 'not_victim')))
    and exists (select 1 from public.shelter_stay s where s.case_id = of_case
                and (s.agency_id = any (access.agencies_as('shelter_keeper')) or access.sees_case(of_case)))
    and of_case <> all (access.my_conflicts())
$$;
comment on function access.stay_has_limit is 'For who keeps a stay: whether the law on trafficking limits how long it may last.';
grant execute on function access.stay_has_limit to nangmai_app;

-- A house has its front gate in the directory: the same kind of place, and as sealed as the house.
create unique index shelter_house_entry_once on shelter_house (entry_id);
grant update (entry_id) on shelter_house to nangmai_app;
create function access.refuse_other_gate() returns trigger
language plpgsql volatile security definer set search_path = '' as $$
begin
  if new.entry_id is not null and not exists (
    select 1 from public.directory_entry e where e.id = new.entry_id and e.province_id = new.province_id and e.location = new.location_class and e.closed_on is null
      and  e.kind = case new.kind when 'one_stop' then 'one_stop_house' when 'shelter' then 'shelter' else 'temporary_stay' end) then
    raise exception 'the entry is another kind of place' using errcode = 'check_violation', constraint = 'shelter_house_entry_fits';
  end if;
  return new;
end $$;
create trigger shelter_house_entry_fits before insert or update of entry_id, location_class on shelter_house for each row execute function access.refuse_other_gate();

-- When she leaves and a day was agreed, somebody of her case has a contact to make on it. A keeper sees no case, so the
-- database plans it: for who is responsible in a one-stop house, else for who manages the case, else for who has worked on it longest.
create policy follow_up_planned_leaving on follow_up for insert to nangmai_owner with check (state = 'planned' and sealed_plan is null and sealed_words is null);
create function access.plan_after_leaving() returns trigger
language plpgsql volatile security definer set search_path = '' as $$
begin
  insert into public.follow_up (id, case_id, province_id, kind, purpose, due_from, due_until, staff_id, state_at, planned_by, changed_by)
  select gen_random_uuid(), f.id, f.province_id, 'call', 'safety',
         (new.follow_up_on + time '08:00') at time zone 'Asia/Ho_Chi_Minh', (new.follow_up_on + time '17:00') at time zone 'Asia/Ho_Chi_Minh',
         coalesce((to_jsonb(new) ->> 'responsible_id')::uuid, f.manager_id,
                  (select a.staff_id from public.case_assignment a where a.case_id = f.id and a.from_at <= now() and (a.until_at is null or a.until_at > now())
                   order by a.from_at, a.staff_id limit 1)), now(), access.current_staff(), access.current_staff()
  from   public.case_file f where f.id = new.case_id;
  return null;
end $$;
comment on function access.plan_after_leaving is 'A contact agreed at the door becomes one of the case, to be made that day.';
create trigger shelter_stay_plans_contact after update of left_at on shelter_stay for each row
  when (new.left_at is not null and old.left_at is null and new.follow_up_on is not null) execute function access.plan_after_leaving();
create trigger one_stop_episode_plans_contact after update of left_at on one_stop_episode for each row
  when (new.left_at is not null and old.left_at is null and new.follow_up_on is not null) execute function access.plan_after_leaving();
