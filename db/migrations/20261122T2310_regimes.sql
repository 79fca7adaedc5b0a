-- Reporting regimes: who reports what to whom by when; periods that open, fall due and close; what each commune sent, how it was taken, and
-- what it was excused from. Figures of prevention and numbers somebody entered; no record and no figure of response stands here.

create table regime (
  id          uuid        not null,
  province_id text        collate "C" not null,
  agency_id   uuid        not null,
  name        text        not null,
  content     text        not null,
  reporters   text        collate "C" not null,
  method      text        not null,
  due_days    integer     not null,
  closes_days integer     not null,
  frequency   text        collate "C" not null,
  outline     text        not null,
  forms       text        not null,
  source      text        not null,
  ended_on    date,
  set_by      uuid        not null,
  set_at      timestamptz not null,
  version     integer     not null default 1,
  constraint regime_pkey        primary key (id),
  constraint regime_of_province unique (id, province_id),
  constraint regime_province    foreign key (province_id) references place (id),
  constraint regime_receiver    foreign key (agency_id)   references agency (id),
  constraint regime_set_by      foreign key (set_by)      references staff (id),
  constraint regime_reporters   check (reporters in ('commune', 'department')),
  constraint regime_frequency   foreign key (frequency)   references period_scheme (code),
  constraint regime_days        check (due_days between 0 and 120 and closes_days between due_days and 240)
);
comment on table  regime is 'A reporting regime by its ten legal fields: name, content, who reports, who receives, method, deadline, frequency, closing of data, outline, number forms.';
comment on column regime.agency_id is 'Who receives.';
comment on column regime.due_days is 'Working days after the period within which it is sent.';
comment on column regime.closes_days is 'Working days after the period from which nothing is taken any more, exceptions aside.';

create table regime_cell (
  id        uuid    not null,
  regime_id uuid    not null,
  province_id text  collate "C" not null,
  position  integer not null,
  title     text    not null,
  unit      text    not null,
  indicator text    collate "C",
  constraint regime_cell_pkey  primary key (id),
  constraint regime_cell_of    foreign key (regime_id, province_id) references regime (id, province_id),
  constraint regime_cell_place unique (regime_id, position)
);
comment on table  regime_cell is 'One number of the form.';
comment on column regime_cell.indicator is 'Code of the indicator of prevention that fills it from records; empty where it is entered.';

create table regime_round (
  id          uuid        not null,
  regime_id   uuid        not null,
  province_id text        collate "C" not null,
  scheme      text        collate "C" not null,
  period      text        collate "C" not null,
  from_on     date        not null,
  until_on    date        not null,
  due_at      timestamptz not null,
  closes_at   timestamptz not null,
  opened_by   uuid        not null,
  opened_at   timestamptz not null,
  constraint regime_round_pkey        primary key (id),
  constraint regime_round_of_province unique (id, province_id),
  constraint regime_round_of          foreign key (regime_id, province_id) references regime (id, province_id),
  constraint regime_round_period      foreign key (scheme, period) references period (scheme, code),
  constraint regime_round_once        unique (regime_id, scheme, period),
  constraint regime_round_opened_by   foreign key (opened_by) references staff (id),
  constraint regime_round_days        check (until_on > from_on and closes_at >= due_at)
);
comment on table regime_round is 'A regime asked for one period: data close with the period, it is due and closes by working days after it.';

create table submission (
  id            uuid        not null,
  round_id      uuid        not null,
  province_id   text        collate "C" not null,
  agency_id     uuid        not null,
  place_id      text        collate "C" not null,
  status        text        collate "C" not null default 'asked',
  first_sent_at timestamptz,
  sent_at       timestamptz,
  received_at   timestamptz,
  receipt       text        collate "C",
  returned_why  text,
  excused_until date,
  excused_why   text,
  version       integer     not null default 1,
  constraint submission_pkey        primary key (id),
  constraint submission_of_province unique (id, province_id),
  constraint submission_round       foreign key (round_id, province_id) references regime_round (id, province_id),
  constraint submission_agency      foreign key (agency_id) references agency (id),
  constraint submission_place       foreign key (place_id)  references place (id),
  constraint submission_once        unique (round_id, agency_id),
  constraint submission_status      check (status in ('asked', 'sent', 'received', 'returned')),
  constraint submission_sent        check ((status in ('asked')) = (first_sent_at is null) and (first_sent_at is null) = (sent_at is null)),
  constraint submission_received    check ((status = 'received') = (received_at is not null) and (received_at is null) = (receipt is null)),
  constraint submission_excused     check ((excused_until is null) = (excused_why is null))
);
create index submission_of_agency on submission (agency_id, round_id);
comment on table  submission is 'What one agency is asked for in a period. Sent is not received: a receipt is given for what was taken.';
comment on column submission.receipt is 'Keyed digest over what was received; nobody without the root key makes one.';
comment on column submission.excused_until is 'Until when it may still be sent, by an exception with its reason.';

create table submission_value (
  submission_id uuid    not null,
  cell_id       uuid    not null,
  province_id   text    collate "C" not null,
  counted       numeric,
  value         numeric not null,
  explanation   text,
  constraint submission_value_pkey      primary key (submission_id, cell_id),
  constraint submission_value_of        foreign key (submission_id, province_id) references submission (id, province_id),
  constraint submission_value_cell      foreign key (cell_id) references regime_cell (id),
  constraint submission_value_known     check (value >= 0),
  constraint submission_value_explained check (counted is null or counted = value or explanation is not null)
);
comment on column submission_value.counted is 'What the records said when it was sent; another value needs an explanation.';

create table submission_step (
  id            uuid        not null,
  submission_id uuid        not null,
  province_id   text        collate "C" not null,
  move          text        collate "C" not null,
  why           text,
  by_id         uuid        not null,
  at            timestamptz not null,
  constraint submission_step_pkey primary key (id),
  constraint submission_step_of   foreign key (submission_id, province_id) references submission (id, province_id),
  constraint submission_step_by   foreign key (by_id) references staff (id),
  constraint submission_step_move check (move in ('send', 'receive', 'return', 'excuse'))
);
create index submission_step_of_submission on submission_step (submission_id, at);
comment on table submission_step is 'What was done with a submission, in order.';

do $$
declare t text;
begin
  foreach t in array array['regime', 'regime_cell', 'regime_round', 'submission', 'submission_value', 'submission_step'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force  row level security', t);
  end loop;
  -- Regimes are for the whole province to know.
  foreach t in array array['regime', 'regime_cell', 'regime_round'] loop
    execute format('create policy %I on %I for select to nangmai_app using (province_id = any ((select access.current_provinces())::text[]))', t || '_seen', t);
    execute format($f$create policy %I on %I for insert to nangmai_app with check (province_id = any ((select access.provinces_as('provincial_officer'))::text[]))$f$, t || '_added', t);
  end loop;
end $$;
create policy submission_seen on submission for select to nangmai_app using (
  agency_id = any ((select access.agencies_as('commune_officer'))::uuid[])
  or province_id = any ((select access.provinces_as('provincial_officer', 'leader', 'union_officer'))::text[]));
create policy submission_asked on submission for insert to nangmai_app with check (
  province_id = any ((select access.provinces_as('provincial_officer'))::text[]));
create policy submission_moved on submission for update to nangmai_app using (
  agency_id = any ((select access.agencies_as('commune_officer'))::uuid[])
  or province_id = any ((select access.provinces_as('provincial_officer'))::text[])) with check (true);
create policy submission_value_seen on submission_value for select to nangmai_app using (exists (select 1 from submission s where s.id = submission_id));
create policy submission_value_said on submission_value for insert to nangmai_app with check (
  exists (select 1 from submission s where s.id = submission_id and s.agency_id = any ((select access.agencies_as('commune_officer'))::uuid[])));
create policy submission_value_anew on submission_value for update to nangmai_app using (
  exists (select 1 from submission s where s.id = submission_id and s.agency_id = any ((select access.agencies_as('commune_officer'))::uuid[]))) with check (true);
create policy submission_step_seen on submission_step for select to nangmai_app using (exists (select 1 from submission s where s.id = submission_id));
create policy submission_step_done on submission_step for insert to nangmai_app with check (
  by_id = (select access.current_staff()) and exists (select 1 from submission s where s.id = submission_id));

grant select, insert on regime, regime_cell, regime_round, submission, submission_value, submission_step to nangmai_app;
grant update (status, first_sent_at, sent_at, received_at, receipt, returned_why, excused_until, excused_why, version) on submission to nangmai_app;
grant update (counted, value, explanation) on submission_value to nangmai_app;
create trigger regime_audited           after insert           on regime           for each row execute function audit.record_change('regime', 'name,content,method,outline,forms,source');
create trigger regime_cell_audited      after insert           on regime_cell      for each row execute function audit.record_change('regime', 'title,unit', 'regime_id');
create trigger regime_round_audited     after insert           on regime_round     for each row execute function audit.record_change('regime', '', 'regime_id');
create trigger submission_audited       after insert or update on submission       for each row execute function audit.record_change('submission', 'returned_why,excused_why');
create trigger submission_value_audited after insert or update on submission_value for each row execute function audit.record_change('submission', 'explanation', 'submission_id');
create trigger submission_step_audited  after insert           on submission_step  for each row execute function audit.record_change('submission', 'why', 'submission_id');
