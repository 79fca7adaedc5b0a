-- Periods, figures of other bodies, and reports whose numbers are counted, frozen and re-issued.

create table period_scheme (
  code    text collate "C" not null,
  name_vi text not null,
  name_en text not null,
  source  text not null,
  constraint period_scheme_pkey primary key (code)
);
create table period (
  scheme   text    collate "C" not null,
  code     text    collate "C" not null,
  name_vi  text    not null,
  name_en  text    not null,
  from_on  date    not null,
  until_on date    not null,
  constraint period_pkey   primary key (scheme, code),
  constraint period_scheme foreign key (scheme) references period_scheme (code),
  constraint period_dates  check (until_on > from_on)
);
comment on table  period is 'Spans that figures are asked for. until_on is the first day that no longer belongs to it.';

create table reported_figure (
  id             uuid    not null,
  province_id    text    collate "C" not null,
  title          text    not null,
  unit           text    not null,
  value          numeric not null,
  from_on        date    not null,
  until_on       date    not null,
  body_name      text    not null,
  document_number text   not null,
  document_date  date    not null,
  entered_by     uuid    not null,
  entered_at     timestamptz not null default now(),
  withdrawn_at   timestamptz,
  version        integer not null default 1,
  constraint reported_figure_pkey     primary key (id),
  constraint reported_figure_province foreign key (province_id) references place (id),
  constraint reported_figure_by       foreign key (entered_by)  references staff (id),
  constraint reported_figure_dates    check (until_on > from_on),
  constraint reported_figure_value    check (value >= 0)
);
create index reported_figure_of_span on reported_figure (province_id, from_on, until_on);
comment on table reported_figure is 'A sum another body has reported in a document. Shown beside counted figures, never added to them.';

create table report (
  id           uuid        not null,
  province_id  text        collate "C" not null,
  agency_id    uuid        not null,
  kind         text        not null,
  scheme       text        collate "C" not null,
  period       text        collate "C" not null,
  title        text        not null,
  body         jsonb       not null,
  status       text        not null default 'draft',
  begun_by     uuid        not null,
  begun_at     timestamptz not null default now(),
  version      integer     not null default 1,
  constraint report_pkey     primary key (id),
  constraint report_province foreign key (province_id) references place (id),
  constraint report_agency   foreign key (agency_id)   references agency (id),
  constraint report_period   foreign key (scheme, period) references period (scheme, code),
  constraint report_begun_by foreign key (begun_by) references staff (id),
  constraint report_kind     check (kind in ('six_month', 'year')),
  constraint report_status   check (status in ('draft', 'frozen', 'signed', 'issued'))
);
create index report_newest on report (agency_id, begun_at desc, id desc);

create table report_issue (
  report_id   uuid        not null,
  no          integer     not null,
  frozen_at   timestamptz not null,
  frozen_by   uuid        not null,
  figures     jsonb       not null,
  body        jsonb       not null,
  docx        bytea       not null,
  sha256      bytea       not null,
  signer_title text,
  signer_name text,
  signed_on   date,
  number      integer,
  issued_on   date,
  issued_docx bytea,
  issued_sha256 bytea,
  entered_by  uuid,
  constraint report_issue_pkey   primary key (report_id, no),
  constraint report_issue_report foreign key (report_id) references report (id),
  constraint report_issue_by     foreign key (frozen_by) references staff (id),
  constraint report_issue_signed check ((signed_on is null) = (signer_name is null) and (signed_on is null) = (signer_title is null)),
  constraint report_issue_dates  check (issued_on >= signed_on),
  constraint report_issue_number check ((number is null) = (issued_on is null) and (number is null or number > 0)),
  constraint report_issue_after_signature check (number is null or signed_on is not null)
);
comment on table  report_issue is 'A frozen report: values, definitions, cut-off and the very bytes. Never edited; number and date come after the signature.';

grant select on period_scheme, period to nangmai_app, nangmai_jobs, nangmai_reporter;
grant select, insert, update on reported_figure, report, report_issue to nangmai_app;
grant select on reported_figure to nangmai_jobs;                                  -- the report from the command line

alter table report enable row level security;
alter table report force  row level security;
alter table report_issue enable row level security;
alter table report_issue force  row level security;
alter table reported_figure enable row level security;
alter table reported_figure force  row level security;
create policy report_seen on report for select to nangmai_app using (agency_id = any ((select access.current_agencies())::uuid[])
  or status in ('signed', 'issued') and (select access.current_staff()) is not null);
create policy report_begun on report for insert to nangmai_app with check (
  begun_by = (select access.current_staff()) and agency_id = any ((select access.agencies_as('provincial_officer'))::uuid[]));
create policy report_written on report for update to nangmai_app using (
  agency_id = any ((select access.agencies_as('provincial_officer', 'leader', 'clerk'))::uuid[])) with check (true);
create policy report_issue_seen on report_issue to nangmai_app using (exists (select 1 from report r where r.id = report_id))
  with check (exists (select 1 from report r where r.id = report_id and r.agency_id = any ((select access.agencies_as('provincial_officer', 'leader', 'clerk'))::uuid[])));
create policy reported_figure_seen on reported_figure for select to nangmai_app using ((select access.current_staff()) is not null);
create policy reported_figure_told on reported_figure for select to nangmai_jobs using (true);
create policy reported_figure_entered on reported_figure for insert to nangmai_app with check (
  entered_by = (select access.current_staff())
  and exists (select 1 from agency a where a.id = any ((select access.agencies_as('provincial_officer'))::uuid[]) and a.province_id = reported_figure.province_id));
create policy reported_figure_changed on reported_figure for update to nangmai_app using (
  exists (select 1 from agency a where a.id = any ((select access.agencies_as('provincial_officer'))::uuid[]) and a.province_id = reported_figure.province_id))
  with check (true);

-- Frozen stays frozen: only signature, number and date may be added, once, and each only while still empty.
create function audit.refuse_thaw() returns trigger language plpgsql as $$
begin
  if (old.report_id, old.no, old.frozen_at, old.frozen_by, old.figures, old.body, old.docx, old.sha256)
     is distinct from (new.report_id, new.no, new.frozen_at, new.frozen_by, new.figures, new.body, new.docx, new.sha256)
     or (old.signed_on is not null and (old.signed_on, old.signer_title, old.signer_name) is distinct from (new.signed_on, new.signer_title, new.signer_name))
     or (old.number is not null and (old.number, old.issued_on, old.issued_docx, old.issued_sha256) is distinct from (new.number, new.issued_on, new.issued_docx, new.issued_sha256)) then
    raise exception 'a frozen report is corrected by a numbered supplement, never by editing' using errcode = 'restrict_violation', constraint = 'report_issue_frozen';
  end if;
  return new;
end $$;
grant execute on function audit.refuse_thaw to nangmai_app;
create trigger report_issue_frozen before update on report_issue for each row execute function audit.refuse_thaw();
create trigger report_audited after insert or update on report for each row execute function audit.record_change('report', 'body');
create trigger report_issue_audited after insert or update on report_issue for each row execute function audit.record_change('report', 'figures,body,docx,sha256,issued_docx,issued_sha256', 'report_id');
create trigger reported_figure_audited after insert or update on reported_figure for each row execute function audit.record_change('reported_figure');
