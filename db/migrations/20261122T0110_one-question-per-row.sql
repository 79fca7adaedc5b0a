-- Whether somebody may see a case, as one question. The rows in a file (persons, notes, support …) asked it through the table of
-- cases, each with that table's whole rule set up anew: reading one file set up seventy plans and ran ten of them.
-- The rule on case_file itself stays in its form for lists, which finds once what the person asking holds.
-- `cases/case-sees.test.ts` holds the two against each other.

create function access.sees_case(of_case uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  if of_case = any (access.my_conflicts()) then return false; end if;
  if access.is_assigned(of_case, access.current_staff()) then return true; end if;
  return exists (select 1 from public.case_file f where f.id = of_case and f.agency_id = any (access.agencies_as('supervisor')));
end $$;
comment on function access.sees_case is 'The rule of case_file_seen for one case: assigned now, or supervisor of its agency; never with a conflict of interest.';
grant execute on function access.sees_case to nangmai_app;

alter policy person_seen            on person            using (access.sees_case(case_id)) with check (access.sees_case(case_id));
alter policy emergency_support_seen on emergency_support using (access.sees_case(case_id)) with check (access.sees_case(case_id));
alter policy case_note_seen         on case_note         using (access.sees_case(case_id)) with check (access.sees_case(case_id));
alter policy case_event_seen        on case_event        using (access.sees_case(case_id));
alter policy entry_of_my_case       on audit.entry       using (case when kind = 'case' then access.sees_case(record_id::uuid) else false end);
