-- Who asks is asked by every request and every row policy. The same answers as before, from functions whose plans stay
-- (plpgsql keeps them, a plain SQL function with a definer's rights is set up anew at each call) and in fewer steps.

create or replace function access.current_staff() returns uuid
language plpgsql stable security definer set search_path = '' as $$
declare
  whose uuid;
begin
  select s.staff_id into whose from public.session s
  where  s.token_hash = decode(nullif(current_setting('app.session', true), ''), 'hex') and s.state = 'open' and s.ended_at is null
    and  s.expires_at > now() and s.seen_at > now() - interval '30 minutes';
  return whose;
end $$;

create or replace function access.agencies_as(variadic roles text[]) returns uuid[]
language plpgsql stable security definer set search_path = '' as $$
declare
  mine  uuid[];
  me    uuid := access.current_staff();
  today date := (now() at time zone 'Asia/Ho_Chi_Minh')::date;
begin
  select array_agg(distinct r.agency_id) into mine from public.staff_role r
  where  r.staff_id = me and r.role = any (roles) and r.from_on <= today and (r.until_on is null or r.until_on > today);
  return coalesce(mine, '{}');
end $$;

create or replace function access.my_conflicts() returns uuid[]
language plpgsql stable security definer set search_path = '' as $$
declare
  hidden uuid[];
  me     uuid := access.current_staff();
begin
  select array_agg(c.record_id) into hidden from public.conflict_of_interest c where c.staff_id = me;
  return coalesce(hidden, '{}');
end $$;

create or replace function audit.actor_kind() returns text language plpgsql stable set search_path = '' as $$
begin
  return case session_user when 'nangmai_jobs' then 'job' when 'nangmai_owner' then 'owner' when 'nangmai_intake' then 'public'
           when 'nangmai_app' then case when nullif(current_setting('app.session', true), '') is null then 'public' else 'staff' end else 'owner' end;
end $$;

create or replace function audit.note(act text, kind text, record_id text, detail jsonb default null) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  mine record;
begin
  select s.staff_id, s.id into mine from public.session s
  where  s.token_hash = decode(nullif(current_setting('app.session', true), ''), 'hex');
  insert into audit.entry (actor_kind, staff_id, session_id, act, kind, record_id, detail)
  values (audit.actor_kind(), mine.staff_id, mine.id, note.act, note.kind, note.record_id, note.detail);
end $$;

-- One row of plain columns: each part is a statement of its own over one index, and none waits for a plan of them all.
create or replace function access.session_of(token bytea, sent_key uuid)
returns table (session_id uuid, staff_id uuid, state text, display_name text, username text, language text, roles text[], duties text[],
               agency_id uuid, agency_name text, province_id text, stepped_up_at timestamptz, made jsonb, made_route text, made_hash bytea)
language plpgsql volatile security definer set search_path = '' as $$
declare
  today date := (now() at time zone 'Asia/Ho_Chi_Minh')::date;
  seen  timestamptz;
begin
  select s.id, s.staff_id, s.state, s.stepped_up_at, s.seen_at, f.display_name, f.username, f.language
  into   session_id, staff_id, state, stepped_up_at, seen, display_name, username, language
  from   public.session s join public.staff f on f.id = s.staff_id and f.enabled
  where  s.token_hash = token and s.ended_at is null and s.expires_at > now() and s.seen_at > now() - interval '30 minutes';
  if not found then return; end if;

  select coalesce(array_agg(distinct r.role), '{}'), (array_agg(r.agency_id order by r.from_on, r.id))[1] into roles, agency_id
  from   public.staff_role r where r.staff_id = session_of.staff_id and r.from_on <= today and (r.until_on is null or r.until_on > today);
  select a.name, a.province_id into agency_name, province_id from public.agency a where a.id = session_of.agency_id;
  select coalesce(array_agg(distinct d.duty_code), '{}') into duties
  from   public.staff_role r join public.agency_duty d on d.agency_id = r.agency_id
  where  r.staff_id = session_of.staff_id and r.from_on <= today and (r.until_on is null or r.until_on > today)
    and  d.from_on <= today and (d.until_on is null or d.until_on > today);
  if sent_key is not null then
    select k.made, k.route, k.body_hash into made, made_route, made_hash
    from   public.idempotency_key k where k.staff_id = session_of.staff_id and k.key = sent_key;
  end if;
  if seen < now() - interval '1 minute' then
    update public.session s set seen_at = now() where s.token_hash = token and s.seen_at < now() - interval '1 minute';
  end if;
  return next;
end $$;

create or replace function audit.record_change() returns trigger
language plpgsql volatile security definer set search_path = '' as $$
declare
  hidden  text[] := coalesce(string_to_array(tg_argv[1], ','), '{}');
  was     jsonb;
  became  jsonb;
  changed jsonb;
  mine    record;
begin
  if tg_op = 'UPDATE' then
    was    := to_jsonb(old) - hidden;
    became := to_jsonb(new) - hidden;
    select jsonb_object_agg(n.key, jsonb_build_array(was -> n.key, n.value)) into changed
    from   jsonb_each(became) n where was -> n.key is distinct from n.value;
  elsif tg_op = 'INSERT' then
    became  := to_jsonb(new) - hidden;
    changed := jsonb_strip_nulls(became);
  else
    became  := to_jsonb(old) - hidden;
    changed := jsonb_strip_nulls(became);
  end if;
  select s.staff_id, s.id into mine from public.session s
  where  s.token_hash = decode(nullif(current_setting('app.session', true), ''), 'hex');
  insert into audit.entry (actor_kind, staff_id, session_id, act, kind, record_id, detail)
  values (audit.actor_kind(), mine.staff_id, mine.id, lower(tg_op), tg_argv[0], became ->> coalesce(tg_argv[2], 'id'), changed);
  return null;
end $$;
