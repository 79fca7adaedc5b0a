-- Functions that run with their owner's rights set their search path at each call, and that costs more than what most of them
-- look up. What they ask each other now stands in parts without rights of their own: a part runs with the rights and the path
-- of the function that calls it, and nobody else may call it. Each rule keeps its one place; each question its one door.

create function access.staff_of_session() returns uuid language plpgsql stable as $$
declare
  whose uuid;
begin
  select s.staff_id into whose from public.session s
  where  s.token_hash = decode(nullif(current_setting('app.session', true), ''), 'hex') and s.state = 'open' and s.ended_at is null
    and  s.expires_at > now() and s.seen_at > now() - interval '30 minutes';
  return whose;
end $$;
comment on function access.staff_of_session is 'Part of access.current_staff and of those who ask the same.';

create function access.agencies_held(whose uuid, roles text[]) returns uuid[] language plpgsql stable as $$
declare
  held  uuid[];
  today date := (now() at time zone 'Asia/Ho_Chi_Minh')::date;
begin
  select array_agg(distinct r.agency_id) into held from public.staff_role r
  where  r.staff_id = whose and r.role = any (roles) and r.from_on <= today and (r.until_on is null or r.until_on > today);
  return coalesce(held, '{}');
end $$;
comment on function access.agencies_held is 'Part of access.agencies_as.';

-- Nearly nobody is related to anything: whether there is something to find is one statement, and finding it is another.
create function access.related_to(whose uuid) returns uuid[] language plpgsql stable as $$
declare
  to_records boolean;
  to_bodies  boolean;
  to_others  boolean;
  related    uuid[] := '{}';
  today      date;
begin
  select exists (select 1 from public.conflict_of_interest c where c.staff_id = whose), exists (select 1 from public.conflict_of_agency),
         exists (select 1 from public.respondent_assignment a where a.staff_id = whose)
  into   to_records, to_bodies, to_others;
  if to_records then
    related := array(select c.record_id from public.conflict_of_interest c where c.staff_id = whose);
  end if;
  if to_bodies then
    today   := (now() at time zone 'Asia/Ho_Chi_Minh')::date;
    related := related || array(
      with recursive held as (
        select distinct r.agency_id as id, true as itself from public.staff_role r
        where  r.staff_id = whose and r.from_on <= today and (r.until_on is null or r.until_on > today)
        union
        select a.parent_id, false from held h join public.agency a on a.id = h.id where a.parent_id is not null
      )
      select c.record_id from public.conflict_of_agency c join held h on h.id = c.agency_id and (h.itself or c.with_units));
  end if;
  if to_others then
    related := related || array(
      select unnest(array[f.id, f.contact_id]) from public.respondent_assignment a
      join   public.respondent_link l on l.file_id = a.file_id and l.ended_at is null
      join   public.case_file f on f.id = l.case_id
      where  a.staff_id = whose);
  end if;
  return related;
end $$;
comment on function access.related_to is 'Part of access.conflicts_of: records related to somebody, to the bodies they work for, or to the other side they work with.';

create function access.holds_case(of_case uuid, whose uuid) returns boolean language plpgsql stable as $$
begin
  return exists (select 1 from public.case_assignment a where a.case_id = of_case and a.staff_id = whose
                 and a.from_at <= now() and (a.until_at is null or a.until_at > now()));
end $$;
comment on function access.holds_case is 'Part of access.is_assigned.';

create or replace function access.current_staff() returns uuid
language plpgsql stable security definer set search_path = '' as $$
begin
  return access.staff_of_session();
end $$;

create or replace function access.agencies_as(variadic roles text[]) returns uuid[]
language plpgsql stable security definer set search_path = '' as $$
begin
  return access.agencies_held(access.staff_of_session(), roles);
end $$;

create or replace function access.conflicts_of(whose uuid) returns uuid[]
language plpgsql stable security definer set search_path = '' as $$
begin
  return access.related_to(whose);
end $$;

create or replace function access.my_conflicts() returns uuid[]
language plpgsql stable security definer set search_path = '' as $$
begin
  return access.related_to(access.staff_of_session());
end $$;

create or replace function access.is_assigned(of_case uuid, whose uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return access.holds_case(of_case, whose);
end $$;

create or replace function access.works_on(of_case uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return access.holds_case(of_case, access.staff_of_session());
end $$;

create or replace function access.sees_case(of_case uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
declare
  me uuid := access.staff_of_session();
begin
  if of_case = any (access.related_to(me)) then return false; end if;
  if access.holds_case(of_case, me) then return true; end if;
  return exists (select 1 from public.case_file f where f.id = of_case and f.agency_id = any (access.agencies_held(me, '{supervisor}')));
end $$;

-- Names nothing but what the system itself provides, so it needs no path.
alter function audit.actor_kind() reset search_path;

create function audit.write_entry(act text, kind text, record_id text, detail jsonb) returns void language plpgsql volatile as $$
declare
  mine record;
begin
  select s.staff_id, s.id into mine from public.session s
  where  s.token_hash = decode(nullif(current_setting('app.session', true), ''), 'hex');
  insert into audit.entry (actor_kind, staff_id, session_id, act, kind, record_id, detail)
  values (audit.actor_kind(), mine.staff_id, mine.id, act, kind, record_id, detail);
end $$;
comment on function audit.write_entry is 'Part of audit.note and its like: the actor is taken from the session, never from the caller.';

create or replace function audit.note(act text, kind text, record_id text, detail jsonb default null) returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
  perform audit.write_entry(note.act, note.kind, note.record_id, note.detail);
end $$;

create or replace function audit.read(kind text, record_id uuid, detail jsonb default null) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
begin
  perform audit.write_entry('read', read.kind, read.record_id::text, read.detail);
  return true;
end $$;

-- Who is signed in is asked by every request. Which duties a person's agencies hold is asked by figures alone, and there.
drop function access.session_of(bytea, uuid);
create function access.session_of(token bytea, sent_key uuid)
returns table (session_id uuid, staff_id uuid, state text, display_name text, username text, language text, roles text[],
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
  if sent_key is not null then
    select k.made, k.route, k.body_hash into made, made_route, made_hash
    from   public.idempotency_key k where k.staff_id = session_of.staff_id and k.key = sent_key;
  end if;
  if seen < now() - interval '1 minute' then
    update public.session s set seen_at = now() where s.token_hash = token and s.seen_at < now() - interval '1 minute';
  end if;
  return next;
end $$;
comment on function access.session_of is 'The session behind a token, with the roles its person holds today and what an earlier try with the same key has made.';
grant execute on function access.session_of to nangmai_app;
