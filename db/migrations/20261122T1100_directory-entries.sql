-- Services that help and where their doors are. The true address of a protected place stands apart from all of it.

create table directory_entry (
  id               uuid    not null,
  province_id      text    collate "C" not null,
  kind             text    not null,
  office_of        text,
  name             text    not null,
  folded           text    collate "C" not null,
  agency_id        uuid,
  keeper_agency_id uuid    not null,
  duty_code        text    collate "C",
  place_id         text    collate "C" not null,
  location         text    not null,
  address          text,
  front_gate       text,
  phone            text    collate "C",
  services         text[]  not null default '{}',
  hours            jsonb   not null default '[]',
  round_the_clock  boolean not null default false,
  at_night         boolean not null default false,
  on_holidays      boolean not null default false,
  languages        text[]  not null default '{vi}',
  eligibility      text,
  capacity         integer,
  opened_on        date    not null,
  closed_on        date,
  closed_reason    text,
  checked_on       date,
  checked_by       uuid,
  recorded_by      uuid    not null,
  recorded_at      timestamptz not null default now(),
  import_id        uuid,
  imported_row     integer,
  version          integer not null default 1,
  constraint directory_entry_pkey      primary key (id),
  constraint directory_entry_province  foreign key (province_id)      references place (id),
  constraint directory_entry_place     foreign key (place_id)         references place (id),
  constraint directory_entry_agency    foreign key (agency_id)        references agency (id),
  constraint directory_entry_keeper    foreign key (keeper_agency_id) references agency (id),
  constraint directory_entry_duty      foreign key (duty_code)        references duty (code),
  constraint directory_entry_checker   foreign key (checked_by)       references staff (id),
  constraint directory_entry_recorder  foreign key (recorded_by)      references staff (id),
  constraint directory_entry_import    foreign key (import_id)        references import_batch (id),
  constraint directory_entry_kind      check (kind in ('agency_desk', 'one_stop_house', 'shelter', 'temporary_stay', 'trusted_address', 'social_work_office',
                                                       'hotline', 'legal_aid', 'health_facility', 'ngo')),
  constraint directory_entry_office    check ((kind = 'social_work_office') = (office_of is not null)),
  constraint directory_entry_office_of check (office_of in ('district', 'commune', 'school', 'hospital')),
  constraint directory_entry_location  check (location in ('public', 'staff', 'sealed')),
  constraint directory_entry_sealed    check (location <> 'sealed' or (address is null and place_id = province_id and front_gate is not null)),
  constraint directory_entry_services  check (services <@ array['medical', 'psychology', 'protection', 'legal', 'shelter', 'needs', 'children',
                                                                'schooling', 'papers', 'livelihood', 'other']),
  constraint directory_entry_languages check (languages <@ array['vi', 'tay', 'dao', 'san_chi', 'san_diu', 'hmong', 'kho_mu', 'van_kieu', 'pa_ko',
                                                                 'zh', 'en', 'sign', 'other']),
  constraint directory_entry_hours     check (jsonb_typeof(hours) = 'array'),
  constraint directory_entry_capacity  check (capacity between 1 and 10000),
  constraint directory_entry_dates     check (closed_on > opened_on),
  constraint directory_entry_closed    check ((closed_on is null) = (closed_reason is null)),
  constraint directory_entry_why       check (closed_reason in ('merged', 'moved', 'duty_moved', 'ended')),
  constraint directory_entry_checked   check ((checked_on is null) = (checked_by is null)),
  constraint directory_entry_imported  check ((import_id is null) = (imported_row is null))
);
create unique index directory_entry_office_once on directory_entry (agency_id) where kind = 'social_work_office' and closed_on is null;
create index directory_entry_listed on directory_entry (province_id, folded, id);
create index directory_entry_of_agency on directory_entry (agency_id);
comment on table  directory_entry is 'A service that helps, as those who look for help are told of it.';
comment on column directory_entry.folded is 'Name and front gate as they are searched: without tones, lower case.';
comment on column directory_entry.agency_id is 'The body that runs it; a referral names that body. A body has one open social work office.';
comment on column directory_entry.keeper_agency_id is 'The body that answers for what stands here being true.';
comment on column directory_entry.duty_code is 'Where the service belongs to a duty: it goes where the duty goes.';
comment on column directory_entry.location is 'công khai: may go out; cán bộ: for those who sign in; niêm phong: stands in sealed_address and nowhere else. Fixed at the beginning.';
comment on column directory_entry.place_id is 'Commune or larger. Of a sealed place the province and nothing finer.';
comment on column directory_entry.front_gate is 'Đầu mối tiếp nhận công khai: where people turn to instead of the door.';
comment on column directory_entry.hours is 'Weekly hours, only shown; what is asked for stands in the three columns after it.';
comment on column directory_entry.closed_on is 'First day on which it is no longer there.';
comment on column directory_entry.checked_on is 'When somebody last asked whether all of this is still true.';

alter table import_batch drop constraint import_batch_kind,
  add constraint import_batch_kind check (kind in ('contact', 'case', 'directory'));

-- Who may edit: the centre and the province everything; communes and unions the doors of their neighbours, never a sealed one.
create function access.edits_directory(of_province text, of_keeper uuid, of_kind text, of_location text) returns boolean
language sql stable set search_path = '' as $$
  select exists (select 1 from public.agency a where a.province_id = of_province
                 and a.id = any (access.agencies_as('duty_leader', 'supervisor', 'provincial_officer', 'administrator')))
      or (of_keeper = any (access.agencies_as('commune_officer', 'union_officer'))
          and of_kind in ('trusted_address', 'temporary_stay') and of_location <> 'sealed')
$$;
comment on function access.edits_directory is 'Whether the person asking may write an entry of the directory.';
grant execute on function access.edits_directory to nangmai_app;

alter table directory_entry enable row level security;
alter table directory_entry force  row level security;
create policy directory_entry_told on directory_entry to nangmai_owner using (true) with check (true); -- for the definer functions
create policy directory_entry_fact on directory_entry for select to nangmai_facts using (true);
create policy directory_entry_seen on directory_entry for select to nangmai_app using ((select access.current_staff()) is not null);
create policy directory_entry_made on directory_entry for insert to nangmai_app with check (
  recorded_by = (select access.current_staff()) and access.edits_directory(province_id, keeper_agency_id, kind, location));
create policy directory_entry_kept on directory_entry for update to nangmai_app
  using (access.edits_directory(province_id, keeper_agency_id, kind, location)) with check (access.edits_directory(province_id, keeper_agency_id, kind, location));
grant select, insert on directory_entry to nangmai_app;
grant update (name, folded, office_of, agency_id, duty_code, place_id, address, front_gate, phone, services, hours, round_the_clock, at_night, on_holidays, languages,
              eligibility, capacity, opened_on, closed_on, closed_reason, checked_on, checked_by, version) on directory_entry to nangmai_app;
create trigger directory_entry_audited after insert or update on directory_entry for each row
  execute function audit.record_change('directory_entry', 'address,folded');

create policy import_batch_of_directory on import_batch for select to nangmai_app using (
  kind = 'directory' and agency_id = any ((select access.agencies_as('duty_leader', 'supervisor', 'provincial_officer', 'administrator'))::uuid[]));
create policy import_batch_of_directory_made on import_batch for insert to nangmai_app with check (
  kind = 'directory' and imported_by = (select access.current_staff())
  and agency_id = any ((select access.agencies_as('duty_leader', 'supervisor', 'provincial_officer', 'administrator'))::uuid[]));

-- A service that belongs to a duty follows it, whoever moves the duty.
create function access.directory_follows_duties() returns void
language sql volatile security definer set search_path = '' as $$
  update public.directory_entry e set agency_id = d.agency_id, version = e.version + 1
  from   public.agency_duty d
  where  d.duty_code = e.duty_code and d.place_id = e.province_id and e.closed_on is null and e.agency_id is distinct from d.agency_id
    and  d.from_on <= (now() at time zone 'Asia/Ho_Chi_Minh')::date and (d.until_on is null or d.until_on > (now() at time zone 'Asia/Ho_Chi_Minh')::date)
    and  e.kind <> 'social_work_office'
$$;
comment on function access.directory_follows_duties is 'Gives services that belong to a duty to the body that holds it today.';
grant execute on function access.directory_follows_duties to nangmai_app;

-- The sealed address store ---------------------------------------------------------------------------------------------
-- No role that serves people may read the sealed columns or write a row. Two functions do, and leave their trace.
create table sealed_address (
  id             uuid        not null,
  entry_id       uuid        not null,
  sealed_key     bytea,
  sealed_address bytea,
  written_by     uuid        not null,
  written_at     timestamptz not null default now(),
  replaced_at    timestamptz,
  constraint sealed_address_pkey   primary key (id),
  constraint sealed_address_entry  foreign key (entry_id)   references directory_entry (id),
  constraint sealed_address_by     foreign key (written_by) references staff (id),
  constraint sealed_address_whole  check ((sealed_key is null) = (sealed_address is null)),
  constraint sealed_address_forgot check ((replaced_at is null) = (sealed_address is not null))
);
create unique index sealed_address_now on sealed_address (entry_id) where replaced_at is null;
comment on table  sealed_address is 'The true address of a protected place: a key of its own for each, opened one at a time by access.open_address.';
comment on column sealed_address.replaced_at is 'The place moved: the earlier address is destroyed with its key.';

create table address_keeper (
  id         uuid        not null,
  entry_id   uuid        not null,
  staff_id   uuid        not null,
  request_id uuid        not null,
  from_at    timestamptz not null default now(),
  until_at   timestamptz not null,
  ended_at   timestamptz,
  ended_by   uuid,
  version    integer     not null default 1,
  constraint address_keeper_pkey    primary key (id),
  constraint address_keeper_once    unique (request_id),
  constraint address_keeper_entry   foreign key (entry_id)   references directory_entry (id),
  constraint address_keeper_staff   foreign key (staff_id)   references staff (id),
  constraint address_keeper_asked   foreign key (request_id) references two_person_request (id),
  constraint address_keeper_ender   foreign key (ended_by)   references staff (id),
  constraint address_keeper_ends    check (until_at > from_at and until_at <= from_at + interval '367 days'),
  constraint address_keeper_ended   check ((ended_at is null) = (ended_by is null))
);
create index address_keeper_of_staff on address_keeper (staff_id, entry_id);
create index address_keeper_of_entry on address_keeper (entry_id, from_at desc);
comment on table address_keeper is 'Who may open the address of a protected place, until when. Two people made each row; one may end it.';

create table address_look (
  id       uuid        not null,
  entry_id uuid        not null,
  staff_id uuid        not null,
  reason   text        not null,
  at       timestamptz not null default now(),
  constraint address_look_pkey   primary key (id),
  constraint address_look_entry  foreign key (entry_id) references directory_entry (id),
  constraint address_look_staff  foreign key (staff_id) references staff (id),
  constraint address_look_reason check (reason in ('bring_person', 'visit', 'emergency', 'repair', 'check'))
);
create index address_look_of_entry on address_look (entry_id, at desc, id desc);
create index address_look_of_staff on address_look (staff_id, at desc);
comment on table address_look is 'Each time somebody opened the address of a protected place, and why.';

do $$
declare t text;
begin
  foreach t in array array['sealed_address', 'address_keeper', 'address_look'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force  row level security', t);
    execute format('create policy %I on %I to nangmai_owner using (true) with check (true)', t || '_told', t); -- for the definer functions
  end loop;
end $$;

create function access.keeps_address(of_entry uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select 1 from public.address_keeper k where k.entry_id = of_entry and k.staff_id = access.current_staff()
                 and k.ended_at is null and k.from_at <= now() and k.until_at > now())
$$;
comment on function access.keeps_address is 'Whether the person asking is assigned to the address of a protected place now.';
create function access.oversees_address(of_entry uuid) returns boolean
language sql stable set search_path = '' as $$
  select access.agencies_as('data_protection_officer') <> '{}'
      or exists (select 1 from public.directory_entry e where e.id = of_entry and e.keeper_agency_id = any (access.agencies_as('supervisor')))
$$;
comment on function access.oversees_address is 'Whether the person asking sees who keeps and who looked: never the address by that.';
grant execute on function access.keeps_address, access.oversees_address to nangmai_app;

create policy sealed_address_known on sealed_address for select to nangmai_app using ((select access.current_staff()) is not null);
create policy address_keeper_seen on address_keeper for select to nangmai_app using (
  staff_id = (select access.current_staff()) or access.oversees_address(entry_id));
create policy address_keeper_ended on address_keeper for update to nangmai_app using (
  ended_at is null and (staff_id = (select access.current_staff()) or access.oversees_address(entry_id)))
  with check (ended_by = (select access.current_staff()));
create policy address_look_seen on address_look for select to nangmai_app using (
  access.oversees_address(entry_id) or access.keeps_address(entry_id));
grant select (id, entry_id, written_by, written_at, replaced_at) on sealed_address to nangmai_app;
grant select on address_keeper, address_look to nangmai_app;
grant update (ended_at, ended_by, version) on address_keeper to nangmai_app;
create trigger sealed_address_audited after insert or update on sealed_address for each row
  execute function audit.record_change('directory_entry', 'sealed_key,sealed_address', 'entry_id');
create trigger address_keeper_audited after insert or update on address_keeper for each row
  execute function audit.record_change('directory_entry', '', 'entry_id');

create function access.write_address(of_entry uuid, read_version integer, new_id uuid, new_key bytea, new_sealed bytea) returns text
language plpgsql volatile security definer set search_path = '' as $$
begin
  if not exists (select 1 from public.directory_entry e where e.id = of_entry and e.location = 'sealed' and e.closed_on is null
                 and e.keeper_agency_id = any (access.agencies_as('supervisor', 'shelter_keeper')) for update) then
    return 'not_found';
  end if;
  if not access.stepped_up(access.session_hash()) then return 'step_up'; end if;
  update public.directory_entry e set version = e.version + 1 where e.id = of_entry and e.version = read_version;
  if not found then return 'stale'; end if;
  update public.sealed_address s set sealed_key = null, sealed_address = null, replaced_at = now() where s.entry_id = of_entry and s.replaced_at is null;
  insert into public.sealed_address (id, entry_id, sealed_key, sealed_address, written_by) values (new_id, of_entry, new_key, new_sealed, access.current_staff());
  return 'written';
end $$;
comment on function access.write_address is 'Lays down the address of a protected place of one''s own body and destroys the one before; needs a fresh proof of who asks.';

create function access.open_address(of_entry uuid, for_reason text)
returns table (outcome text, address_id uuid, sealed_key bytea, sealed_address bytea)
language plpgsql volatile security definer set search_path = '' as $$
declare
  me uuid := access.current_staff();
begin
  if me is null or not access.keeps_address(of_entry) then return query select 'not_found', null::uuid, null::bytea, null::bytea; return; end if;
  if not access.stepped_up(access.session_hash()) then return query select 'step_up', null::uuid, null::bytea, null::bytea; return; end if;
  perform pg_advisory_xact_lock(hashtextextended('address_look ' || me, 0)); -- two at once are counted one after the other
  if (select count(*) from public.address_look l where l.staff_id = me and l.at > clock_timestamp() - interval '1 hour') >= 6 then
    return query select 'too_many', null::uuid, null::bytea, null::bytea; return;
  end if;
  if not exists (select 1 from public.sealed_address s where s.entry_id = of_entry and s.replaced_at is null) then
    return query select 'none', null::uuid, null::bytea, null::bytea; return;
  end if;
  insert into public.address_look (id, entry_id, staff_id, reason, at) values (gen_random_uuid(), of_entry, me, for_reason, clock_timestamp());
  perform audit.note('read', 'sealed_address', of_entry::text, jsonb_build_object('reason', for_reason));
  return query select 'opened', s.id, s.sealed_key, s.sealed_address from public.sealed_address s where s.entry_id = of_entry and s.replaced_at is null;
end $$;
comment on function access.open_address is 'The one way to the sealed address of one place: assigned, freshly proved, with a reason, at most six an hour, recorded in the same transaction.';

create function access.keep_address(of_request uuid) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
declare
  asked public.two_person_request;
begin
  select * into asked from public.two_person_request r where r.id = of_request;
  if not access.use_request(of_request, 'address_keeper') then return false; end if;
  insert into public.address_keeper (id, entry_id, staff_id, request_id, until_at)
  select gen_random_uuid(), e.id, s.id, asked.id, ((asked.detail ->> 'until_on')::date::timestamp at time zone 'Asia/Ho_Chi_Minh')
  from   public.directory_entry e, public.staff s
  where  e.id = asked.record_id and e.location = 'sealed' and s.id = asked.subject_id and s.enabled
    and  (asked.detail ->> 'until_on')::date > (now() at time zone 'Asia/Ho_Chi_Minh')::date;
  return found;
end $$;
comment on function access.keep_address is 'Assigns somebody to the address of a protected place; only by a request that two people made.';
grant execute on function access.write_address, access.open_address, access.keep_address to nangmai_app;

insert into two_person_rule (kind, asker_roles, approver_roles, may_act_first) values
  ('address_keeper', '{supervisor}', '{supervisor,leader,data_protection_officer}', false);

-- Facts ------------------------------------------------------------------------------------------------------------------
grant select (id, province_id, place_id, kind, office_of, agency_id, opened_on, closed_on) on directory_entry to nangmai_facts;
grant select (from_agency_id, to_agency_id) on referral to nangmai_facts;
create view fact_directory_entry as
select id, province_id, place_id, kind, office_of, opened_on, closed_on from directory_entry;
create view fact_office_referral as
select e.id as entry_id, e.province_id, e.place_id, e.office_of, r.id as referral_id, (r.sent_at at time zone 'Asia/Ho_Chi_Minh')::date as sent_on
from   directory_entry e join referral r on e.agency_id in (r.to_agency_id, r.from_agency_id)
where  e.kind = 'social_work_office' and (r.sent_at at time zone 'Asia/Ho_Chi_Minh')::date >= e.opened_on
  and  (e.closed_on is null or (r.sent_at at time zone 'Asia/Ho_Chi_Minh')::date < e.closed_on);
grant select on fact_directory_entry, fact_office_referral to nangmai_reporter;
grant create on schema public to nangmai_facts;                                   -- for the next lines only
alter view fact_directory_entry owner to nangmai_facts;
alter view fact_office_referral owner to nangmai_facts;
revoke create on schema public from nangmai_facts;
