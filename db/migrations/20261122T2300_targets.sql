-- Targets a province is measured by: national ones stand in law_target, its own here; what counts them, what stands for single years, and what
-- other bodies told where nothing here counts it. Ordinary data of administration: no person stands in it.

create table target_count (
  code      text collate "C" not null,
  indicator text collate "C" not null,
  told_as   text collate "C" not null,
  note_vi   text,
  note_en   text,
  source    text not null,
  mark      text not null collate "C",
  edited_at timestamptz,
  edited_by uuid,
  constraint target_count_pkey        primary key (code),
  constraint target_count_told_as     check (told_as in ('value', 'share')),
  constraint target_count_both_words  check ((note_vi is null) = (note_en is null)),
  constraint target_count_mark_known  check (mark in ('C', 'C*', 'S', 'R', '?')),
  constraint target_count_edit_signed check ((edited_at is null) = (edited_by is null))
);
comment on table  target_count is 'Which indicator counts a national target, and what of it: the value, or the share told beside it.';
comment on column target_count.note_vi is 'Where the two do not mean quite the same.';

create table target (
  id          uuid        not null,
  province_id text        collate "C" not null,
  code        text        collate "C" not null,
  programme   text        not null,
  title       text        not null,
  sense       text        collate "C" not null,
  unit        text        collate "C" not null,
  unit_words  text,
  indicator   text        collate "C",
  told_as     text        collate "C",
  source      text        not null,
  closed_on   date,
  recorded_by uuid        not null,
  recorded_at timestamptz not null,
  version     integer     not null default 1,
  constraint target_pkey        primary key (id),
  constraint target_code_once   unique (province_id, code),
  constraint target_province    foreign key (province_id) references place (id),
  constraint target_recorder    foreign key (recorded_by) references staff (id),
  constraint target_sense_known check (sense in ('at_least', 'at_most')),
  constraint target_unit_known  check (unit in ('percent', 'times', 'count')),
  constraint target_told_as     check (told_as in ('value', 'share') and (told_as is null) = (indicator is null))
);
comment on table  target is 'A target a province set for itself, or wrote out of a programme whose numbers are its own.';
comment on column target.indicator is 'Code of the indicator that counts it; empty where the value is told by a document.';

create table target_year (
  province_id text        collate "C" not null,
  code        text        collate "C" not null,
  year        integer     not null,
  value       numeric     not null,
  basis       text        not null,
  recorded_by uuid        not null,
  recorded_at timestamptz not null,
  constraint target_year_pkey     primary key (province_id, code, year),
  constraint target_year_province foreign key (province_id) references place (id),
  constraint target_year_recorder foreign key (recorded_by) references staff (id),
  constraint target_year_known    check (year between 2010 and 2060),
  constraint target_year_value    check (value >= 0)
);
comment on table  target_year is 'What a province wants to reach in a year, for its own targets and for national ones between their years.';
comment on column target_year.code is 'Code of a row of target of this province, or of law_target.';

create table target_told (
  id              uuid        not null,
  province_id     text        collate "C" not null,
  code            text        collate "C" not null,
  year            integer     not null,
  kind            text        collate "C" not null,
  value           numeric     not null,
  body_name       text        not null,
  document_number text        not null,
  document_date   date        not null,
  entered_by      uuid        not null,
  entered_at      timestamptz not null,
  withdrawn_at    timestamptz,
  version         integer     not null default 1,
  constraint target_told_pkey     primary key (id),
  constraint target_told_province foreign key (province_id) references place (id),
  constraint target_told_by       foreign key (entered_by)  references staff (id),
  constraint target_told_kind     check (kind in ('baseline', 'actual')),
  constraint target_told_year     check (year between 2010 and 2060),
  constraint target_told_value    check (value >= 0)
);
create unique index target_told_once     on target_told (province_id, code, year) where kind = 'actual' and withdrawn_at is null;
create unique index target_told_baseline on target_told (province_id, code)       where kind = 'baseline' and withdrawn_at is null;
comment on table target_told is 'Where a target stood, told by a body in a document: the value it began from, or a year''s where no indicator counts it. Shown as reported.';

do $$
declare t text;
begin
  foreach t in array array['target', 'target_year', 'target_told'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force  row level security', t);
    execute format('create policy %I on %I for select to nangmai_app using (province_id = any ((select access.current_provinces())::text[]))', t || '_seen', t);
    execute format($f$create policy %I on %I for insert to nangmai_app with check (province_id = any ((select access.provinces_as('provincial_officer'))::text[]))$f$, t || '_added', t);
    execute format($f$create policy %I on %I for update to nangmai_app using (province_id = any ((select access.provinces_as('provincial_officer'))::text[])) with check (true)$f$, t || '_changed', t);
  end loop;
end $$;
grant select on target_count to nangmai_app, nangmai_jobs, nangmai_reporter;
grant select, insert on target, target_year, target_told to nangmai_app;
grant update (title, programme, indicator, told_as, source, closed_on, version) on target to nangmai_app;
grant update (value, basis, recorded_by, recorded_at) on target_year to nangmai_app;
grant update (withdrawn_at, version) on target_told to nangmai_app;
create trigger target_audited      after insert or update on target      for each row execute function audit.record_change('target', 'programme,title,source,unit_words');
create trigger target_year_audited after insert or update on target_year for each row execute function audit.record_change('target', 'basis', 'code');
create trigger target_told_audited after insert or update on target_told for each row execute function audit.record_change('target', 'body_name,document_number', 'code');
