-- A link for a village that only has Zalo: one round asks many villages for the same, each sends one photo and four numbers. Nothing
-- about a person, no free text. The public side reaches one row by the digest of its link, through two functions and nothing else.

create table village_round (
  id          uuid        not null,
  province_id text        collate "C" not null,
  agency_id   uuid        not null,
  title       text        not null,
  kind        text        collate "C" not null,
  kind_list   text        collate "C" not null default 'kind',
  from_on     date        not null,
  due_on      date        not null,
  expires_on  date        not null,
  recorded_by uuid        not null,
  recorded_at timestamptz not null,
  constraint village_round_pkey        primary key (id),
  constraint village_round_of_province unique (id, province_id),
  constraint village_round_province    foreign key (province_id) references place (id),
  constraint village_round_agency      foreign key (agency_id)   references agency (id),
  constraint village_round_kind        foreign key (kind_list, kind) references activity_code (list, code),
  constraint village_round_kind_list   check (kind_list = 'kind'),
  constraint village_round_by          foreign key (recorded_by) references staff (id),
  constraint village_round_dates       check (due_on >= from_on and expires_on >= due_on and expires_on <= due_on + 92)
);
create index village_round_of_day on village_round (province_id, due_on desc, id desc);
comment on table  village_round is 'One thing that villages are asked to tell: which kind of activity, until when.';
comment on column village_round.expires_on is 'The last day on which the links open; never long after the numbers were due.';

create table village_link (
  id          uuid        not null,
  round_id    uuid        not null,
  province_id text        collate "C" not null,
  place_id    text        collate "C" not null,
  village     text        not null,
  folded      text        collate "C" not null,
  serial      integer     not null default 1,
  token_hash  bytea       not null,
  state       text        collate "C" not null default 'waiting',
  held_on     date,
  women       integer,
  men         integer,
  girls       integer,
  boys        integer,
  how         text        collate "C",
  told_on     date,
  sends       integer     not null default 0,
  sent_at     timestamptz,
  entered_by  uuid,
  activity_id uuid,
  taken_by    uuid,
  taken_at    timestamptz,
  version     integer     not null default 1,
  constraint village_link_pkey     primary key (id),
  constraint village_link_once     unique (round_id, place_id, folded),
  constraint village_link_token    unique (token_hash),
  constraint village_link_of       foreign key (round_id, province_id) references village_round (id, province_id),
  constraint village_link_place    foreign key (place_id)    references place (id),
  constraint village_link_enterer  foreign key (entered_by)  references staff (id),
  constraint village_link_taker    foreign key (taken_by)    references staff (id),
  constraint village_link_activity foreign key (activity_id) references activity (id),
  constraint village_link_state    check (state in ('waiting', 'sent', 'taken', 'closed')),
  constraint village_link_how      check (how in ('link', 'paper', 'phone')),
  constraint village_link_told     check (num_nulls(held_on, women, men, girls, boys, how, told_on, sent_at) in (0, 8)),
  constraint village_link_sent     check (state not in ('sent', 'taken') or held_on is not null),
  constraint village_link_taken    check ((state = 'taken') = (activity_id is not null) and num_nulls(activity_id, taken_by, taken_at) in (0, 3)),
  constraint village_link_numbers  check (least(women, men, girls, boys) >= 0 and greatest(women, men, girls, boys) <= 20000 and women + men + girls + boys >= 1),
  constraint village_link_hash     check (octet_length(token_hash) = 32)
);
create index village_link_of_round on village_link (round_id, place_id, folded);
comment on table  village_link is 'A village in a round: its link, and what it told. Women, men, girls, boys who came, and the day: nothing about any of them.';
comment on column village_link.token_hash is 'SHA-256 of the link. The link itself is made anew from the root key where it is copied, and stands nowhere.';
comment on column village_link.serial is 'Goes up when a link is replaced; the old one opens nothing from then on.';
comment on column village_link.told_on is 'The day on which the village told it: for what came on paper or by telephone the true day, not that of typing.';

create table village_photo (
  id uuid not null, link_id uuid not null, province_id text collate "C" not null, name text not null, media_type text collate "C" not null, bytes integer not null, stripped boolean not null,
  sealed_key bytea not null, sealed_bytes bytea not null, sent_at timestamptz not null, removed_at timestamptz,
  constraint village_photo_pkey  primary key (id),
  constraint village_photo_of    foreign key (link_id) references village_link (id),
  constraint village_photo_bytes check (bytes between 1 and 10485760 and stripped)
);
create unique index village_photo_one on village_photo (link_id) where removed_at is null;
comment on table village_photo is 'The one photo of a village, freed of place and device, sealed under a key of its own.';

do $$
declare
  t text;
  writers constant text := '(select access.agencies_as(''commune_officer'', ''union_officer'', ''provincial_officer''))::uuid[]';
  mine constant text := 'exists (select 1 from village_round r where r.id = round_id and r.agency_id = any (' || writers || '))';
begin
  foreach t in array array['village_round', 'village_link', 'village_photo'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force  row level security', t);
    execute format('create policy %I on %I for select to nangmai_app using (province_id = any ((select access.my_provinces())::text[]))', t || '_seen', t);
    execute format('create policy %I on %I to nangmai_owner using (true) with check (true)', t || '_told', t); -- for the definer functions
    execute format('grant select on %I to nangmai_app', t);
  end loop;
  execute 'create policy village_round_made on village_round for insert to nangmai_app with check (recorded_by = (select access.current_staff()) and agency_id = any (' || writers || ')
    and exists (select 1 from agency a where a.id = agency_id and a.province_id = village_round.province_id))';
  execute 'create policy village_link_made on village_link for insert to nangmai_app with check (state = ''waiting'' and ' || mine || ')';
  execute 'create policy village_link_changed on village_link for update to nangmai_app using (' || mine || ') with check (true)';
end $$;
grant insert on village_round, village_link to nangmai_app;
grant update (serial, token_hash, state, held_on, women, men, girls, boys, how, told_on, sends, sent_at, entered_by, activity_id, taken_by, taken_at, version) on village_link to nangmai_app;

create trigger village_round_audited after insert           on village_round for each row execute function audit.record_change('village_round', 'kind_list');
create trigger village_link_audited  after insert or update on village_link  for each row execute function audit.record_change('village_link', 'folded,token_hash');
create trigger village_photo_audited after insert or update on village_photo for each row execute function audit.record_change('village_link', 'sealed_key,sealed_bytes', 'link_id');

-- What whoever holds a link is shown: what is asked, and what this village has told itself.
create function access.village_link_of(of_hash bytea, at timestamptz)
returns table (id uuid, title text, kind_vi text, village text, place text, from_on date, due_on date, expires_on date, state text, held_on date,
               women integer, men integer, girls integer, boys integer, photo boolean, sent_at timestamptz)
language sql stable security definer set search_path = '' as $$
  select l.id, r.title, c.title_vi, l.village, p.name, r.from_on, r.due_on, r.expires_on, l.state, l.held_on, l.women, l.men, l.girls, l.boys,
         exists (select 1 from public.village_photo f where f.link_id = l.id and f.removed_at is null), l.sent_at
  from   public.village_link l join public.village_round r on r.id = l.round_id join public.activity_code c on c.list = r.kind_list and c.code = r.kind
  join   public.place p on p.id = l.place_id
  where  l.token_hash = of_hash and l.state <> 'closed' and r.expires_on >= (village_link_of.at at time zone 'Asia/Ho_Chi_Minh')::date
$$;
comment on function access.village_link_of is 'The row behind a link that is still open, by its digest; nothing for any other.';

-- One sending, or one correction: numbers, and a photo where one came. Says how it stands afterwards, or why nothing was kept.
create function access.tell_village(of_hash bytea, on_day date, of_women integer, of_men integer, of_girls integer, of_boys integer, at timestamptz,
                                    photo_id uuid, photo_name text, photo_type text, photo_bytes integer, photo_key bytea, photo_sealed bytea)
returns text
language plpgsql volatile security definer set search_path = '' as $$
declare
  held  record;
  today date := (tell_village.at at time zone 'Asia/Ho_Chi_Minh')::date;
begin
  select l.id, l.province_id, l.state, l.sends, r.from_on into held
  from   public.village_link l join public.village_round r on r.id = l.round_id
  where  l.token_hash = of_hash and l.state <> 'closed' and r.expires_on >= today for update of l;
  if not found then return 'unknown'; end if;
  if held.state = 'taken' then return 'taken'; end if;
  if held.sends >= 20 then return 'too_often'; end if;
  if on_day < held.from_on or on_day > today then return 'day_outside'; end if;
  update public.village_link set state = 'sent', held_on = on_day, women = of_women, men = of_men, girls = of_girls, boys = of_boys, how = 'link', told_on = today,
         sends = sends + 1, sent_at = tell_village.at, entered_by = null, version = version + 1 where id = held.id;
  if photo_id is not null then
    update public.village_photo set removed_at = tell_village.at where link_id = held.id and removed_at is null;
    insert into public.village_photo (id, link_id, province_id, name, media_type, bytes, stripped, sealed_key, sealed_bytes, sent_at)
    values (photo_id, held.id, held.province_id, photo_name, photo_type, photo_bytes, true, photo_key, photo_sealed, tell_village.at);
  end if;
  return 'sent';
end $$;
comment on function access.tell_village is 'Takes in what a village tells by its link: sent once, corrected until it is taken over, at most twenty times.';
grant execute on function access.village_link_of, access.tell_village to nangmai_intake;
