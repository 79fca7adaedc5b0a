-- The story of a case: that something was done, when and by whom, written by the tables themselves, so that no use case
-- can forget it. What was said stands sealed in its own row; here is only what kind of thing it was.

create table case_event (
  id          bigint      generated always as identity,
  case_id     uuid        not null,
  kind        text        collate "C" not null,
  record_id   uuid,
  happened_at timestamptz not null,
  recorded_at timestamptz not null default now(),
  staff_id    uuid,
  constraint case_event_pkey  primary key (id),
  constraint case_event_case  foreign key (case_id)  references case_file (id),
  constraint case_event_staff foreign key (staff_id) references staff (id)
);
create index case_event_newest on case_event (case_id, happened_at desc, id desc);
comment on table  case_event is 'The story of a case without a word of what was said.';
comment on column case_event.kind is 'What was done: table and act, e.g. safety_plan.made. The page has a sentence for each.';
comment on column case_event.staff_id is 'Who did it; empty where time did it (a job).';
comment on column case_event.happened_at is 'When it happened, as typed; recorded_at is when it was written down.';

alter table case_event enable row level security;
alter table case_event force  row level security;
create policy case_event_seen on case_event for select to nangmai_app using (exists (select 1 from case_file f where f.id = case_id));
create policy case_event_told on case_event for insert to nangmai_owner with check (true); -- for the trigger below
grant select on case_event to nangmai_app;

create function access.tell_case() returns trigger
language plpgsql volatile security definer set search_path = '' as $$
declare
  became jsonb := to_jsonb(new);
begin
  insert into public.case_event (case_id, kind, record_id, happened_at, staff_id)
  values ((became ->> 'case_id')::uuid, tg_argv[0], (became ->> coalesce(tg_argv[2], 'id'))::uuid,
          coalesce((became ->> tg_argv[1])::timestamptz, now()), access.current_staff());
  return null;
end $$;
comment on function access.tell_case is 'Trigger of a table with a case_id: kind of event, column with its moment (else now), column with the record''s id (else id).';

create trigger case_note_told         after insert on case_note         for each row when (new.kind not in ('opening', 'step', 'closed', 'reopened'))
  execute function access.tell_case('note.written', 'happened_at');
create trigger emergency_support_told after insert on emergency_support for each row execute function access.tell_case('support.given', 'given_at');
create trigger person_told            after insert on person            for each row execute function access.tell_case('person.added', 'added_at');
create trigger case_assignment_told   after insert or update of part, until_at on case_assignment for each row
  execute function access.tell_case('assignment.set', 'from_at', 'staff_id');

create function access.tell_case_moved() returns trigger
language plpgsql volatile security definer set search_path = '' as $$
begin
  insert into public.case_event (case_id, kind, record_id, happened_at, staff_id)
  values (new.id, case when tg_op = 'INSERT' then 'case.opened' when new.status <> old.status then case new.status when 'closed' then 'case.closed' else 'case.reopened' end
                       else 'case.step_' || new.step end,
          new.id, case when tg_op = 'INSERT' then new.opened_at when new.status <> old.status and new.status = 'closed' then new.closed_at else now() end, access.current_staff());
  return null;
end $$;
create trigger case_file_told  after insert on case_file for each row execute function access.tell_case_moved();
create trigger case_file_moved after update of status, step on case_file for each row
  when (new.status <> old.status or new.step <> old.step) execute function access.tell_case_moved();
