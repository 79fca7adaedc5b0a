-- The session of a use case is proved, and an act is written into the audit, at every request. Each now takes one look where
-- it took several: what is asked and what is refused stays the same.

create or replace function access.prove_session(
  token bytea, sent_key uuid, known_session uuid, known_staff uuid, known_username text, known_name text, known_language text,
  known_roles text[], known_agency uuid, known_agency_name text, known_province text
) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  today date := (now() at time zone 'Asia/Ho_Chi_Minh')::date;
  seen  timestamptz;
  used  boolean;
begin
  select s.seen_at, sent_key is not null and exists (select 1 from public.idempotency_key k where k.staff_id = s.staff_id and k.key = sent_key)
  into   seen, used
  from   public.session s join public.staff f on f.id = s.staff_id and f.enabled
  where  s.token_hash = token and s.state = 'open' and s.ended_at is null and s.expires_at > now() and s.seen_at > now() - interval '30 minutes'
    and  s.id = known_session and s.staff_id = known_staff
    and  f.username = known_username and f.display_name = known_name and f.language = known_language
    and  (select (array_agg(distinct r.role), (array_agg(r.agency_id order by r.from_on, r.id))[1]) = (known_roles, known_agency)
          from public.staff_role r where r.staff_id = s.staff_id and r.from_on <= today and (r.until_on is null or r.until_on > today))
    and  exists (select 1 from public.agency a where a.id = known_agency and a.name = known_agency_name and a.province_id = known_province);
  if not found then
    raise exception 'the session is not the one that was known' using errcode = 'NM001';
  end if;
  if used then
    raise exception 'an earlier try with this key has made something' using errcode = 'NM002';
  end if;
  if seen < now() - interval '1 minute' then
    update public.session s set seen_at = now() where s.token_hash = token and s.seen_at < now() - interval '1 minute';
  end if;
end $$;

create or replace function audit.write_entry(act text, kind text, record_id text, detail jsonb) returns void language plpgsql volatile as $$
begin
  insert into audit.entry (actor_kind, staff_id, session_id, act, kind, record_id, detail)
  select audit.actor_kind(), s.staff_id, s.id, write_entry.act, write_entry.kind, write_entry.record_id, write_entry.detail
  from   (values (1)) at_all left join public.session s
         on s.token_hash = decode(nullif(current_setting('app.session', true), ''), 'hex');
end $$;

create or replace function audit.record_change() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  hidden  text[] := coalesce(string_to_array(tg_argv[1], ','), '{}');
  was     jsonb;
  became  jsonb;
  changed jsonb;
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
  insert into audit.entry (actor_kind, staff_id, session_id, act, kind, record_id, detail)
  select audit.actor_kind(), s.staff_id, s.id, lower(tg_op), tg_argv[0], became ->> coalesce(tg_argv[2], 'id'), changed
  from   (values (1)) at_all left join public.session s
         on s.token_hash = decode(nullif(current_setting('app.session', true), ''), 'hex');
  return null;
end $$;
