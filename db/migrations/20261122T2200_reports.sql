-- Reports on their way through the house: slip, initials, signature, number, the signed copy.

alter table report drop constraint report_kind;
alter table report add constraint report_kind check (kind in ('six_month', 'year', 'phase', 'quick', 'ad_hoc', 'oversight'));
alter table report drop constraint report_status;
alter table report add constraint report_status check (status in
  ('draft', 'frozen', 'submitted', 'initialled', 'signed', 'issued', 'filed', 'returned', 'supplement'));
alter table report add column outline text collate "C" not null default 'six_month';
alter table report add column layout  text collate "C" not null default 'state';
alter table report add constraint report_layout check (layout in ('state', 'union'));
comment on column report.outline is 'The outline it was begun from.';
comment on column report.layout  is 'Whose rules its paper follows: bodies of the state, or the Women''s Union.';
comment on column report.status  is 'draft, returned and supplement are written in; in the others text and figures are those of the last issue.';

create table report_step (
  id        uuid        not null,
  report_id uuid        not null,
  no        integer,
  move      text        collate "C" not null,
  reason    text,
  by_staff  uuid        not null,
  at        timestamptz not null,
  constraint report_step_pkey   primary key (id),
  constraint report_step_report foreign key (report_id) references report (id),
  constraint report_step_issue  foreign key (report_id, no) references report_issue (report_id, no),
  constraint report_step_by     foreign key (by_staff)  references staff (id),
  constraint report_step_move   check (move in ('freeze', 'submit', 'initial', 'return', 'recall', 'sign', 'number', 'file', 'supplement')),
  constraint report_step_reason check (move <> 'return' or reason is not null)
);
create index report_step_of_report on report_step (report_id, at, id);
comment on table report_step is 'Who moved a report where, and when. Never changed.';

create table report_slip (
  report_id    uuid        not null,
  no           integer     not null,
  addressed_to text        not null,
  summary      text        not null,
  proposal     text        not null,
  docx         bytea       not null,
  sha256       bytea       not null,
  made_by      uuid        not null,
  made_at      timestamptz not null,
  constraint report_slip_pkey  primary key (report_id, no),
  constraint report_slip_issue foreign key (report_id, no) references report_issue (report_id, no),
  constraint report_slip_by    foreign key (made_by) references staff (id)
);
comment on table report_slip is 'The submission slip of an issue, as it went to the signer. Never changed.';

create table filed_paper (
  id         uuid        not null,
  report_id  uuid,
  no         integer,
  figure_id  uuid,
  media_type text        collate "C" not null,
  bytes      bytea       not null,
  sha256     bytea       not null,
  signed_how text        collate "C",
  filed_by   uuid        not null,
  filed_at   timestamptz not null,
  constraint filed_paper_pkey   primary key (id),
  constraint filed_paper_once   unique (report_id, no),
  constraint filed_paper_issue  foreign key (report_id, no) references report_issue (report_id, no),
  constraint filed_paper_figure foreign key (figure_id) references reported_figure (id),
  constraint filed_paper_by     foreign key (filed_by) references staff (id),
  constraint filed_paper_of_one check (num_nonnulls(report_id, figure_id) = 1 and (report_id is null) = (no is null)),
  constraint filed_paper_signed check ((signed_how is null) = (report_id is null) and signed_how in ('paper', 'digital')),
  constraint filed_paper_type   check (media_type in ('application/pdf', 'image/jpeg', 'image/png'))
);
create index filed_paper_of_figure on filed_paper (figure_id, filed_at) where figure_id is not null;
comment on table filed_paper is 'Papers kept with the documents of the house: the signed copy of an issue, the scan a reported figure was taken from. Never changed.';

grant select, insert on report_step, report_slip, filed_paper to nangmai_app;

alter table report_step    enable row level security;
alter table report_step    force  row level security;
alter table report_slip    enable row level security;
alter table report_slip    force  row level security;
alter table filed_paper    enable row level security;
alter table filed_paper    force  row level security;

-- The Women's Union writes reports of its own.
drop policy report_seen on report;
create policy report_seen on report for select to nangmai_app using (agency_id = any ((select access.current_agencies())::uuid[])
  or status in ('signed', 'issued', 'filed') and (select access.current_staff()) is not null);
drop policy report_begun on report;
create policy report_begun on report for insert to nangmai_app with check (
  begun_by = (select access.current_staff()) and agency_id = any ((select access.agencies_as('provincial_officer', 'union_officer'))::uuid[]));
drop policy report_written on report;
create policy report_written on report for update to nangmai_app using (
  agency_id = any ((select access.agencies_as('provincial_officer', 'union_officer', 'leader', 'clerk'))::uuid[])) with check (true);
drop policy report_issue_seen on report_issue;
create policy report_issue_seen on report_issue to nangmai_app using (exists (select 1 from report r where r.id = report_id))
  with check (exists (select 1 from report r where r.id = report_id
    and r.agency_id = any ((select access.agencies_as('provincial_officer', 'union_officer', 'leader', 'clerk'))::uuid[])));
drop policy reported_figure_entered on reported_figure;
create policy reported_figure_entered on reported_figure for insert to nangmai_app with check (
  entered_by = (select access.current_staff())
  and exists (select 1 from agency a where a.id = any ((select access.agencies_as('provincial_officer', 'union_officer'))::uuid[]) and a.province_id = reported_figure.province_id));
drop policy reported_figure_changed on reported_figure;
create policy reported_figure_changed on reported_figure for update to nangmai_app using (
  exists (select 1 from agency a where a.id = any ((select access.agencies_as('provincial_officer', 'union_officer'))::uuid[]) and a.province_id = reported_figure.province_id))
  with check (true);

-- The way of a document and its slip concern the agency that writes it.
create policy report_step_seen on report_step for select to nangmai_app using (
  exists (select 1 from report r where r.id = report_id and r.agency_id = any ((select access.current_agencies())::uuid[])));
create policy report_step_made on report_step for insert to nangmai_app with check (
  by_staff = (select access.current_staff()) and exists (select 1 from report r where r.id = report_id
    and r.agency_id = any ((select access.agencies_as('provincial_officer', 'union_officer', 'leader', 'clerk'))::uuid[])));
create policy report_slip_seen on report_slip for select to nangmai_app using (
  exists (select 1 from report r where r.id = report_id and r.agency_id = any ((select access.current_agencies())::uuid[])));
create policy report_slip_made on report_slip for insert to nangmai_app with check (
  made_by = (select access.current_staff()) and exists (select 1 from report r where r.id = report_id
    and r.agency_id = any ((select access.agencies_as('provincial_officer', 'union_officer'))::uuid[])));
create policy filed_paper_seen on filed_paper for select to nangmai_app using (
  exists (select 1 from report r where r.id = report_id) or exists (select 1 from reported_figure f where f.id = figure_id));
create policy filed_paper_added on filed_paper for insert to nangmai_app with check (
  filed_by = (select access.current_staff()) and (
    exists (select 1 from report r where r.id = report_id and r.agency_id = any ((select access.agencies_as('clerk'))::uuid[]))
    or exists (select 1 from reported_figure f join agency a on a.province_id = f.province_id
               where f.id = figure_id and a.id = any ((select access.agencies_as('provincial_officer', 'union_officer'))::uuid[]))));

create trigger report_step_audited    after insert on report_step for each row execute function audit.record_change('report', '', 'report_id');
create trigger report_slip_audited    after insert on report_slip for each row execute function audit.record_change('report', 'docx,sha256,summary,proposal', 'report_id');
create trigger filed_paper_audited    after insert on filed_paper for each row execute function audit.record_change('filed_paper', 'bytes,sha256');
