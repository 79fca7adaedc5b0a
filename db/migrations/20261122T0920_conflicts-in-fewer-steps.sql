-- What is hidden from somebody is asked by nearly every row policy. The same answer as before in fewer steps: related bodies and
-- files of the other side are looked up only where there are any, and the plans stay.

create or replace function access.conflicts_of(whose uuid) returns uuid[]
language plpgsql stable security definer set search_path = '' as $$
declare
  related uuid[];
  today   date := (now() at time zone 'Asia/Ho_Chi_Minh')::date;
begin
  select array_agg(c.record_id) into related from public.conflict_of_interest c where c.staff_id = whose;
  if exists (select 1 from public.conflict_of_agency) then
    related := related || array(
      with recursive held as (
        select distinct r.agency_id as id, true as itself from public.staff_role r
        where  r.staff_id = whose and r.from_on <= today and (r.until_on is null or r.until_on > today)
        union
        select a.parent_id, false from held h join public.agency a on a.id = h.id where a.parent_id is not null
      )
      select c.record_id from public.conflict_of_agency c join held h on h.id = c.agency_id and (h.itself or c.with_units));
  end if;
  if exists (select 1 from public.respondent_assignment a where a.staff_id = whose) then
    related := related || array(
      select unnest(array[f.id, f.contact_id]) from public.respondent_assignment a
      join   public.respondent_link l on l.file_id = a.file_id and l.ended_at is null
      join   public.case_file f on f.id = l.case_id
      where  a.staff_id = whose);
  end if;
  return coalesce(related, '{}');
end $$;

create or replace function access.my_conflicts() returns uuid[]
language plpgsql stable security definer set search_path = '' as $$
begin
  return access.conflicts_of(access.current_staff());
end $$;
