-- Attendances of activities that were held, each with the place and the kind of its activity: among ten years of a province a half-year of
-- trainings is then read as it lies, where a join over all activities ever held took most of a second for one figure.

create table counted_attendance (
  id          uuid    not null,
  activity_id uuid    not null,
  province_id text    collate "C" not null,
  place_id    text    collate "C",
  kind        text    collate "C" not null,
  on_day      date    not null,
  audience    text    collate "C" not null,
  attendances integer not null
);
comment on table  counted_attendance is 'Attendances of activities that were held, as figures count them; written by triggers of both tables, never by the program.';
comment on column counted_attendance.id is 'The attendance''s own.';
comment on column counted_attendance.province_id is 'The activity''s, like place and kind.';

alter table counted_attendance enable row level security;
alter table counted_attendance force  row level security;
create policy counted_attendance_kept on counted_attendance to nangmai_owner using (true) with check (true); -- for the functions below
create policy counted_attendance_fact on counted_attendance for select to nangmai_facts using (true);
create policy activity_counted            on activity            to nangmai_owner using (true) with check (true); -- read, and held while its rows are written
create policy activity_attendance_counted on activity_attendance for select to nangmai_owner using (true);
grant select on counted_attendance to nangmai_facts;

create function access.count_attendance() returns trigger
language plpgsql volatile security definer set search_path = '' as $$
begin
  if tg_op = 'UPDATE' then
    delete from public.counted_attendance c where c.id = old.id;
  end if;
  -- The activity is held: it may be moved or called off by somebody else just now, who then finds this row, or is waited for.
  perform from public.activity a where a.id = new.activity_id for share;
  insert into public.counted_attendance (id, activity_id, province_id, place_id, kind, on_day, audience, attendances)
  select new.id, a.id, a.province_id, a.place_id, a.kind, new.on_day, new.audience, new.attendances
  from   public.activity a where a.id = new.activity_id and a.status = 'held' and new.removed_at is null;
  return null;
end $$;
comment on function access.count_attendance is 'Keeps a counted attendance in step with the attendance: one that was taken away is not counted.';
create trigger activity_attendance_counts after insert or update on activity_attendance for each row execute function access.count_attendance();

create function access.recount_attendances() returns trigger
language plpgsql volatile security definer set search_path = '' as $$
begin
  delete from public.counted_attendance c where c.activity_id = new.id;
  insert into public.counted_attendance (id, activity_id, province_id, place_id, kind, on_day, audience, attendances)
  select t.id, new.id, new.province_id, new.place_id, new.kind, t.on_day, t.audience, t.attendances
  from   public.activity_attendance t where t.activity_id = new.id and t.removed_at is null and new.status = 'held';
  return null;
end $$;
comment on function access.recount_attendances is 'Keeps the counted attendances of an activity in step with its place, its kind and whether it was held.';
create trigger activity_attendances_recounted after update of province_id, place_id, kind, status on activity for each row
  when (old.province_id is distinct from new.province_id or old.place_id is distinct from new.place_id or old.kind is distinct from new.kind
        or old.status is distinct from new.status)
  execute function access.recount_attendances();

insert into counted_attendance (id, activity_id, province_id, place_id, kind, on_day, audience, attendances)
select t.id, a.id, a.province_id, a.place_id, a.kind, t.on_day, t.audience, t.attendances
from   activity_attendance t join activity a on a.id = t.activity_id where t.removed_at is null and a.status = 'held';

-- Tied only now: what stood already is written many times faster without.
alter table counted_attendance
  add constraint counted_attendance_pkey       primary key (id),
  add constraint counted_attendance_attendance foreign key (id)          references activity_attendance (id) on delete cascade,
  add constraint counted_attendance_activity   foreign key (activity_id) references activity (id);
create index counted_attendance_of_activity on counted_attendance (activity_id);
-- Everything a figure asks lies in the index, kind by kind in the order of days.
create index counted_attendance_of_days on counted_attendance (province_id, kind, on_day, id) include (place_id, audience, attendances);

-- The fact stays as it was, column by column.
grant create on schema public to nangmai_facts;                                   -- for the next lines only
set local role nangmai_facts;
create or replace view fact_attendance as
select t.id, t.activity_id, t.province_id, t.place_id, t.kind, c.training, t.on_day, t.audience, t.attendances
from   counted_attendance t join activity_code c on c.list = 'kind' and c.code = t.kind;
reset role;
revoke create on schema public from nangmai_facts;
drop index activity_attendance_counted;
