-- Passkeys: sign-in with a key that stays in a telephone, a computer or a security key, beside the authenticator app.

create table passkey (
  id            uuid        not null,
  staff_id      uuid        not null,
  credential_id bytea       not null,
  public_key    bytea       not null,
  counter       bigint      not null,
  transports    text[]      not null,
  name          text        not null,
  created_at    timestamptz not null default now(),
  last_used_at  timestamptz,
  removed_at    timestamptz,
  version       integer     not null default 1,
  constraint passkey_pkey       primary key (id),
  constraint passkey_staff      foreign key (staff_id) references staff (id),
  constraint passkey_once       unique (credential_id),
  constraint passkey_credential check (length(credential_id) between 1 and 1023),
  constraint passkey_counter    check (counter >= 0)
);
create index passkey_of_staff on passkey (staff_id) where removed_at is null;
comment on table  passkey is 'Keys with which somebody signs in. Which make of device it is, is not kept. A removed one stays as a row and opens nothing.';
comment on column passkey.counter is 'What the device counted last; 0 for devices that do not count. One that goes back may be a copy.';

create table passkey_challenge (
  hash       bytea       not null,
  purpose    text        not null,
  session_id uuid,
  staff_id   uuid,
  expires_at timestamptz not null,
  used_at    timestamptz,
  constraint passkey_challenge_pkey    primary key (hash),
  constraint passkey_challenge_session foreign key (session_id) references session (id),
  constraint passkey_challenge_staff   foreign key (staff_id)   references staff (id),
  constraint passkey_challenge_hash    check (length(hash) = 32),
  constraint passkey_challenge_for     check (purpose in ('register', 'sign_in', 'second', 'step_up')),
  constraint passkey_challenge_whom    check ((purpose = 'sign_in') = (session_id is null) and (session_id is null) = (staff_id is null))
);
create index passkey_challenge_expired on passkey_challenge (expires_at);
comment on table passkey_challenge is 'What a device was asked to sign: by its SHA-256, for one purpose and one session, five minutes, once.';

alter table passkey           enable row level security;
alter table passkey           force  row level security;
alter table passkey_challenge enable row level security;
alter table passkey_challenge force  row level security;
create policy passkey_told           on passkey           to nangmai_owner using (true) with check (true); -- for the definer functions
create policy passkey_challenge_told on passkey_challenge to nangmai_owner using (true) with check (true);
-- No grant: both are reached only through the functions below.

create trigger passkey_audited after insert or update on passkey for each row
  execute function audit.record_change('passkey', 'credential_id,public_key');

create function access.ask_passkey(challenge bytea, for_purpose text, token bytea) returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
  delete from public.passkey_challenge c where c.expires_at < now() - interval '1 hour';
  if for_purpose = 'sign_in' then
    insert into public.passkey_challenge (hash, purpose, expires_at) values (challenge, for_purpose, now() + interval '5 minutes');
  else
    insert into public.passkey_challenge (hash, purpose, session_id, staff_id, expires_at)
    select challenge, for_purpose, s.id, s.staff_id, now() + interval '5 minutes' from public.session s where s.token_hash = token and s.ended_at is null;
  end if;
end $$;
comment on function access.ask_passkey is 'Lays down what a device is asked to sign. Those long past go.';

create function access.use_passkey_challenge(challenge bytea, for_purpose text, token bytea) returns boolean
language sql volatile security definer set search_path = '' as $$
  with used as (
    update public.passkey_challenge c set used_at = now()
    where  c.hash = challenge and c.purpose = for_purpose and c.used_at is null and c.expires_at > now()
      and  (case when for_purpose = 'sign_in' then c.session_id is null
                 else c.session_id = (select s.id from public.session s where s.token_hash = token and s.ended_at is null) end)
    returning 1)
  select exists (select 1 from used)
$$;
comment on function access.use_passkey_challenge is 'True once, for the purpose and the session it was made for, within its five minutes.';

create function access.passkeys_of(token bytea)
returns table (id uuid, credential_id bytea, transports text[], name text, created_at timestamptz, last_used_at timestamptz, version integer)
language sql stable security definer set search_path = '' as $$
  select k.id, k.credential_id, k.transports, k.name, k.created_at, k.last_used_at, k.version
  from   public.session s join public.staff f on f.id = s.staff_id and f.enabled join public.passkey k on k.staff_id = s.staff_id and k.removed_at is null
  where  s.token_hash = token and s.ended_at is null and s.expires_at > now() and s.seen_at > now() - interval '30 minutes'
  order  by k.created_at, k.id
$$;
comment on function access.passkeys_of is 'The keys of whoever holds this session.';

create function access.passkey_secret(credential bytea)
returns table (id uuid, staff_id uuid, username text, public_key bytea, counter bigint)
language sql stable security definer set search_path = '' as $$
  select k.id, k.staff_id, f.username, k.public_key, k.counter
  from   public.passkey k join public.staff f on f.id = k.staff_id and f.enabled
  join   public.staff_secret x on x.staff_id = f.id and x.password_hash is not null -- a renewed link shuts this door too
  where  k.credential_id = credential and k.removed_at is null
$$;
comment on function access.passkey_secret is 'What one key needs to sign in; nothing for one that is unknown, removed or of a closed account.';

create function access.has_passkey(whose uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select 1 from public.passkey k where k.staff_id = whose and k.removed_at is null)
$$;

create function access.add_passkey(token bytea, new_id uuid, credential bytea, key bytea, counted bigint, reached_by text[], called text) returns boolean
language sql volatile security definer set search_path = '' as $$
  with added as (
    insert into public.passkey (id, staff_id, credential_id, public_key, counter, transports, name)
    select new_id, s.staff_id, credential, key, counted, reached_by, called
    from   public.session s where s.token_hash = token and s.state = 'open' and s.ended_at is null
    on conflict on constraint passkey_once do nothing returning 1)
  select exists (select 1 from added)
$$;
comment on function access.add_passkey is 'False when this credential is known already, whosever it is.';

create function access.use_passkey(key_id uuid, counted bigint) returns boolean
language sql volatile security definer set search_path = '' as $$
  with used as (
    update public.passkey k set counter = counted, last_used_at = now()
    where  k.id = key_id and k.removed_at is null and (counted > k.counter or (counted = 0 and k.counter = 0)) returning 1)
  select exists (select 1 from used)
$$;
comment on function access.use_passkey is 'Notes a use. False when the count did not go on, also when another use with the same count won.';

create function access.rename_passkey(token bytea, key_id uuid, called text, read_version integer) returns boolean
language sql volatile security definer set search_path = '' as $$
  with renamed as (
    update public.passkey k set name = called, version = k.version + 1
    from   public.session s
    where  s.token_hash = token and s.state = 'open' and s.ended_at is null
      and  k.id = key_id and k.staff_id = s.staff_id and k.removed_at is null and k.version = read_version returning 1)
  select exists (select 1 from renamed)
$$;

create function access.remove_passkey(token bytea, key_id uuid, read_version integer, needs_one boolean) returns text
language plpgsql volatile security definer set search_path = '' as $$
declare
  whose uuid;
begin
  -- Two removals at once wait for each other here, or each would count the other's key as the one that is left.
  select f.id into whose from public.session s join public.staff f on f.id = s.staff_id
  where  s.token_hash = token and s.state = 'open' and s.ended_at is null for no key update of f;
  if needs_one
     and not exists (select 1 from public.staff_secret x where x.staff_id = whose and x.totp_sealed is not null and x.totp_step > 0)
     and not exists (select 1 from public.passkey k where k.staff_id = whose and k.removed_at is null and k.id <> key_id) then
    return 'last';
  end if;
  update public.passkey k set removed_at = now(), version = k.version + 1
  where  k.id = key_id and k.staff_id = whose and k.removed_at is null and k.version = read_version;
  return case when found then 'removed' else 'stale' end;
end $$;
comment on function access.remove_passkey is 'Never the last second factor of an account that must have one.';

create function access.remove_passkeys_of(whose uuid) returns void
language sql volatile security definer set search_path = '' as $$
  update public.passkey k set removed_at = now(), version = k.version + 1
  where  k.staff_id = whose and k.removed_at is null and access.agencies_as('administrator') <> '{}'
$$;
comment on function access.remove_passkeys_of is 'Part of forgetting a second factor that was lost: by an administrator only.';

create function access.stepped_up(token bytea) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select 1 from public.session s where s.token_hash = token and s.state = 'open' and s.ended_at is null
                 and s.stepped_up_at > now() - interval '10 minutes')
$$;
comment on function access.stepped_up is 'Whether this person has proved again within ten minutes that it is they who ask.';

grant execute on function access.ask_passkey, access.use_passkey_challenge, access.passkeys_of, access.passkey_secret, access.has_passkey,
  access.add_passkey, access.use_passkey, access.rename_passkey, access.remove_passkey, access.remove_passkeys_of, access.stepped_up to nangmai_app;
