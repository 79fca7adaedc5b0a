-- Running clocks of any record: what the law gives how long for, who watches, and what became of it.

create table clock (
  id              uuid not null,
  province_id     text not null collate "C",
  agency_id       uuid not null,
  record_kind     text not null collate "C",
  record_id       uuid not null,
  rule_code       text not null collate "C",
  sense           text not null collate "C",
  rule_snapshot   jsonb not null,
  started_at      timestamptz not null,
  due_at          timestamptz,
  internal_due_at timestamptz,
  runs_out_at     timestamptz not null generated always as (coalesce(due_at, internal_due_at, started_at)) stored,
  paused_at       timestamptz,
  paused_seconds  integer not null default 0,
  pauses          jsonb not null default '[]',
  met_at          timestamptz,
  missed_at       timestamptz,
  escalated_at    timestamptz,
  status          text not null default 'running' collate "C",
  version         integer not null default 1,
  constraint clock_pkey primary key (id),
  constraint clock_province_is_place foreign key (province_id) references place (id),
  constraint clock_agency_is_agency foreign key (agency_id) references agency (id),
  constraint clock_status_known check (status in ('running', 'paused', 'met', 'missed', 'cancelled')),
  constraint clock_met_is_dated check (status <> 'met' or met_at is not null),
  constraint clock_open_is_not_met check (status not in ('running', 'paused') or met_at is null),
  constraint clock_missed_is_dated check ((status = 'missed') = (missed_at is not null)),
  constraint clock_pause_is_dated check ((status = 'paused') = (paused_at is not null)),
  constraint clock_sense_known check (sense in ('due', 'longest', 'earliest')),
  constraint clock_missed_needs_limit check (missed_at is null or (due_at is not null and sense <> 'earliest')),
  constraint clock_due_after_start check (due_at >= started_at and internal_due_at >= started_at),
  constraint clock_met_after_start check (met_at >= started_at),
  constraint clock_paused_seconds_grow check (paused_seconds >= 0)
);
comment on table clock is 'One limit of the law running for one record. It names the record only by kind and id, and holds nothing about a person.';
comment on column clock.agency_id is 'The agency that watches this limit.';
comment on column clock.rule_snapshot is 'The row of law_clock_rule in force on the day the clock started.';
comment on column clock.sense is 'due: must be done by due_at. longest: may last until then. earliest: may be done from then on, so it is never missed.';
comment on column clock.due_at is 'Last moment inside the limit, pauses added. Empty where the law says "at once" without a number.';
comment on column clock.internal_due_at is 'Our own earlier target or warning, shown as "nội bộ".';
comment on column clock.runs_out_at is 'What lists are ordered by: the limit, else our own target.';
comment on column clock.pauses is 'Ended pauses as [[from, until], …], from which the due moment is counted again.';
comment on column clock.met_at is 'When it was done (the time of the signature), not when somebody clicked. Set on a missed clock too, when done late.';
comment on column clock.missed_at is 'The moment the limit passed without it.';
comment on column clock.escalated_at is 'When the on-duty leader was told.';

create index clock_open_by_agency on clock (agency_id, runs_out_at, id) where met_at is null and status <> 'cancelled';
create index clock_by_record on clock (record_id);
create index clock_to_miss on clock (due_at) where status = 'running' and sense <> 'earliest';
create index clock_to_escalate on clock (internal_due_at) where status = 'running' and escalated_at is null;

alter table clock enable row level security;
alter table clock force  row level security;
create policy clock_seen on clock for select to nangmai_app using (
  agency_id = any ((select access.current_agencies())::uuid[])
  and not exists (select 1 from conflict_of_interest c
                  where c.staff_id = (select access.current_staff()) and c.record_id = clock.record_id));
create policy clock_started on clock for insert to nangmai_app with check (
  agency_id = any ((select access.current_agencies())::uuid[])
  and not exists (select 1 from conflict_of_interest c
                  where c.staff_id = (select access.current_staff()) and c.record_id = clock.record_id));
create policy clock_moved on clock for update to nangmai_app using (
  agency_id = any ((select access.current_agencies())::uuid[])
  and not exists (select 1 from conflict_of_interest c
                  where c.staff_id = (select access.current_staff()) and c.record_id = clock.record_id))
  with check (agency_id = any ((select access.current_agencies())::uuid[]));
create policy clock_job_reads on clock for select to nangmai_jobs using (true);
create policy clock_job_moves on clock for update to nangmai_jobs using (true) with check (true);

grant select, insert, update on clock to nangmai_app;                               -- no delete
grant select on clock to nangmai_jobs;
grant update (status, missed_at, escalated_at, version) on clock to nangmai_jobs;   -- time passing is all a job may write

create trigger clock_audited after insert or update on clock for each row execute function audit.record_change('clock', 'rule_snapshot');
