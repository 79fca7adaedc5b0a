-- Agencies and the duties they hold from-to, the people who work for them, and how they sign in.

create table agency (
  id          uuid    not null,
  province_id text    collate "C" not null,
  place_id    text    collate "C" not null,
  kind        text    not null,
  name        text    not null,
  short_name  text,
  symbol      text,
  parent_id   uuid,
  valid_from  date    not null,
  valid_until date,
  version     integer not null default 1,
  constraint agency_pkey        primary key (id),
  constraint agency_in_province foreign key (province_id) references place (id),
  constraint agency_at_place    foreign key (place_id)    references place (id),
  constraint agency_under       foreign key (parent_id)   references agency (id),
  constraint agency_not_itself  check (parent_id <> id),
  constraint agency_dates       check (valid_until is null or valid_until > valid_from),
  constraint agency_kind check (kind in ('centre', 'one_stop_house', 'department', 'commune', 'union', 'police', 'health',
                                         'justice', 'education', 'ngo', 'committee', 'office'))
);
comment on table  agency is 'A body or committee that works here. Nothing hangs on its name: duties do, and they move.';
comment on column agency.symbol is 'Its part of a document''s number, e.g. SNV in 05/BC-SNV.';

create table duty (
  code    text collate "C" not null,
  name_vi text not null,
  name_en text not null,
  source  text not null,
  constraint duty_pkey primary key (code)
);
comment on table duty is 'A task of the state or a union that some agency holds at a time.';

create table agency_duty (
  id         uuid    not null,
  agency_id  uuid    not null,
  duty_code  text    collate "C" not null,
  place_id   text    collate "C" not null,
  from_on    date    not null,
  until_on   date,
  basis      text    not null,
  version    integer not null default 1,
  constraint agency_duty_pkey   primary key (id),
  constraint agency_duty_agency foreign key (agency_id) references agency (id),
  constraint agency_duty_duty   foreign key (duty_code) references duty (code),
  constraint agency_duty_place  foreign key (place_id)  references place (id),
  constraint agency_duty_dates  check (until_on is null or until_on > from_on)
);
create index agency_duty_of_duty on agency_duty (duty_code, place_id);
create index agency_duty_of_agency on agency_duty (agency_id);
comment on table agency_duty is 'Which agency holds which duty where, from when until when, by which decision. A duty that moves is two rows.';

create table staff (
  id           uuid        not null,
  username     text        collate "C" not null,
  display_name text        not null,
  working_name text,
  language     text        not null default 'vi',
  enabled      boolean     not null default true,
  created_at   timestamptz not null default now(),
  version      integer     not null default 1,
  constraint staff_pkey          primary key (id),
  constraint staff_username_once unique (username),
  constraint staff_username      check (username ~ '^[a-z0-9][a-z0-9._-]{1,39}$'),
  constraint staff_language      check (language in ('vi', 'en'))
);
comment on column staff.working_name is 'Tên tư vấn: what callers hear instead of the real name.';

create table staff_role (
  id         uuid    not null,
  staff_id   uuid    not null,
  agency_id  uuid    not null,
  role       text    collate "C" not null,
  from_on    date    not null,
  until_on   date,
  granted_by uuid,
  version    integer not null default 1,
  constraint staff_role_pkey   primary key (id),
  constraint staff_role_staff  foreign key (staff_id)  references staff (id),
  constraint staff_role_agency foreign key (agency_id) references agency (id),
  constraint staff_role_not_by_oneself check (granted_by <> staff_id),
  constraint staff_role_dates  check (until_on is null or until_on >= from_on),
  constraint staff_role_known  check (role in ('operator', 'case_manager', 'duty_leader', 'supervisor', 'shelter_keeper', 'partner_desk',
    'commune_officer', 'union_officer', 'provincial_officer', 'clerk', 'accountant', 'leader', 'data_protection_officer', 'administrator'))
);
create index staff_role_of_staff  on staff_role (staff_id);
create index staff_role_of_agency on staff_role (agency_id);
comment on table staff_role is 'Roles are held for an agency, from-to. Nobody grants a role to himself.';

create table staff_secret (
  staff_id      uuid   not null,
  password_hash text,
  totp_sealed   bytea,
  totp_key      bytea,
  totp_step     bigint not null default 0,
  changed_at    timestamptz not null default now(),
  constraint staff_secret_pkey  primary key (staff_id),
  constraint staff_secret_staff foreign key (staff_id) references staff (id)
);
comment on table  staff_secret is 'Argon2id hash and sealed second factor. No role may read it; the functions below hand out one row at sign-in.';
comment on column staff_secret.totp_step is 'Last time step used, so that a code works once.';

create table one_time_link (
  token_hash bytea       not null,
  purpose    text        not null,
  staff_id   uuid,
  expires_at timestamptz not null,
  used_at    timestamptz,
  constraint one_time_link_pkey  primary key (token_hash),
  constraint one_time_link_staff foreign key (staff_id) references staff (id),
  constraint one_time_link_for   check (purpose in ('first_administrator', 'activate')),
  constraint one_time_link_whom  check ((purpose = 'first_administrator') = (staff_id is null))
);

create table sign_in_guard (
  bucket     bytea       not null,
  failures   integer     not null,
  wait_until timestamptz not null,
  constraint sign_in_guard_pkey primary key (bucket)
);
comment on table sign_in_guard is 'Failed sign-ins by account and device. A known device has a bucket of its own, so strangers cannot shut its owner out.';

alter table session add constraint session_staff foreign key (staff_id) references staff (id);

create table conflict_of_interest (
  staff_id  uuid        not null,
  record_id uuid        not null,
  kind      text        not null,
  agency_id uuid,
  set_by    uuid        not null,
  set_at    timestamptz not null default now(),
  constraint conflict_of_interest_pkey  primary key (staff_id, record_id),
  constraint conflict_of_interest_staff foreign key (staff_id) references staff (id),
  constraint conflict_of_interest_agency foreign key (agency_id) references agency (id),
  constraint conflict_of_interest_by    foreign key (set_by)   references staff (id),
  constraint conflict_of_interest_kind  check (kind in ('contact', 'case'))
);
create index conflict_of_interest_of_record on conflict_of_interest (record_id);
comment on column conflict_of_interest.agency_id is 'Whose record it is; the supervisors there see the row, the person concerned never does.';
comment on table conflict_of_interest is 'Quan hệ liên quan: for this person the record does not exist, in lists, searches, counts or audit views.';

-- Who is asking, with which roles and for which agencies --------------------------------------------------------
create function access.current_agencies() returns uuid[]
language sql stable security definer set search_path = '' as $$
  select coalesce(array_agg(distinct r.agency_id), '{}') from public.staff_role r
  where  r.staff_id = access.current_staff() and r.from_on <= (now() at time zone 'Asia/Ho_Chi_Minh')::date
    and (r.until_on is null or r.until_on > (now() at time zone 'Asia/Ho_Chi_Minh')::date)
$$;
create function access.agencies_as(variadic roles text[]) returns uuid[]
language sql stable security definer set search_path = '' as $$
  select coalesce(array_agg(distinct r.agency_id), '{}') from public.staff_role r
  where  r.staff_id = access.current_staff() and r.role = any (roles) and r.from_on <= (now() at time zone 'Asia/Ho_Chi_Minh')::date
    and (r.until_on is null or r.until_on > (now() at time zone 'Asia/Ho_Chi_Minh')::date)
$$;
comment on function access.agencies_as is 'Agencies for which the person asking holds one of these roles today.';
grant execute on function access.current_agencies, access.agencies_as to nangmai_app, nangmai_jobs;

create function access.my_conflicts() returns uuid[]
language sql stable security definer set search_path = '' as $$
  select coalesce(array_agg(c.record_id), '{}') from public.conflict_of_interest c where c.staff_id = access.current_staff()
$$;
comment on function access.my_conflicts is 'Records that do not exist for the person asking.';
grant execute on function access.my_conflicts to nangmai_app;

create function access.session_of(token bytea, sent_key uuid)
returns table (session_id uuid, staff_id uuid, state text, display_name text, username text, language text, roles text[], duties text[],
               agency_id uuid, agency_name text, province_id text, stepped_up_at timestamptz, made jsonb, made_route text, made_hash bytea)
language plpgsql volatile security definer set search_path = '' as $$
declare
  today date := (now() at time zone 'Asia/Ho_Chi_Minh')::date;
begin
  return query
  select s.id, s.staff_id, s.state, f.display_name, f.username, f.language,
         coalesce((select array_agg(distinct r.role) from public.staff_role r where r.staff_id = s.staff_id
                   and r.from_on <= today and (r.until_on is null or r.until_on > today)), '{}'),
         coalesce((select array_agg(distinct d.duty_code) from public.staff_role r join public.agency_duty d on d.agency_id = r.agency_id
                   where r.staff_id = s.staff_id and r.from_on <= today and (r.until_on is null or r.until_on > today)
                     and d.from_on <= today and (d.until_on is null or d.until_on > today)), '{}'),
         a.id, a.name, a.province_id, s.stepped_up_at, k.made, k.route, k.body_hash
  from   public.session s
  join   public.staff f on f.id = s.staff_id and f.enabled
  left join lateral (select g.id, g.name, g.province_id from public.staff_role r join public.agency g on g.id = r.agency_id
                     where r.staff_id = s.staff_id and r.from_on <= today and (r.until_on is null or r.until_on > today)
                     order by r.from_on, r.id limit 1) a on true
  left join public.idempotency_key k on k.staff_id = s.staff_id and k.key = sent_key
  where  s.token_hash = token and s.ended_at is null and s.expires_at > now() and s.seen_at > now() - interval '30 minutes';
  if found then
    update public.session s set seen_at = now() where s.token_hash = token and s.seen_at < now() - interval '1 minute';
  end if;
end $$;
comment on function access.session_of is 'The session behind a token, with what its person holds today and what an earlier try with the same key has made.';

create function access.sign_in_secret(name text)
returns table (staff_id uuid, password_hash text, totp_sealed bytea, totp_key bytea, totp_step bigint)
language sql stable security definer set search_path = '' as $$
  select f.id, x.password_hash, x.totp_sealed, x.totp_key, coalesce(x.totp_step, 0)
  from   public.staff f left join public.staff_secret x on x.staff_id = f.id where f.username = name and f.enabled
$$;
create function access.session_secret(token bytea)
returns table (staff_id uuid, username text, state text, password_hash text, totp_sealed bytea, totp_key bytea, totp_step bigint)
language sql stable security definer set search_path = '' as $$
  select f.id, f.username, s.state, x.password_hash, x.totp_sealed, x.totp_key, coalesce(x.totp_step, 0)
  from   public.session s join public.staff f on f.id = s.staff_id and f.enabled left join public.staff_secret x on x.staff_id = f.id
  where  s.token_hash = token and s.ended_at is null and s.expires_at > now() and s.seen_at > now() - interval '30 minutes'
$$;
create function access.open_session(new_id uuid, token bytea, whose uuid, begins_as text, lasts interval) returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
  insert into public.session (id, token_hash, staff_id, state, expires_at) values (new_id, token, whose, begins_as, now() + lasts);
end $$;
create function access.set_session_state(token bytea, becomes text, new_token bytea default null) returns void
language sql volatile security definer set search_path = '' as $$
  update public.session s set state = becomes, seen_at = now(), token_hash = coalesce(new_token, s.token_hash),
         expires_at = case when becomes = 'open' and s.state in ('code_needed', 'enrol_needed') then now() + interval '12 hours' else s.expires_at end
  where  s.token_hash = token and s.ended_at is null
$$;
comment on function access.set_session_state is 'Moves a session on; the token changes when more becomes permitted.';
create function access.end_session(token bytea) returns void
language sql volatile security definer set search_path = '' as $$
  update public.session set ended_at = now() where token_hash = token and ended_at is null
$$;
create function access.end_sessions_of(whose uuid) returns void
language sql volatile security definer set search_path = '' as $$
  update public.session set ended_at = now() where staff_id = whose and ended_at is null
$$;
create function access.step_up(token bytea) returns void
language sql volatile security definer set search_path = '' as $$
  update public.session set stepped_up_at = now() where token_hash = token and ended_at is null
$$;
create function access.set_password(whose uuid, new_hash text) returns void
language sql volatile security definer set search_path = '' as $$
  insert into public.staff_secret (staff_id, password_hash) values (whose, new_hash)
  on conflict (staff_id) do update set password_hash = excluded.password_hash, changed_at = now()
$$;
create function access.set_totp(whose uuid, new_key bytea, new_sealed bytea) returns void
language sql volatile security definer set search_path = '' as $$
  update public.staff_secret set totp_key = new_key, totp_sealed = new_sealed, totp_step = 0, changed_at = now() where staff_id = whose
$$;
create function access.use_totp_step(whose uuid, step bigint) returns boolean
language sql volatile security definer set search_path = '' as $$
  with used as (update public.staff_secret set totp_step = step where staff_id = whose and totp_step < step returning 1) select exists (select 1 from used)
$$;
comment on function access.use_totp_step is 'True once for each code: a step that was used, or an older one, is refused.';

create function access.guard_state(of_bucket bytea) returns table (failures integer, wait_until timestamptz)
language sql stable security definer set search_path = '' as $$
  select g.failures, g.wait_until from public.sign_in_guard g where g.bucket = of_bucket
$$;
create function access.guard_failed(of_bucket bytea) returns void
language sql volatile security definer set search_path = '' as $$
  insert into public.sign_in_guard as g (bucket, failures, wait_until) values (of_bucket, 1, now())
  on conflict (bucket) do update set failures = g.failures + 1,
    wait_until = now() + case when g.failures + 1 < 6 then interval '0' else least(interval '15 minutes', interval '1 second' * power(2, least(g.failures - 4, 20))) end
$$;
create function access.guard_passed(of_bucket bytea) returns void
language sql volatile security definer set search_path = '' as $$ delete from public.sign_in_guard where bucket = of_bucket $$;

create function access.make_link(token bytea, for_purpose text, whose uuid, lasts interval) returns void
language sql volatile security definer set search_path = '' as $$
  update public.one_time_link l set used_at = now() where l.staff_id = whose and l.purpose = for_purpose and l.used_at is null; -- an earlier link is void
  insert into public.one_time_link (token_hash, purpose, staff_id, expires_at) values (token, for_purpose, whose, now() + lasts)
$$;
create function access.use_link(token bytea, for_purpose text) returns table (staff_id uuid, used boolean)
language sql volatile security definer set search_path = '' as $$
  update public.one_time_link l set used_at = now()
  where  l.token_hash = token and l.purpose = for_purpose and l.used_at is null and l.expires_at > now() returning l.staff_id, true
$$;
create function access.is_activated(whose uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select 1 from public.staff_secret x where x.staff_id = whose and x.password_hash is not null)
$$;
comment on function access.is_activated is 'Whether somebody has a password; nothing of what it is.';
create function access.has_administrator() returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select 1 from public.staff_role r join public.staff f on f.id = r.staff_id and f.enabled where r.role = 'administrator' and r.until_on is null)
$$;
grant execute on function access.session_of, access.sign_in_secret, access.session_secret, access.open_session, access.set_session_state,
  access.end_session, access.end_sessions_of, access.step_up, access.set_password, access.set_totp, access.use_totp_step, access.guard_state,
  access.guard_failed, access.guard_passed, access.make_link, access.use_link, access.is_activated, access.has_administrator to nangmai_app;

-- Grants and row rules ---------------------------------------------------------------------------------------------
grant select on agency, duty, agency_duty, staff, staff_role to nangmai_app, nangmai_jobs;
grant select on agency, duty, agency_duty to nangmai_reporter;
grant insert, update on agency, agency_duty, staff, staff_role to nangmai_app;
grant insert, select on conflict_of_interest to nangmai_app;

alter table conflict_of_interest enable row level security;
alter table conflict_of_interest force  row level security;
create policy conflict_of_interest_told on conflict_of_interest to nangmai_owner using (true) with check (true); -- for the definer functions
create policy conflict_of_interest_own on conflict_of_interest for select to nangmai_app using (staff_id = (select access.current_staff()));
create policy conflict_of_interest_overseen on conflict_of_interest for select to nangmai_app using (
  (agency_id = any ((select access.agencies_as('supervisor'))::uuid[]) or (select access.agencies_as('data_protection_officer')) <> '{}')
  and record_id <> all ((select access.my_conflicts())::uuid[]));
create policy conflict_of_interest_set on conflict_of_interest for insert to nangmai_app with check (
  set_by = (select access.current_staff())
  and (staff_id = set_by or agency_id = any ((select access.agencies_as('supervisor'))::uuid[])));

-- Roles are given by an administrator, never by oneself; the first one by whoever starts the house. The owner is not bound here.
alter table staff_role enable row level security;
create policy staff_role_seen  on staff_role for select to nangmai_app, nangmai_jobs using (true);
create policy staff_role_given on staff_role for insert to nangmai_app with check (
  (granted_by = (select access.current_staff()) and staff_id <> granted_by and (select access.agencies_as('administrator')) <> '{}')
  or not (select access.has_administrator()));
create policy staff_role_ended on staff_role for update to nangmai_app using (
  (select access.agencies_as('administrator')) <> '{}') with check (staff_id <> (select access.current_staff()));

-- The audit desk: who did and read what. Records with which the reader has a conflict of interest are not told of in any column.
create policy entry_overseen on audit.entry for select to nangmai_app using (
  (select access.agencies_as('data_protection_officer')) <> '{}'
  and not exists (select 1 from unnest((select access.my_conflicts())::text[]) hidden (id)
                  where position(hidden.id in coalesce(entry.record_id, '') || ' ' || coalesce(entry.detail::text, '')) > 0));
grant select on audit.entry to nangmai_app;

create trigger agency_audited      after insert or update on agency      for each row execute function audit.record_change('agency');
create trigger agency_duty_audited after insert or update on agency_duty for each row execute function audit.record_change('agency_duty');
create trigger staff_audited       after insert or update on staff       for each row execute function audit.record_change('staff');
create trigger staff_role_audited  after insert or update on staff_role  for each row execute function audit.record_change('staff_role');
create trigger conflict_audited    after insert on conflict_of_interest  for each row execute function audit.record_change('conflict_of_interest', '', 'record_id');
create trigger secret_audited      after insert or update on staff_secret for each row
  execute function audit.record_change('staff_secret', 'password_hash,totp_sealed,totp_key', 'staff_id');
create trigger link_audited        after insert or update on one_time_link for each row execute function audit.record_change('one_time_link', 'token_hash', 'staff_id');

insert into duty (code, name_vi, name_en, source) values
  ('gender_equality', 'Quản lý nhà nước về bình đẳng giới; tổng hợp, báo cáo phòng ngừa, ứng phó bạo lực trên cơ sở giới', 'State management of gender equality; reports on gender-based violence', 'Luật Bình đẳng giới 73/2006/QH11; NĐ 276/2026/NĐ-CP'),
  ('social_work', 'Công tác xã hội, trợ giúp xã hội, trẻ em', 'Social work, social assistance, children', 'NĐ 110/2024/NĐ-CP'),
  ('hotline', 'Trực đường dây nóng của tỉnh', 'Provincial hotline', 'Quyết định giao nhiệm vụ của tỉnh'),
  ('domestic_violence', 'Quản lý nhà nước về gia đình và phòng, chống bạo lực gia đình', 'State management of family and domestic violence prevention', 'Luật 13/2022/QH15'),
  ('emergency_response', 'Tiếp nhận tin báo và xử lý khẩn cấp tại địa bàn', 'Emergency response in a commune', 'Luật 13/2022/QH15, Điều 19');
