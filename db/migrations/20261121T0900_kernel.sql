-- What every part of the house stands on: who acts, what was done, what must not happen twice.

create schema access;
create schema audit;
comment on schema access is 'Who is asking, resolved from the session of this transaction. Row policies rest on it.';
comment on schema audit  is 'What was done and read, sealed in batches. Append-only for everyone.';
revoke all on schema public from public;
grant usage on schema public to nangmai_app, nangmai_intake, nangmai_jobs, nangmai_reporter, nangmai_facts, nangmai_backup;
grant usage on schema access to nangmai_app, nangmai_intake, nangmai_jobs, nangmai_backup;
grant usage on schema audit  to nangmai_app, nangmai_intake, nangmai_jobs, nangmai_backup;
alter default privileges revoke execute on functions from public;

-- One row: what this installation is -------------------------------------------------------------------------
create table installation (
  singular        boolean     not null default true,
  demo            boolean     not null,
  key_fingerprint text        not null,
  created_at      timestamptz not null default now(),
  demo_ready_at   timestamptz,
  constraint installation_pkey    primary key (singular),
  constraint installation_is_one  check (singular)
);
comment on table  installation is 'What this installation is. A demo folder can never become a real one, nor the other way round.';
comment on column installation.key_fingerprint is 'Tells a wrong key file before anything is sealed with it.';
grant select on installation to nangmai_app, nangmai_jobs;

-- Sign-in sessions; the functions below stand on them, so they stand here -------------------------------------
create table session (
  id          uuid        not null,
  token_hash  bytea       not null,
  staff_id    uuid        not null,
  state       text        not null,
  opened_at   timestamptz not null default now(),
  seen_at     timestamptz not null default now(),
  expires_at  timestamptz not null,
  stepped_up_at timestamptz,
  ended_at    timestamptz,
  constraint session_pkey       primary key (id),
  constraint session_token_once unique (token_hash),
  constraint session_token_hash check (length(token_hash) = 32),
  constraint session_state      check (state in ('code_needed', 'enrol_needed', 'open', 'locked'))
);
create index session_of_staff on session (staff_id) where ended_at is null;
comment on table  session is 'Sign-in sessions. Only the SHA-256 of the token is kept; nobody can read a token out of a backup.';
comment on column session.state is 'code_needed and enrol_needed open nothing but the second step; locked opens nothing until the password is given again.';
-- No grant: reached only through the definer functions of module access.

-- Who is asking ------------------------------------------------------------------------------------------------
create function access.session_hash() returns bytea
language sql stable parallel safe set search_path = '' as $$
  select decode(nullif(current_setting('app.session', true), ''), 'hex')
$$;
comment on function access.session_hash is 'Hash of the token this transaction was entered with; null when it was not entered.';

create function access.current_staff() returns uuid
language sql stable security definer set search_path = '' as $$
  select s.staff_id from public.session s
  where  s.token_hash = access.session_hash() and s.state = 'open' and s.ended_at is null
    and  s.expires_at > now() and s.seen_at > now() - interval '30 minutes'
$$;
comment on function access.current_staff is 'The person of an open session, or null. A forged identity setting opens nothing: the secret behind the hash must be known.';
grant execute on function access.session_hash, access.current_staff to nangmai_app, nangmai_jobs, nangmai_intake;

-- Audit ----------------------------------------------------------------------------------------------------------
create table audit.entry (
  id         bigint generated always as identity,
  epoch      integer     not null default 1,
  xid        xid8        not null default pg_current_xact_id(),
  at         timestamptz not null default clock_timestamp(),
  actor_kind text        not null,
  staff_id   uuid,
  session_id uuid,
  act        text        not null,
  kind       text        not null,
  record_id  text,
  detail     jsonb,
  constraint entry_pkey  primary key (id),
  constraint entry_actor check (actor_kind in ('staff', 'public', 'job', 'owner'))
);
create index entry_of_record on audit.entry (kind, record_id, id desc);
create index entry_of_staff  on audit.entry (staff_id, id desc);
create index entry_by_xid    on audit.entry (epoch, xid, id);
comment on table  audit.entry is 'Every write, every read of sealed data, every search for a person, every refusal. Nothing typed by anyone stands here in clear.';
comment on column audit.entry.epoch is 'Rises by one at each restore, since transaction numbers start anew on another server.';
comment on column audit.entry.xid is 'Transaction that wrote the row; batches are sealed below the oldest one still running.';

create table audit.seal (
  no          bigint      not null,
  epoch       integer     not null,
  after_xid   xid8        not null,
  before_xid  xid8        not null,
  entries     bigint      not null,
  leaves      bytea       not null,
  root        bytea       not null,
  previous    bytea,
  head        bytea       not null,
  signature   bytea       not null,
  at          timestamptz not null,
  constraint seal_pkey   primary key (no),
  constraint seal_range  check (before_xid > after_xid),
  constraint seal_first  check ((no = 1) = (previous is null)),
  constraint seal_leaves check (length(leaves) = 32 * entries)
);
alter table audit.seal alter column leaves set storage external; -- hashes do not compress
comment on table  audit.seal is 'Batches of audit entries: Merkle root, chained to the seal before, signed with a key that is not in the database.';
comment on column audit.seal.after_xid is 'The batch holds the entries of this epoch with after_xid <= xid < before_xid, in the order of (xid, id).';
comment on column audit.seal.leaves is 'SHA-256 of each entry, 32 bytes each. The root is made over them, so they can tell which entry is bad, not whether one is.';

create function audit.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'audit rows are never changed or removed' using errcode = 'restrict_violation';
end $$;
create trigger entry_stays       before update or delete on audit.entry for each row       execute function audit.refuse_change();
create trigger entry_not_emptied before truncate         on audit.entry for each statement execute function audit.refuse_change();
create trigger seal_stays        before update or delete on audit.seal  for each row       execute function audit.refuse_change();
create trigger seal_not_emptied  before truncate         on audit.seal  for each statement execute function audit.refuse_change();

create function audit.actor_kind() returns text language sql stable set search_path = '' as $$
  select case session_user when 'nangmai_jobs' then 'job' when 'nangmai_owner' then 'owner' when 'nangmai_intake' then 'public'
              when 'nangmai_app' then case when access.session_hash() is null then 'public' else 'staff' end else 'owner' end
$$;

create function audit.note(act text, kind text, record_id text, detail jsonb default null) returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
  insert into audit.entry (actor_kind, staff_id, session_id, act, kind, record_id, detail)
  select audit.actor_kind(), s.staff_id, s.id, note.act, note.kind, note.record_id, note.detail
  from   (select 1) one left join public.session s on s.token_hash = access.session_hash();
end $$;
comment on function audit.note is 'Writes one audit row in the caller''s transaction. The actor is taken from the session, never from the caller.';

-- As a scalar inside a query, so that a sealed row cannot be read without leaving its trace in the same statement.
create function audit.read(kind text, record_id uuid, detail jsonb default null) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
begin
  perform audit.note('read', read.kind, read.record_id::text, read.detail);
  return true;
end $$;

create function audit.record_change() returns trigger
language plpgsql volatile security definer set search_path = '' as $$
declare
  hidden  text[] := coalesce(string_to_array(tg_argv[1], ','), '{}');
  was     jsonb;
  became  jsonb;
  changed jsonb;
begin
  if tg_op <> 'INSERT' then was    := to_jsonb(old) - hidden; end if;
  if tg_op <> 'DELETE' then became := to_jsonb(new) - hidden; end if;
  if tg_op = 'UPDATE' then
    select jsonb_object_agg(n.key, jsonb_build_array(was -> n.key, n.value)) into changed
    from   jsonb_each(became) n where was -> n.key is distinct from n.value;
  else
    changed := jsonb_strip_nulls(coalesce(became, was));
  end if;
  insert into audit.entry (actor_kind, staff_id, session_id, act, kind, record_id, detail)
  select audit.actor_kind(), s.staff_id, s.id, lower(tg_op), tg_argv[0], coalesce(became, was) ->> coalesce(tg_argv[2], 'id'), changed
  from   (select 1) one left join public.session s on s.token_hash = access.session_hash();
  return null;
end $$;
comment on function audit.record_change is 'Trigger: kind of record, sealed columns to leave out, key column (default id).';
grant execute on function audit.note, audit.read, audit.actor_kind to nangmai_app, nangmai_jobs, nangmai_intake;
grant execute on function audit.record_change, audit.refuse_change to nangmai_app, nangmai_jobs, nangmai_intake;

alter table audit.entry enable row level security;
alter table audit.seal  enable row level security;
create policy entry_sealed on audit.entry for select to nangmai_jobs using (true);
create policy seal_made    on audit.seal  for all    to nangmai_jobs using (true) with check (true);
grant select on audit.entry to nangmai_jobs;
grant select, insert on audit.seal to nangmai_jobs;

create function audit.unsealed() returns bigint language sql stable security definer set search_path = '' as $$
  select count(*) from audit.entry e
  where  (e.epoch, e.xid) >= (coalesce((select s.epoch from audit.seal s order by s.no desc limit 1), 0),
                              coalesce((select s.before_xid from audit.seal s order by s.no desc limit 1), '0'::xid8))
$$;
comment on function audit.unsealed is 'How many entries no seal covers yet: a number for this machine''s own meters.';
grant execute on function audit.unsealed to nangmai_app, nangmai_jobs;

-- A write is done once, however often it is sent ---------------------------------------------------------------
create table idempotency_key (
  staff_id  uuid        not null,
  key       uuid        not null,
  route     text        collate "C" not null,
  body_hash bytea       not null,
  made      jsonb       not null,
  at        timestamptz not null default now(),
  constraint idempotency_key_pkey primary key (staff_id, key)
);
create index idempotency_key_age on idempotency_key (at);
comment on table  idempotency_key is 'Ids and versions a write has made, for 72 hours; never what was typed.';
alter table idempotency_key enable row level security;
alter table idempotency_key force  row level security;
create policy idempotency_key_own on idempotency_key to nangmai_app
  using (staff_id = (select access.current_staff())) with check (staff_id = (select access.current_staff()));
create policy idempotency_key_told on idempotency_key for select to nangmai_owner using (true); -- for access.session_of
create policy idempotency_key_aged on idempotency_key to nangmai_jobs using (at < now() - interval '72 hours');
grant select, insert on idempotency_key to nangmai_app;
grant select, delete on idempotency_key to nangmai_jobs;

-- What somebody has begun to type ------------------------------------------------------------------------------
create table draft (
  author_id  uuid        not null,
  client_ref uuid        not null,
  form       text        collate "C" not null,
  seq        integer     not null,
  sealed_key bytea       not null,
  sealed     bytea       not null,
  opened_at  timestamptz not null default now(),
  saved_at   timestamptz not null default now(),
  constraint draft_pkey primary key (author_id, client_ref),
  constraint draft_seq  check (seq > 0)
);
comment on table draft is 'One unfinished form of one person, sealed; gone when the record is saved. Nothing typed is lost.';
alter table draft enable row level security;
alter table draft force  row level security;
create policy draft_own on draft to nangmai_app
  using (author_id = (select access.current_staff())) with check (author_id = (select access.current_staff()));
grant select, insert, update, delete on draft to nangmai_app;
