-- Law as dated data: a new decree is a new row, never a release. Nobody deletes; a row ends by valid_until.
-- Every row carries where it comes from (source) and how sure we are (mark):
--   C seen in the text or on an official page, C* official text seen in a copy, S secondary, R recalled, ? looked for and not found.
-- edited_at/edited_by tell a row an administrator keeps; the shipped files no longer touch it.

create table law_act (
  code         text not null collate "C",
  act_group    text not null collate "C",
  title_vi     text not null,
  title_en     text not null,
  position     integer not null,
  basis        text not null,
  valid_from   date not null,
  valid_until  date,
  source       text not null,
  mark         text not null collate "C",
  edited_at    timestamptz,
  edited_by    uuid,
  constraint law_act_pkey primary key (code, valid_from),
  constraint law_act_group_known check (act_group in ('physical', 'psychological', 'sexual', 'economic', 'neglect')),
  constraint law_act_mark_known check (mark in ('C', 'C*', 'S', 'R', '?')),
  constraint law_act_ends_after_start check (valid_until > valid_from),
  constraint law_act_edit_signed check ((edited_at is null) = (edited_by is null))
);
comment on table law_act is 'The acts of domestic violence of Luật 13/2022/QH15, Điều 3(1), by letter (a, b, c, d, đ …).';
comment on column law_act.code is 'Letter of the point in the law.';
comment on column law_act.act_group is 'Our grouping for the screen, not the law''s.';
comment on column law_act.valid_until is 'First day the row no longer holds; empty while it holds.';

create table law_act_offer (
  act_code     text not null collate "C",
  relationship text not null collate "C",
  wording_vi   text,
  wording_en   text,
  basis        text not null,
  valid_from   date not null,
  valid_until  date,
  source       text not null,
  mark         text not null collate "C",
  edited_at    timestamptz,
  edited_by    uuid,
  constraint law_act_offer_pkey primary key (relationship, act_code, valid_from),
  constraint law_act_offer_relationship_known check (relationship in ('spouse', 'divorced', 'cohabiting', 'family')),
  constraint law_act_offer_mark_known check (mark in ('C', 'C*', 'S', 'R', '?')),
  constraint law_act_offer_ends_after_start check (valid_until > valid_from),
  constraint law_act_offer_wording_both check ((wording_vi is null) = (wording_en is null)),
  constraint law_act_offer_edit_signed check ((edited_at is null) = (edited_by is null))
);
comment on table law_act_offer is 'Which acts count between which people: married, divorced, living together as married, other family (Luật 13/2022 Điều 3; NĐ 76/2023 Điều 2–3).';
comment on column law_act_offer.wording_vi is 'The narrower wording for this relationship; empty where the act reads as in law_act.';

create table law_measure (
  code         text not null collate "C",
  title_vi     text not null,
  title_en     text not null,
  position     integer not null,
  basis        text not null,
  note_vi      text,
  note_en      text,
  valid_from   date not null,
  valid_until  date,
  source       text not null,
  mark         text not null collate "C",
  edited_at    timestamptz,
  edited_by    uuid,
  constraint law_measure_pkey primary key (code, valid_from),
  constraint law_measure_mark_known check (mark in ('C', 'C*', 'S', 'R', '?')),
  constraint law_measure_ends_after_start check (valid_until > valid_from),
  constraint law_measure_edit_signed check ((edited_at is null) = (edited_by is null))
);
comment on table law_measure is 'The ten measures of Luật 13/2022/QH15, Điều 22.';

create table law_clock_rule (
  code                    text not null collate "C",
  trigger_vi              text not null,
  trigger_en              text not null,
  actor_vi                text not null,
  actor_en                text not null,
  sense                   text not null default 'due' collate "C",
  limit_value             integer,
  limit_unit              text not null collate "C",
  roll_to_working_day     boolean not null default false,
  internal_target_minutes integer,
  warn_minutes_before     integer,
  note_vi                 text,
  note_en                 text,
  basis                   text not null,
  valid_from              date not null,
  valid_until             date,
  source                  text not null,
  mark                    text not null collate "C",
  edited_at               timestamptz,
  edited_by               uuid,
  constraint law_clock_rule_pkey primary key (code, valid_from),
  constraint law_clock_rule_unit_known check (limit_unit in ('hour', 'day', 'working_day', 'month', 'immediately')),
  constraint law_clock_rule_sense_known check (sense in ('due', 'longest', 'earliest')),
  constraint law_clock_rule_number_unless_immediately check ((limit_unit = 'immediately') = (limit_value is null)),
  constraint law_clock_rule_limit_positive check (limit_value > 0),
  constraint law_clock_rule_target_positive check (internal_target_minutes > 0),
  constraint law_clock_rule_warns_of_limit check (warn_minutes_before is null or (warn_minutes_before > 0 and limit_value is not null)),
  constraint law_clock_rule_roll_has_days check (not roll_to_working_day or limit_unit in ('day', 'month')),
  constraint law_clock_rule_mark_known check (mark in ('C', 'C*', 'S', 'R', '?')),
  constraint law_clock_rule_ends_after_start check (valid_until > valid_from),
  constraint law_clock_rule_edit_signed check ((edited_at is null) = (edited_by is null))
);
comment on table law_clock_rule is 'Time limits set by law. The row in force on the day a clock starts is copied into the clock and stays with it.';
comment on column law_clock_rule.sense is 'due: must be done by then. longest: may last until then at most. earliest: may be done, or must be looked at, from then on.';
comment on column law_clock_rule.limit_unit is 'hour runs around the clock; day and month count calendar days; working_day counts days of work; immediately has no number in law.';
comment on column law_clock_rule.roll_to_working_day is 'A last day that is a day off moves to the next working day (Bộ luật Dân sự 2015, Điều 148). Off unless someone confirmed it for this limit.';
comment on column law_clock_rule.internal_target_minutes is 'Our own target from the start, shown as "nội bộ". Never a limit of the law.';
comment on column law_clock_rule.warn_minutes_before is 'How long before the limit runs out people are warned, also "nội bộ".';

create table law_form (
  code         text not null collate "C",
  form_number  text,
  title_vi     text not null,
  title_en     text not null,
  basis        text not null,
  valid_from   date not null,
  valid_until  date,
  source       text not null,
  mark         text not null collate "C",
  edited_at    timestamptz,
  edited_by    uuid,
  constraint law_form_pkey primary key (code, valid_from),
  constraint law_form_mark_known check (mark in ('C', 'C*', 'S', 'R', '?')),
  constraint law_form_ends_after_start check (valid_until > valid_from),
  constraint law_form_edit_signed check ((edited_at is null) = (edited_by is null))
);
comment on table law_form is 'Printed forms. The number is an attribute: a decree that renumbers is a new row, the code stays.';
comment on column law_form.form_number is 'Mẫu số as printed; empty where not confirmed.';

create table law_target (
  code         text not null collate "C",
  target_year  integer not null,
  programme    text not null,
  title_vi     text not null,
  title_en     text not null,
  sense        text not null collate "C",
  value        numeric not null,
  unit         text not null collate "C",
  valid_from   date not null,
  valid_until  date,
  source       text not null,
  mark         text not null collate "C",
  edited_at    timestamptz,
  edited_by    uuid,
  constraint law_target_pkey primary key (code, target_year, valid_from),
  constraint law_target_sense_known check (sense in ('at_least', 'at_most')),
  constraint law_target_unit_known check (unit in ('percent', 'times', 'count')),
  constraint law_target_mark_known check (mark in ('C', 'C*', 'S', 'R', '?')),
  constraint law_target_ends_after_start check (valid_until > valid_from),
  constraint law_target_edit_signed check ((edited_at is null) = (edited_by is null))
);
comment on table law_target is 'Targets of national programmes by year. Values as written in the document; what is counted belongs to the indicator.';

create table law_theme (
  campaign     text not null collate "C",
  theme_year   integer not null,
  month_title_vi text not null,
  month_title_en text not null,
  theme_vi     text,
  theme_en     text,
  document     text,
  valid_from   date not null,
  valid_until  date,
  source       text not null,
  mark         text not null collate "C",
  edited_at    timestamptz,
  edited_by    uuid,
  constraint law_theme_pkey primary key (campaign, theme_year, valid_from),
  constraint law_theme_known_or_asked check (theme_vi is not null or mark = '?'),
  constraint law_theme_both_languages check ((theme_vi is null) = (theme_en is null)),
  constraint law_theme_mark_known check (mark in ('C', 'C*', 'S', 'R', '?')),
  constraint law_theme_ends_after_start check (valid_until > valid_from),
  constraint law_theme_edit_signed check ((edited_at is null) = (edited_by is null))
);
comment on table law_theme is 'Theme of the Action Month by year. The month itself changed its name in 2021, so each row carries it. English wording is ours.';

create table hotline_number (
  code           text not null collate "C",
  number_printed text not null,
  digits         text not null collate "C",
  name_vi        text not null,
  name_en        text not null,
  what_for_vi    text not null,
  what_for_en    text not null,
  hours_vi       text,
  hours_en       text,
  province_id    text collate "C",
  position       integer not null,
  show_publicly  boolean not null,
  valid_from     date not null,
  valid_until    date,
  source         text not null,
  mark           text not null collate "C",
  edited_at      timestamptz,
  edited_by      uuid,
  constraint hotline_number_pkey primary key (code, valid_from),
  constraint hotline_number_province_is_place foreign key (province_id) references place (id),
  constraint hotline_number_digits_only check (digits ~ '^[0-9]{3,11}$'),
  constraint hotline_number_printed_as_dialled check (regexp_replace(number_printed, '[^0-9]', '', 'g') = digits),
  constraint hotline_number_hours_both check ((hours_vi is null) = (hours_en is null)),
  constraint hotline_number_mark_known check (mark in ('C', 'C*', 'S', 'R', '?')),
  constraint hotline_number_ends_after_start check (valid_until > valid_from),
  constraint hotline_number_edit_signed check ((edited_at is null) = (edited_by is null))
);
comment on table hotline_number is 'Numbers people may dial for help. A province shows its own and the national ones.';
comment on column hotline_number.province_id is 'Empty: the whole country.';
comment on column hotline_number.hours_vi is 'Empty while nobody confirmed the hours; then none are shown.';
comment on column hotline_number.position is 'Order on the page, smallest first.';

create table law_text (
  text_key     text not null collate "C",
  lang         text not null collate "C",
  body         text not null,
  author       text not null,
  review_state text not null default 'draft' collate "C",
  reviewed_by  text,
  reviewed_on  date,
  valid_from   date not null,
  valid_until  date,
  source       text not null,
  mark         text not null collate "C",
  edited_at    timestamptz,
  edited_by    uuid,
  constraint law_text_pkey primary key (text_key, lang, valid_from),
  constraint law_text_lang_known check (lang in ('vi', 'en')),
  constraint law_text_state_known check (review_state in ('draft', 'reviewed')),
  constraint law_text_review_signed check
    ((review_state = 'reviewed') = (reviewed_by is not null) and (reviewed_by is null) = (reviewed_on is null)),
  constraint law_text_mark_known check (mark in ('C', 'C*', 'S', 'R', '?')),
  constraint law_text_ends_after_start check (valid_until > valid_from),
  constraint law_text_edit_signed check ((edited_at is null) = (edited_by is null))
);
comment on table law_text is 'What the operator reads out or keeps in mind: scripts, questions, advice. Dated, with source and author.';
comment on column law_text.review_state is 'draft ("chưa duyệt") until a professional signs with name and day; the screen says so beside the text.';
comment on column law_text.mark is 'How sure the facts in the text are; it says nothing about the wording, which the review judges.';

create table law_load (
  file      text not null collate "C",
  sha256    text not null collate "C",
  loaded_at timestamptz not null default now(),
  constraint law_load_pkey primary key (file),
  constraint law_load_hash_shape check (sha256 ~ '^[0-9a-f]{64}$')
);
comment on table law_load is 'Which version of each shipped file was loaded last, so that an unchanged file is skipped.';

grant select on law_act, law_act_offer, law_measure, law_clock_rule, law_form, law_target, law_theme, hotline_number, law_text
  to nangmai_app, nangmai_jobs, nangmai_reporter;
grant select on hotline_number, law_text to nangmai_intake;
grant insert, update on law_act, law_act_offer, law_measure, law_clock_rule, law_form, law_target, law_theme, hotline_number, law_text
  to nangmai_app;                                                                   -- no delete: a row ends, it does not vanish

-- What an administrator writes is audited; shipped rows are told by their file's hash.
create trigger law_act_audited after insert or update on law_act for each row when (new.edited_at is not null)
  execute function audit.record_change('law_act', '', 'code');
create trigger law_act_offer_audited after insert or update on law_act_offer for each row when (new.edited_at is not null)
  execute function audit.record_change('law_act_offer', '', 'act_code');
create trigger law_measure_audited after insert or update on law_measure for each row when (new.edited_at is not null)
  execute function audit.record_change('law_measure', '', 'code');
create trigger law_clock_rule_audited after insert or update on law_clock_rule for each row when (new.edited_at is not null)
  execute function audit.record_change('law_clock_rule', '', 'code');
create trigger law_form_audited after insert or update on law_form for each row when (new.edited_at is not null)
  execute function audit.record_change('law_form', '', 'code');
create trigger law_target_audited after insert or update on law_target for each row when (new.edited_at is not null)
  execute function audit.record_change('law_target', '', 'code');
create trigger law_theme_audited after insert or update on law_theme for each row when (new.edited_at is not null)
  execute function audit.record_change('law_theme', '', 'campaign');
create trigger hotline_number_audited after insert or update on hotline_number for each row when (new.edited_at is not null)
  execute function audit.record_change('hotline_number', '', 'code');
create trigger law_text_audited after insert or update on law_text for each row when (new.edited_at is not null)
  execute function audit.record_change('law_text', '', 'text_key');
