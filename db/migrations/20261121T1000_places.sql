-- Places through time and the days off. Reference data: public facts, the same for everyone who signs in, so there are no
-- row policies here. The owner loads them from db/reference; only public_holiday is also edited by an administrator.

create table place (
  id          text not null collate "C",
  code        text not null collate "C",
  level       text not null collate "C",
  kind        text not null collate "C",
  name        text not null,
  folded_name text not null collate "C",
  parent_id   text collate "C",
  province_id text not null collate "C",
  valid_from  date,
  valid_until date,
  area_class  text collate "C",
  source      text not null,
  constraint place_pkey             primary key (id),
  constraint place_parent_is_place  foreign key (parent_id)   references place (id),
  constraint place_has_province     foreign key (province_id) references place (id),
  constraint place_id_shape         check (id ~ '^[0-9]{2,5}(@[0-9]{8})?$'),
  constraint place_id_from_code     check (id = code or id = code || '@' || to_char(valid_from, 'YYYYMMDD')),
  constraint place_code_of_level    check (length(code) = case level when 'province' then 2 when 'district' then 3 else 5 end),
  constraint place_level_known      check (level in ('province', 'district', 'commune')),
  constraint place_kind_of_level    check (kind = any (case level
    when 'province' then array['tinh', 'thanh_pho']
    when 'district' then array['quan', 'huyen', 'thi_xa', 'thanh_pho_tinh']
    else array['phuong', 'xa', 'thi_tran', 'dac_khu'] end)),
  constraint place_top_is_province  check ((level = 'province') = (parent_id is null)),
  constraint place_province_is_own  check (level <> 'province' or province_id = id),
  constraint place_ends_after_start check (valid_until > valid_from),
  constraint place_name_nfc         check (name is nfc normalized)
);
comment on table  place is 'Provinces, former districts and communes as they are or were. A unit that was redrawn is a new row; one that only changed name, kind or parent keeps its row and leaves its earlier form in place_form.';
comment on column place.id is 'Official code; the later bearer of a code that was used before carries @ and its first day: 44 was Quảng Bình, 44@20250701 is Quảng Trị.';
comment on column place.name is 'As printed, with the kind in front; the latest form.';
comment on column place.folded_name is 'Name without its kind, lower case, without tones: what a search compares.';
comment on column place.parent_id is 'District before 01/07/2025, province since; empty for a province.';
comment on column place.valid_from is 'First day; empty: since before our records.';
comment on column place.valid_until is 'First day it no longer stood; empty while it stands. With source hcvn: the latest possible day.';
comment on column place.area_class is 'Class of a commune in ethnic minority and mountain areas, where a source was entered; empty: unknown.';
create index place_of_code   on place (code, valid_from);
create index place_of_name   on place (folded_name);
create index place_of_parent on place (parent_id);
create index place_of_province on place (province_id, level);

create table place_form (
  place_id    text not null collate "C",
  valid_until date not null,
  kind        text not null collate "C",
  name        text not null,
  folded_name text not null collate "C",
  parent_id   text collate "C",
  province_id text not null collate "C",
  source      text not null,
  constraint place_form_pkey           primary key (place_id, valid_until),
  constraint place_form_of_place       foreign key (place_id)    references place (id),
  constraint place_form_parent         foreign key (parent_id)   references place (id),
  constraint place_form_province       foreign key (province_id) references place (id),
  constraint place_form_name_nfc       check (name is nfc normalized)
);
comment on table  place_form is 'Earlier kind, name or parent of a place that stayed the same unit. On a day holds the form with the first valid_until after it, else the place itself.';
comment on column place_form.valid_until is 'First day the form no longer held. With source hcvn: the latest possible day.';
create index place_form_of_name on place_form (folded_name);

create table place_successor (
  from_id      text    not null collate "C",
  to_id        text    not null collate "C",
  extent       text    not null collate "C",
  needs_choice boolean not null,
  on_day       date    not null,
  source       text    not null,
  constraint place_successor_pkey         primary key (from_id, to_id),
  constraint place_successor_from         foreign key (from_id) references place (id),
  constraint place_successor_to           foreign key (to_id)   references place (id),
  constraint place_successor_other        check (from_id <> to_id),
  constraint place_successor_extent_known check (extent in ('whole', 'part')),
  constraint place_successor_part_asks    check (needs_choice = (extent = 'part'))
);
comment on table  place_successor is 'What a place that ended became.';
comment on column place_successor.extent is 'whole: all of it went there; part: a person has to say which part is meant.';
create index place_successor_back on place_successor (to_id);

create table public_holiday (
  day        date    not null,
  working    boolean not null,
  name_vi    text    not null,
  source     text    not null,
  status     text    not null collate "C",
  changed_at timestamptz,
  constraint public_holiday_pkey         primary key (day),
  constraint public_holiday_status_known check (status in ('issued', 'computed', 'proposed')),
  constraint public_holiday_named        check (name_vi <> '' and source <> '')
);
comment on table  public_holiday is 'Days that depart from Monday to Friday: days off, and Saturdays worked in exchange. Weekends themselves are not listed.';
comment on column public_holiday.working is 'True: a Saturday worked. False: a day off.';
comment on column public_holiday.status is 'issued: by notice; computed: follows from the law, notice still to come; proposed: not yet decided.';
comment on column public_holiday.changed_at is 'When an administrator last changed the row; empty as shipped. A changed row is kept when the shipped file is loaded again.';
create trigger public_holiday_audited after insert or update on public_holiday for each row
  when (session_user = 'nangmai_app') execute function audit.record_change('public_holiday', '', 'day');

create table place_load (
  file      text not null collate "C",
  sha256    text not null collate "C",
  loaded_at timestamptz not null default now(),
  constraint place_load_pkey primary key (file),
  constraint place_load_hash_shape check (sha256 ~ '^[0-9a-f]{64}$')
);
comment on table place_load is 'Which version of each shipped file was loaded last, so that an unchanged file is skipped.';

grant select on place, place_form, place_successor, public_holiday
  to nangmai_app, nangmai_jobs, nangmai_reporter, nangmai_intake, nangmai_facts;
grant insert, update on public_holiday to nangmai_app;                       -- no delete: a wrong day is corrected, not lost
