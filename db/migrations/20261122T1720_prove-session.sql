-- A session that was remembered is proved in the transaction that runs with it: what is no longer so fails the transaction
-- itself, so that its commit can go out together with everything else.
create function access.prove_session(
  token bytea, sent_key uuid, known_session uuid, known_staff uuid, known_username text, known_name text, known_language text,
  known_roles text[], known_agency uuid, known_agency_name text, known_province text
) returns void
language plpgsql volatile as $$
declare
  s record;
begin
  select * into s from access.session_of(token, sent_key);
  if s.state is distinct from 'open' or s.session_id <> known_session or s.staff_id <> known_staff or s.username <> known_username
     or s.display_name <> known_name or s.language <> known_language or s.roles <> known_roles
     or s.agency_id is distinct from known_agency or s.agency_name is distinct from known_agency_name
     or s.province_id is distinct from known_province then
    raise exception 'the session is not the one that was known' using errcode = 'NM001';
  end if;
  if s.made_route is not null then
    raise exception 'an earlier try with this key has made something' using errcode = 'NM002';
  end if;
end $$;
comment on function access.prove_session is 'Fails the transaction unless the session is still what it was last known to be and no earlier try with the same key has made anything.';
revoke execute on function access.prove_session from public;
grant execute on function access.prove_session to nangmai_app;
