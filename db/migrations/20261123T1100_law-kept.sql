-- Rows of the law are kept by people of the house: who may is said here too, not by the routes alone.
do $$
declare t text;
begin
  foreach t in array array['law_clock_rule', 'law_form', 'law_text', 'hotline_number'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force  row level security', t);
    execute format('create policy %I on %I for select using (true)', t || '_seen', t); -- the law is open to all
    execute format('create policy %I on %I for all to nangmai_owner using (true) with check (true)', t || '_shipped', t);
    execute format($policy$create policy %I on %I for insert to nangmai_app
      with check (cardinality((select access.provinces_as('provincial_officer', 'administrator'%s))) > 0 and edited_by = access.current_staff())$policy$,
      t || '_added', t, case t when 'law_text' then $role$, 'supervisor'$role$ else '' end);
    execute format($policy$create policy %I on %I for update to nangmai_app
      using (cardinality((select access.provinces_as('provincial_officer', 'administrator'%s))) > 0)
      with check (edited_by = access.current_staff())$policy$,
      t || '_changed', t, case t when 'law_text' then $role$, 'supervisor'$role$ else '' end);
  end loop;
end $$;
