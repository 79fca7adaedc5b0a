-- Papers and pictures of activities, initiatives and campaign plans; a door at which visitors count themselves; indexes for years of a
-- large province.

-- Files: one shape for three records ----------------------------------------------------------------------------------------------
alter table activity_file
  add column removed_why text collate "C",
  drop constraint activity_file_kind,
  add constraint activity_file_kind    check (kind in ('plan', 'decision', 'invitation', 'list', 'minutes', 'photo', 'report', 'product', 'other')),
  add constraint activity_file_removed check ((removed_at is null) = (removed_why is null)),
  add constraint activity_file_why     check (removed_why in ('mistaken', 'asked', 'may_identify', 'better_copy', 'other'));
comment on column activity_file.removed_why is 'Why it was hidden; its bytes stay.';
grant update (removed_why) on activity_file to nangmai_app;

create table initiative_file (
  id uuid not null, initiative_id uuid not null, name text not null, kind text collate "C" not null, people_shown text collate "C" not null, media_type text collate "C" not null, bytes integer not null,
  stripped boolean not null, sealed_key bytea not null, sealed_bytes bytea not null, uploaded_by uuid not null, uploaded_at timestamptz not null, removed_at timestamptz, removed_why text collate "C",
  version integer not null default 1,
  constraint initiative_file_pkey       primary key (id),
  constraint initiative_file_initiative foreign key (initiative_id) references initiative (id),
  constraint initiative_file_by         foreign key (uploaded_by) references staff (id),
  constraint initiative_file_kind       check (kind in ('plan', 'decision', 'invitation', 'list', 'minutes', 'photo', 'report', 'product', 'other')),
  constraint initiative_file_people     check (people_shown in ('nobody', 'agreed')),
  constraint initiative_file_picture    check (stripped or media_type not like 'image/%'),
  constraint initiative_file_bytes      check (bytes between 1 and 26214400),
  constraint initiative_file_removed    check ((removed_at is null) = (removed_why is null)),
  constraint initiative_file_why        check (removed_why in ('mistaken', 'asked', 'may_identify', 'better_copy', 'other'))
);
create index initiative_file_of on initiative_file (initiative_id);
comment on table  initiative_file is 'Decisions, minutes and pictures that show the life of an initiative, sealed. Of a picture only the copy without place and device is kept.';
comment on column initiative_file.removed_why is 'Why it was hidden; its bytes stay.';

create table campaign_file (
  id uuid not null, plan_id uuid not null, name text not null, kind text collate "C" not null, people_shown text collate "C" not null, media_type text collate "C" not null, bytes integer not null,
  stripped boolean not null, sealed_key bytea not null, sealed_bytes bytea not null, uploaded_by uuid not null, uploaded_at timestamptz not null, removed_at timestamptz, removed_why text collate "C",
  version integer not null default 1,
  constraint campaign_file_pkey    primary key (id),
  constraint campaign_file_plan    foreign key (plan_id) references campaign_plan (id),
  constraint campaign_file_by      foreign key (uploaded_by) references staff (id),
  constraint campaign_file_kind    check (kind in ('plan', 'decision', 'invitation', 'list', 'minutes', 'photo', 'report', 'product', 'other')),
  constraint campaign_file_people  check (people_shown in ('nobody', 'agreed')),
  constraint campaign_file_picture check (stripped or media_type not like 'image/%'),
  constraint campaign_file_bytes   check (bytes between 1 and 26214400),
  constraint campaign_file_removed check ((removed_at is null) = (removed_why is null)),
  constraint campaign_file_why     check (removed_why in ('mistaken', 'asked', 'may_identify', 'better_copy', 'other'))
);
create index campaign_file_of on campaign_file (plan_id);
comment on table  campaign_file is 'The plan itself, programmes and pictures of a campaign, sealed. Of a picture only the copy without place and device is kept.';
comment on column campaign_file.removed_why is 'Why it was hidden; its bytes stay.';

alter table initiative_file enable row level security;
alter table initiative_file force  row level security;
alter table campaign_file   enable row level security;
alter table campaign_file   force  row level security;
create policy initiative_file_seen on initiative_file for select to nangmai_app using (exists (select 1 from initiative i where i.id = initiative_id));
create policy initiative_file_added on initiative_file for insert to nangmai_app with check (
  uploaded_by = (select access.current_staff()) and exists (select 1 from initiative i where i.id = initiative_id and (
    i.province_id = any ((select access.provinces_as('union_officer', 'provincial_officer'))::text[])
    or i.agency_id = any ((select access.agencies_as('commune_officer', 'union_officer', 'provincial_officer'))::uuid[]))));
create policy initiative_file_changed on initiative_file for update to nangmai_app using (
  exists (select 1 from initiative i where i.id = initiative_id and (
    i.province_id = any ((select access.provinces_as('union_officer', 'provincial_officer'))::text[])
    or i.agency_id = any ((select access.agencies_as('commune_officer', 'union_officer', 'provincial_officer'))::uuid[])))) with check (true);
create policy campaign_file_seen on campaign_file for select to nangmai_app using (
  exists (select 1 from campaign_plan p where p.id = plan_id and p.kept_in = any ((select access.current_provinces())::text[])));
create policy campaign_file_made on campaign_file for insert to nangmai_app with check (
  uploaded_by = (select access.current_staff())
  and exists (select 1 from campaign_plan p where p.id = plan_id and p.agency_id = any ((select access.agencies_as('union_officer', 'provincial_officer'))::uuid[])));
create policy campaign_file_changed on campaign_file for update to nangmai_app using (
  exists (select 1 from campaign_plan p where p.id = plan_id and p.agency_id = any ((select access.agencies_as('union_officer', 'provincial_officer'))::uuid[]))) with check (true);
grant select, insert on initiative_file, campaign_file to nangmai_app;
grant update (removed_at, removed_why, version) on initiative_file, campaign_file to nangmai_app;
create trigger initiative_file_audited after insert or update on initiative_file for each row execute function audit.record_change('initiative', 'sealed_key,sealed_bytes', 'initiative_id');
create trigger campaign_file_audited   after insert or update on campaign_file   for each row execute function audit.record_change('campaign_plan', 'sealed_key,sealed_bytes', 'plan_id');

-- A door at which visitors count themselves, on their own telephones --------------------------------------------------------------
alter table activity_scan
  alter column scanned_by drop not null,
  drop constraint activity_scan_how,
  add constraint activity_scan_how check (how in ('ticket', 'name', 'walk_in', 'self')),
  add constraint activity_scan_who check ((scanned_by is null) = (how = 'self'));
comment on column activity_scan.scanned_by is 'The keeper of the door; none where visitors counted themselves.';
comment on column activity_scan.scan_key is 'Keyed digest of the ticket, of the name that was said, or of the page a visitor was given; the name itself is kept nowhere.';

create policy activity_at_door      on activity      for select to nangmai_owner using (true); -- for access.door_of and what follows
create policy activity_scan_at_door on activity_scan to nangmai_owner using (true) with check (true);

create function access.door_of(activity uuid, today date) returns table (title text, on_day date, is_open boolean, audiences jsonb)
language sql stable security definer set search_path = '' as $$
  select a.title, least(greatest(door_of.today, a.starts_on), a.ends_on), a.door_opened_at is not null and a.door_closed_at is null and a.status <> 'cancelled',
         (select jsonb_agg(jsonb_build_object('code', c.code, 'vi', c.title_vi, 'en', c.title_en) order by c.place_order, c.code) from public.activity_code c
          where  c.list = 'audience' and c.valid_from <= door_of.today and (c.valid_until is null or c.valid_until > door_of.today))
  from   public.activity a where a.id = door_of.activity
$$;
comment on function access.door_of is 'What a visitor with a signed link is shown of a door: its title, whether it is open, the groups to choose from.';

create function access.count_self(activity uuid, scan uuid, key bytea, audience text, sex text, today date, at timestamptz) returns text
language plpgsql volatile security definer set search_path = '' as $$
declare
  door record;
  told text;
begin
  -- Whoever closes the door waits for those who are just coming in, and they for it.
  perform pg_advisory_xact_lock_shared(hashtextextended(count_self.activity::text, 1));
  select d.on_day, d.is_open, d.audiences into door from access.door_of(count_self.activity, count_self.today) d;
  if not found or not door.is_open then return 'shut'; end if;
  if not exists (select 1 from jsonb_array_elements(door.audiences) each where each ->> 'code' = count_self.audience) then return 'group'; end if;
  if (select count(*) from public.activity_scan s where s.activity_id = count_self.activity and s.on_day = door.on_day) >= 20000 then return 'full'; end if;
  insert into public.activity_scan as s (id, activity_id, scan_key, how, audience, sex, on_day, scanned_at)
  values (count_self.scan, count_self.activity, count_self.key, 'self', count_self.audience, count_self.sex, door.on_day, count_self.at)
  on conflict on constraint activity_scan_once do update set undone_at = null, audience = excluded.audience, sex = excluded.sex, scanned_at = excluded.scanned_at where s.undone_at is not null
  returning 'counted' into told;
  return coalesce(told, 'again');
end $$;
comment on function access.count_self is 'Counts one visitor at an open door: the same page on the same day is the same row. Says counted, again, shut, group (not one of the list) or full.';

create function access.undo_self(activity uuid, key bytea, today date, at timestamptz) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
declare door record;
begin
  select d.on_day, d.is_open into door from access.door_of(undo_self.activity, undo_self.today) d;
  if not found or not door.is_open then return false; end if;
  update public.activity_scan s set undone_at = undo_self.at
  where  s.activity_id = undo_self.activity and s.on_day = door.on_day and s.scan_key = undo_self.key and s.how = 'self' and s.undone_at is null;
  return found;
end $$;
comment on function access.undo_self is 'Takes back what one visitor counted from the same page; false where there is nothing to take back or the door is shut.';
revoke execute on function access.door_of, access.count_self, access.undo_self from public;
grant execute on function access.door_of, access.count_self, access.undo_self to nangmai_intake;

-- What is only planned is a small part of ten years, and the part that is asked for every morning.
create index activity_planned on activity (province_id, starts_on desc, id desc) where status = 'planned';
