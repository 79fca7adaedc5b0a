-- A case's audit tells many tables under one record: a change also says of which table and row it is, so that what the audit kept can be played back row by row.
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
    if tg_argv[2] is not null then
      changed := coalesce(changed, '{}') || jsonb_strip_nulls(jsonb_build_object('of', tg_table_name, 'row', became -> 'id'));
    end if;
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
