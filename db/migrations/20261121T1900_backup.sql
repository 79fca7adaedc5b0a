-- Whoever makes a backup reads every table, sealed as it is, and writes nothing. BYPASSRLS is in the role, so that no
-- row policy can leave rows out; row_security is off besides, so that one which would is an error.

do $$
declare
  relation record;
begin
  for relation in
    select c.oid::regclass as name, c.relkind from pg_class c
    where  c.relnamespace in ('public'::regnamespace, 'audit'::regnamespace) and c.relkind in ('r', 'p', 'S') and c.relowner = current_user::regrole
  loop
    execute format('grant select on %s %s to nangmai_backup', case relation.relkind when 'S' then 'sequence' else 'table' end, relation.name);
  end loop;
end $$;

-- Tables of later migrations.
alter default privileges in schema public, audit grant select on tables    to nangmai_backup;
alter default privileges in schema public, audit grant select on sequences to nangmai_backup;
