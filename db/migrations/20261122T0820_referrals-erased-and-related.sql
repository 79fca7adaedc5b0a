-- What was told of a case goes with its key, and words about it reach nobody whose body is related to it.

create policy referral_field_erased       on referral_field       to nangmai_owner using (true) with check (sealed_value is null);
create policy referral_word_erased        on referral_word        to nangmai_owner using (true) with check (sealed_text is null);
create policy referral_appointment_erased on referral_appointment to nangmai_owner using (true) with check (sealed_where is null);

create function access.erase_referrals() returns trigger
language plpgsql volatile security definer set search_path = '' as $$
begin
  update public.referral r set sealed_key = null where r.case_id = new.id;
  update public.referral_field f set sealed_value = null where f.case_id = new.id;
  update public.referral_word w set sealed_text = null where w.case_id = new.id;
  update public.referral_appointment a set sealed_where = null where a.case_id = new.id;
  return null;
end $$;
comment on function access.erase_referrals is 'A referral has a key of its own, so it is destroyed in the same moment as the case''s.';
create trigger case_file_erases_referrals after update of sealed_key on case_file for each row when (new.sealed_key is null and old.sealed_key is not null)
  execute function access.erase_referrals();

create or replace function access.leave_word_to_supervisors(of_agency uuid, of_case uuid, word text, at timestamptz) returns void
language sql volatile security definer set search_path = '' as $$
  insert into public.notice (id, staff_id, kind, record_id, at)
  select gen_random_uuid(), r.staff_id, word, of_case, leave_word_to_supervisors.at
  from   (select distinct r.staff_id from public.staff_role r
          where r.agency_id = of_agency and r.role = 'supervisor' and r.from_on <= (now() at time zone 'Asia/Ho_Chi_Minh')::date
            and (r.until_on is null or r.until_on > (now() at time zone 'Asia/Ho_Chi_Minh')::date)) r
  where  of_case <> all (access.conflicts_of(r.staff_id))
$$;

create or replace function access.leave_referral_word(of_referral uuid, side text, word text, at timestamptz) returns void
language sql volatile security definer set search_path = '' as $$
  insert into public.notice (id, staff_id, kind, record_id, at)
  select gen_random_uuid(), w.staff_id, word, w.record_id, leave_referral_word.at
  from   (select distinct t.staff_id, t.record_id, t.case_id from (
            select s.staff_id, r.id as record_id, r.case_id from public.referral r
            join   public.staff_role s on s.agency_id = case when side = 'desk' then r.to_agency_id else r.from_agency_id end
                   and s.role = case when side = 'desk' then 'partner_desk' else 'supervisor' end
                   and s.from_on <= (now() at time zone 'Asia/Ho_Chi_Minh')::date
                   and (s.until_on is null or s.until_on > (now() at time zone 'Asia/Ho_Chi_Minh')::date)
            where  r.id = of_referral and side in ('desk', 'supervisor')
            union all
            select x.staff_id, r.id, r.case_id from public.referral r
            cross join lateral (select r.sent_by as staff_id union select f.manager_id from public.case_file f where f.id = r.case_id and f.manager_id is not null) x
            where  r.id = of_referral and side = 'sender' and access.is_assigned(r.case_id, x.staff_id)) t) w
  where  word like 'referral.%' and not access.conflicts_of(w.staff_id) && array[w.case_id, w.record_id]
    and  w.staff_id is distinct from access.current_staff()
$$;
