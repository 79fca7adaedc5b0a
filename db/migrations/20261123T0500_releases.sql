-- Releases: tables of figures for everybody. What was counted for the public is counted once, quarter by quarter, and what was told of it is told
-- again in every later release, so that releases cannot be subtracted from each other.

create table release (
  id           uuid        not null,
  province_id  text        collate "C" not null,
  agency_id    uuid        not null,
  title_vi     text        not null,
  title_en     text        not null,
  note         text,
  year         integer     not null,
  last_quarter integer     not null,
  asked        jsonb       not null,
  status       text        collate "C" not null default 'draft',
  attempt      integer     not null default 0,
  told_before  integer,
  content      jsonb,
  sha256       text        collate "C",
  replaces     uuid,
  recorded_by  uuid        not null,
  recorded_at  timestamptz not null,
  checked_by   uuid,
  checked_at   timestamptz,
  published_by uuid,
  published_at timestamptz,
  ended_at     timestamptz,
  ended_why    text,
  version      integer     not null default 1,
  constraint release_pkey           primary key (id),
  constraint release_province       foreign key (province_id)  references place (id),
  constraint release_agency         foreign key (agency_id)    references agency (id),
  constraint release_replaces       foreign key (replaces)     references release (id),
  constraint release_recorder       foreign key (recorded_by)  references staff (id),
  constraint release_checker        foreign key (checked_by)   references staff (id),
  constraint release_publisher      foreign key (published_by) references staff (id),
  constraint release_status_known   check (status in ('draft', 'checked', 'published', 'superseded', 'withdrawn')),
  constraint release_year_known     check (year between 2010 and 2060),
  constraint release_quarter_known  check (last_quarter between 1 and 4),
  constraint release_frozen         check ((content is null) = (sha256 is null) and (content is null) = (checked_at is null)),
  constraint release_by_two         check (published_by is null or published_by <> checked_by),
  constraint release_published      check (published_at is null or content is not null),
  constraint release_ended          check ((ended_at is null) = (status not in ('superseded', 'withdrawn')))
);
comment on table  release is 'A set of tables for the public: prepared by the officer, checked (frozen), published by another person, later withdrawn or replaced.';
comment on column release.asked is 'Which indicators by which breakdown: [{indicator, by}].';
comment on column release.content is 'What is told, frozen when it was checked: only numbers that may be told, and null for the others.';
comment on column release.attempt is 'How often it was counted; the counts of the last attempt are the ones that were published.';
comment on column release.told_before is 'How many numbers of its indicators and year had been told when it was checked: more of them by now, and it has to be checked again.';

create table release_count (
  release_id  uuid    not null,
  attempt     integer not null,
  province_id text    collate "C" not null,
  indicator   text    collate "C" not null,
  year        integer not null,
  quarter     integer not null,
  dimension   text    collate "C" not null,
  category    text    collate "C" not null,
  n           integer not null,
  constraint release_count_pkey    primary key (release_id, attempt, indicator, quarter, dimension, category),
  constraint release_count_release foreign key (release_id) references release (id),
  constraint release_count_known   check (n >= 0 and quarter between 1 and 4)
);
comment on table release_count is 'What was counted for a release, small numbers among it: the first published release that has a quarter counts it for all later ones. Never told.';

create table release_told (
  province_id text        collate "C" not null,
  indicator   text        collate "C" not null,
  year        integer     not null,
  span        text        collate "C" not null,
  dimension   text        collate "C" not null,
  category    text        collate "C" not null,
  told        integer,
  release_id  uuid        not null,
  told_at     timestamptz not null,
  constraint release_told_pkey       primary key (province_id, indicator, year, span, dimension, category),
  constraint release_told_release    foreign key (release_id) references release (id),
  constraint release_told_span_known check (span in ('Q1', 'Q2', 'Q3', 'Q4', 'H1', 'H2', 'Y'))
);
comment on table  release_told is 'What the public was once told of a number: told again, word for word, in every later release.';
comment on column release_told.told is 'Null where the number is kept back.';

alter table release       enable row level security;
alter table release       force  row level security;
alter table release_count enable row level security;
alter table release_count force  row level security;
alter table release_told  enable row level security;
alter table release_told  force  row level security;
create policy release_seen    on release for select to nangmai_app using (province_id = any ((select access.current_provinces())::text[]));
create policy release_added   on release for insert to nangmai_app with check (province_id = any ((select access.provinces_as('provincial_officer'))::text[]));
create policy release_changed on release for update to nangmai_app
  using (province_id = any ((select access.provinces_as('provincial_officer', 'leader'))::text[])) with check (true);
create policy release_public  on release for select to nangmai_intake using (published_at is not null);
create policy release_count_seen  on release_count for select to nangmai_app using (province_id = any ((select access.provinces_as('provincial_officer'))::text[]));
create policy release_count_added on release_count for insert to nangmai_app with check (province_id = any ((select access.provinces_as('provincial_officer'))::text[]));
create policy release_told_seen   on release_told for select to nangmai_app using (province_id = any ((select access.current_provinces())::text[]));
create policy release_told_added  on release_told for insert to nangmai_app with check (province_id = any ((select access.provinces_as('leader'))::text[]));
grant select, insert on release, release_count, release_told to nangmai_app;
grant update (title_vi, title_en, note, year, last_quarter, asked, status, attempt, told_before, content, sha256, replaces, checked_by, checked_at, published_by, published_at,
  ended_at, ended_why, version) on release to nangmai_app;
grant select (id, province_id, title_vi, title_en, note, year, last_quarter, status, content, sha256, replaces, published_at, ended_at, ended_why) on release to nangmai_intake;
create trigger release_audited      after insert or update on release      for each row execute function audit.record_change('release', 'title_vi,title_en,note,content,asked,ended_why');
create trigger release_told_audited after insert           on release_told for each row execute function audit.record_change('release', '', 'release_id');
