-- Policy dialogues, what is said there and what becomes of it: original words, petitions, the bodies that are asked, answers, the
-- reading back, syntheses, recommendations upward. Ordinary data of administration. A disclosure of violence has no place here: of
-- it a row keeps the fact and the day, and the table itself refuses more.

-- Duties by which a petition finds the body responsible -------------------------------------------------------------------
insert into duty (code, name_vi, name_en, source) values
  ('labour', 'Lao động, việc làm, đào tạo nghề, đưa người đi làm việc ở nước ngoài', 'Labour, jobs, vocational training, work abroad', 'Chức năng, nhiệm vụ của cơ quan chuyên môn cấp tỉnh'),
  ('policy_credit', 'Tín dụng chính sách xã hội, vay vốn khởi nghiệp', 'Policy credit, start-up loans', 'Nghị định 78/2002/NĐ-CP'),
  ('social_insurance', 'Bảo hiểm xã hội, bảo hiểm y tế', 'Social and health insurance', 'Luật Bảo hiểm xã hội'),
  ('agriculture_environment', 'Nông nghiệp, sản phẩm nông thôn, môi trường, an toàn thực phẩm nông sản, đất đai', 'Agriculture, rural products, environment, food safety, land', 'Chức năng, nhiệm vụ của cơ quan chuyên môn cấp tỉnh'),
  ('industry_trade', 'Công thương, tiêu thụ sản phẩm', 'Industry, trade, sale of products', 'Chức năng, nhiệm vụ của cơ quan chuyên môn cấp tỉnh'),
  ('education', 'Giáo dục và đào tạo', 'Education and training', 'Chức năng, nhiệm vụ của cơ quan chuyên môn cấp tỉnh'),
  ('health', 'Y tế', 'Health', 'Chức năng, nhiệm vụ của cơ quan chuyên môn cấp tỉnh'),
  ('ethnic_affairs', 'Công tác dân tộc', 'Ethnic affairs', 'Chức năng, nhiệm vụ của cơ quan chuyên môn cấp tỉnh'),
  ('public_order', 'An ninh trật tự, tệ nạn xã hội, tín dụng đen', 'Public order, social evils, loan sharks', 'Luật Công an nhân dân'),
  ('home_affairs', 'Tổ chức bộ máy, cán bộ, công chức; cán bộ nữ', 'Organisation and staff of the state; women cadres', 'Chức năng, nhiệm vụ của cơ quan chuyên môn cấp tỉnh'),
  ('public_works', 'Xây dựng, giao thông, chiếu sáng', 'Building, roads, lighting', 'Chức năng, nhiệm vụ của cơ quan chuyên môn cấp tỉnh'),
  ('women_union', 'Công tác phụ nữ, Dự án 8', 'Women''s affairs, Project 8', 'Điều lệ Hội Liên hiệp Phụ nữ Việt Nam'),
  ('petition_follow', 'Theo dõi, đôn đốc trả lời kiến nghị sau đối thoại', 'Following up answers to petitions', 'Quy chế phối hợp của tỉnh');

create table dialogue_topic (
  code        text collate "C" not null,
  position    integer not null,
  name_vi     text not null,
  name_en     text not null,
  duty_code   text collate "C" not null,
  valid_from  date not null,
  valid_until date,
  source      text not null,
  mark        text collate "C" not null,
  edited_at   timestamptz,
  edited_by   uuid,
  constraint dialogue_topic_pkey        primary key (code),
  constraint dialogue_topic_duty        foreign key (duty_code) references duty (code),
  constraint dialogue_topic_dates       check (valid_until > valid_from),
  constraint dialogue_topic_mark_known  check (mark in ('C', 'C*', 'S', 'R', '?')),
  constraint dialogue_topic_edit_signed check ((edited_at is null) = (edited_by is null))
);
comment on table  dialogue_topic is 'What dialogues and petitions are about, and by which duty the body responsible is found.';

-- Dialogues ---------------------------------------------------------------------------------------------------------------
create table dialogue (
  id            uuid        not null,
  province_id   text        collate "C" not null,
  agency_id     uuid        not null,
  level         text        collate "C" not null,
  place_id      text        collate "C" not null,
  title         text        not null,
  folded        text        collate "C" not null,
  held_on       date        not null,
  from_time     time,
  until_time    time,
  venue         text,
  form          text        collate "C" not null default 'in_person',
  chair         text,
  status        text        collate "C" not null,
  conclusion    text,
  recorded_by   uuid        not null,
  recorded_at   timestamptz not null,
  version       integer     not null default 1,
  constraint dialogue_pkey        primary key (id),
  constraint dialogue_of_host     unique (id, agency_id, province_id),
  constraint dialogue_province    foreign key (province_id) references place (id),
  constraint dialogue_agency      foreign key (agency_id)   references agency (id),
  constraint dialogue_place       foreign key (place_id)    references place (id),
  constraint dialogue_recorder    foreign key (recorded_by) references staff (id),
  constraint dialogue_level_known check (level in ('province', 'district', 'commune')),
  constraint dialogue_form_known  check (form in ('in_person', 'online', 'mixed')),
  constraint dialogue_status      check (status in ('planned', 'held', 'cancelled')),
  constraint dialogue_hours       check (until_time > from_time)
);
create index dialogue_of_province on dialogue (province_id, held_on desc, id desc);
comment on table  dialogue is 'A policy dialogue, planned or held.';
comment on column dialogue.level is 'Level of the place as it was on the day: province, district of that time, commune.';
comment on column dialogue.province_id is 'Province of the body that holds it today; figures go by the place.';

create table dialogue_item (
  id uuid not null, dialogue_id uuid not null, kind text collate "C" not null, position integer not null, topic_code text collate "C", title text not null, body_id uuid, removed_at timestamptz,
  constraint dialogue_item_pkey     primary key (id),
  constraint dialogue_item_dialogue foreign key (dialogue_id) references dialogue (id),
  constraint dialogue_item_topic    foreign key (topic_code)  references dialogue_topic (code),
  constraint dialogue_item_body     foreign key (body_id)     references agency (id),
  constraint dialogue_item_kind     check (kind in ('agenda', 'policy'))
);
create index dialogue_item_of on dialogue_item (dialogue_id, kind, position);
comment on table dialogue_item is 'Lines of the agenda, and policies that were introduced, with the body that speaks.';

create table dialogue_party (
  id uuid not null, dialogue_id uuid not null, kind text collate "C" not null, agency_id uuid, name text, group_code text collate "C", invited integer, coming text collate "C" not null default 'asked',
  attended integer, female integer, removed_at timestamptz,
  constraint dialogue_party_pkey     primary key (id),
  constraint dialogue_party_dialogue foreign key (dialogue_id) references dialogue (id),
  constraint dialogue_party_agency   foreign key (agency_id)   references agency (id),
  constraint dialogue_party_kind     check (kind in ('body', 'group')),
  constraint dialogue_party_one      check ((kind = 'group') = (group_code is not null) and (kind = 'body') = (agency_id is not null or name is not null) and (agency_id is null or name is null)),
  constraint dialogue_party_coming   check (coming in ('asked', 'yes', 'no')),
  constraint dialogue_party_counts   check (invited >= 0 and attended >= 0 and female between 0 and attended)
);
create index dialogue_party_of on dialogue_party (dialogue_id);
comment on table dialogue_party is 'Bodies and groups that are invited, and how many of them came. Numbers, no names.';

-- What was said -------------------------------------------------------------------------------------------------------------
create table voice (
  id          uuid        not null,
  province_id text        collate "C" not null,
  agency_id   uuid        not null,
  dialogue_id uuid,
  client_ref  uuid        not null,
  kind        text        collate "C",
  source      text        collate "C",
  words       text,
  folded      text        collate "C",
  place_id    text        collate "C",
  topic_code  text        collate "C",
  group_code  text        collate "C",
  askers      integer,
  asker_name  text,
  tell_code   text        collate "C",
  said_on     date        not null,
  said_at     timestamptz,
  left_for    text        collate "C",
  recorded_by uuid,
  recorded_at timestamptz not null,
  constraint voice_pkey      primary key (id),
  constraint voice_once      unique (client_ref),
  constraint voice_province  foreign key (province_id) references place (id),
  constraint voice_agency    foreign key (agency_id)   references agency (id),
  constraint voice_dialogue  foreign key (dialogue_id, agency_id, province_id) references dialogue (id, agency_id, province_id),
  constraint voice_place     foreign key (place_id)    references place (id),
  constraint voice_topic     foreign key (topic_code)  references dialogue_topic (code),
  constraint voice_recorder  foreign key (recorded_by) references staff (id),
  constraint voice_kind      check (kind in ('opinion', 'petition', 'query', 'reflection')),
  constraint voice_source    check (source in ('hall', 'paper', 'phone')),
  constraint voice_left_for  check (left_for in ('complaint', 'denunciation', 'violence')),
  constraint voice_left_bare check (left_for is null or (kind is null and source is null and words is null and folded is null and place_id is null and topic_code is null and group_code is null
                                    and askers is null and asker_name is null and tell_code is null and said_at is null and recorded_by is null)),
  constraint voice_kept      check (left_for is not null or (kind is not null and source is not null and words is not null and folded is not null and askers >= 1 and recorded_by is not null)),
  constraint voice_tell      check (tell_code ~ '^[0-9A-HJKMNP-TV-Z]{12}$')
);
create unique index voice_tell_code on voice (tell_code) where tell_code is not null;
create index voice_of_dialogue on voice (dialogue_id, recorded_at, id);
create index voice_of_agency on voice (agency_id, recorded_at);
comment on table  voice is 'What one person or several said, in their words. Words are never changed; splitting and merging move the petitions above them.';
comment on column voice.client_ref is 'Made by the page that took the note: a note that is sent again after the line came back is the same note.';
comment on column voice.asker_name is 'Where the person gave a name. Seen by who holds the dialogue, not by the bodies that answer.';
comment on column voice.tell_code is 'With it whoever asked to be told reads the progress without signing in: state, days, body.';
comment on column voice.left_for is 'It was a complaint, a denunciation or a disclosure of violence and went where it belongs: only the fact and the day stay.';

create table hall_answer (
  id uuid not null, dialogue_id uuid not null, voice_ref uuid, client_ref uuid not null, body_id uuid, body_name text, words text not null, said_at timestamptz not null, recorded_by uuid not null, recorded_at timestamptz not null,
  constraint hall_answer_pkey     primary key (id),
  constraint hall_answer_once     unique (client_ref),
  constraint hall_answer_dialogue foreign key (dialogue_id) references dialogue (id),
  constraint hall_answer_body     foreign key (body_id)     references agency (id),
  constraint hall_answer_recorder foreign key (recorded_by) references staff (id)
);
create index hall_answer_of_dialogue on hall_answer (dialogue_id, recorded_at, id);
create index hall_answer_of_voice on hall_answer (voice_ref) where voice_ref is not null;
comment on table  hall_answer is 'What was answered in the hall, as noted there. It becomes an answer to a petition when rule, action, day and owner are named.';
comment on column hall_answer.voice_ref is 'client_ref of the question: both may still be waiting in a page when they are written.';

-- Petitions -----------------------------------------------------------------------------------------------------------------
create table petition_number (
  province_id text    collate "C" not null,
  year        integer not null,
  last        integer not null,
  constraint petition_number_pkey     primary key (province_id, year),
  constraint petition_number_province foreign key (province_id) references place (id)
);
comment on table petition_number is 'Last number given in a province and year.';

create table petition (
  id            uuid        not null,
  province_id   text        collate "C" not null,
  agency_id     uuid        not null,
  dialogue_id   uuid,
  no            text        collate "C" not null,
  place_id      text        collate "C" not null,
  kind          text        collate "C" not null,
  topic_code    text        collate "C" not null,
  regime        text        collate "C" not null,
  title         text        not null,
  folded        text        collate "C" not null,
  state         text        collate "C" not null,
  askers        integer     not null,
  body_id       uuid,
  received_on   date        not null,
  asked_at      timestamptz,
  due_at        timestamptz,
  noted_at      timestamptz,
  answered_at   timestamptz,
  read_back_on  date,
  closed_at     timestamptz,
  reopened      integer     not null default 0,
  reminded_at   timestamptz,
  escalated_at  timestamptz,
  from_id       uuid,
  into_id       uuid,
  recorded_by   uuid        not null,
  recorded_at   timestamptz not null,
  version       integer     not null default 1,
  constraint petition_pkey      primary key (id),
  constraint petition_no_once   unique (province_id, no),
  constraint petition_province  foreign key (province_id) references place (id),
  constraint petition_agency    foreign key (agency_id)   references agency (id),
  constraint petition_dialogue  foreign key (dialogue_id) references dialogue (id),
  constraint petition_place     foreign key (place_id)    references place (id),
  constraint petition_topic     foreign key (topic_code)  references dialogue_topic (code),
  constraint petition_body      foreign key (body_id)     references agency (id),
  constraint petition_from      foreign key (from_id)     references petition (id),
  constraint petition_into      foreign key (into_id)     references petition (id),
  constraint petition_recorder  foreign key (recorded_by) references staff (id),
  constraint petition_kind      check (kind in ('opinion', 'petition', 'query', 'reflection')),
  constraint petition_regime    check (regime in ('reception', 'regulation', 'internal')),
  constraint petition_state     check (state in ('recorded', 'asked', 'accepted', 'more', 'noted', 'answered', 'read_back', 'met', 'unmet', 'merged', 'split', 'left')),
  constraint petition_at_body   check (state not in ('asked', 'accepted', 'more', 'noted') or body_id is not null),
  constraint petition_merged    check ((state = 'merged') = (into_id is not null)),
  constraint petition_closed    check ((state in ('met', 'unmet')) = (closed_at is not null)),
  constraint petition_not_itself check (from_id <> id and into_id <> id)
);
create index petition_of_province on petition (province_id, received_on desc, id desc);
create index petition_by_title on petition (province_id, folded) where state <> 'merged';
create index petition_at_body_by_time on petition (body_id, due_at, id) where state in ('asked', 'accepted', 'more', 'noted');
create index petition_of_body on petition (body_id, received_on desc, id desc);
create index petition_of_host on petition (agency_id, received_on desc, id desc);
create index petition_of_dialogue on petition (dialogue_id) where dialogue_id is not null;
create index petition_from_another on petition (from_id) where from_id is not null;
create index petition_into_another on petition (into_id) where into_id is not null;
create index petition_running on petition (due_at) where state in ('asked', 'accepted', 'noted') and due_at is not null;
comment on table  petition is 'One matter that was raised: opinion, petition, query or reflection, with the state it is in and whose turn it is.';
comment on column petition.regime is 'reception: law on the reception of citizens. regulation: reflection on administrative rules. internal: none of both, no limit of the law.';
comment on column petition.due_at is 'Last moment of the limit that runs now; of the answer, or since it was only noted, of the answer that still has to come. Empty where no law sets one.';
comment on column petition.askers is 'People who asked, over all voices.';

create table petition_voice (
  petition_id uuid not null, voice_id uuid not null, added_at timestamptz not null,
  constraint petition_voice_pkey     primary key (petition_id, voice_id),
  constraint petition_voice_petition foreign key (petition_id) references petition (id),
  constraint petition_voice_voice    foreign key (voice_id)    references voice (id)
);
create index petition_voice_of_voice on petition_voice (voice_id);
comment on table petition_voice is 'Which voices stand behind a petition. Rows are only added: what was split or merged keeps them as they were then.';

create table petition_turn (
  id          uuid        not null,
  petition_id uuid        not null,
  no          integer     not null,
  province_id text        collate "C" not null,
  host_id     uuid        not null,
  agency_id   uuid        not null,
  place_id    text        collate "C" not null,
  duty_code   text        collate "C",
  duty_place  text        collate "C",
  why         text        collate "C" not null,
  named_by    uuid,
  asked_at    timestamptz not null,
  rule        jsonb,
  due_at      timestamptz,
  refuse_by   timestamptz,
  ended_at    timestamptz,
  outcome     text        collate "C",
  words       text,
  constraint petition_turn_pkey     primary key (id),
  constraint petition_turn_once     unique (petition_id, no),
  constraint petition_turn_petition foreign key (petition_id) references petition (id),
  constraint petition_turn_province foreign key (province_id) references place (id),
  constraint petition_turn_host     foreign key (host_id)     references agency (id),
  constraint petition_turn_agency   foreign key (agency_id)   references agency (id),
  constraint petition_turn_named_by foreign key (named_by)    references agency (id),
  constraint petition_turn_place    foreign key (place_id)    references place (id),
  constraint petition_turn_duty     foreign key (duty_code)   references duty (code),
  constraint petition_turn_why      check (why in ('by_duty', 'named', 'named_by_body', 'duty_moved', 'reopened')),
  constraint petition_turn_outcome  check (outcome in ('refused', 'answered', 'moved', 'withdrawn', 'closed') and (outcome is null) = (ended_at is null))
);
create unique index petition_turn_one_open on petition_turn (petition_id) where ended_at is null;
create index petition_turn_of_agency on petition_turn (agency_id, petition_id);
create index petition_turn_by_duty on petition_turn (duty_code, agency_id) where ended_at is null and duty_code is not null;
comment on table  petition_turn is 'Which bodies were asked, one after the other, and how each turn ended. A body that refuses says why and who is responsible; that one is asked next.';
comment on column petition_turn.place_id is 'Place of the petition, for counting.';
comment on column petition_turn.rule is 'The limit in force when it was asked; a later rule does not move it.';

create table petition_step (
  id uuid not null, petition_id uuid not null, no integer not null, move text collate "C" not null, state text collate "C" not null, agency_id uuid, on_behalf boolean not null default false,
  words text, by_staff uuid, at timestamptz not null,
  constraint petition_step_pkey     primary key (id),
  constraint petition_step_once     unique (petition_id, no),
  constraint petition_step_petition foreign key (petition_id) references petition (id),
  constraint petition_step_agency   foreign key (agency_id)   references agency (id),
  constraint petition_step_by       foreign key (by_staff)    references staff (id)
);
comment on table  petition_step is 'Everything that happened to a petition, in order.';
comment on column petition_step.on_behalf is 'Entered by who holds the dialogue, for a body that answered on paper or by phone.';

create table petition_answer (
  id uuid not null, petition_id uuid not null, agency_id uuid not null, rule text not null, action text not null, due_on date not null, owner text not null, answered_at timestamptz not null, on_behalf boolean not null, done_on date, recorded_by uuid not null,
  constraint petition_answer_pkey     primary key (id),
  constraint petition_answer_petition foreign key (petition_id) references petition (id),
  constraint petition_answer_agency   foreign key (agency_id)   references agency (id),
  constraint petition_answer_by       foreign key (recorded_by) references staff (id)
);
create index petition_answer_of on petition_answer (petition_id, answered_at);
comment on table  petition_answer is 'An answer names the rule it rests on, what is done, until when, and who does it; without one of them it is none.';

create table petition_reading (
  id uuid not null, petition_id uuid not null, place_id text collate "C" not null, on_day date not null, reader text, heard integer not null, reaction text collate "C" not null, words text, recorded_by uuid not null,
  constraint petition_reading_pkey     primary key (id),
  constraint petition_reading_petition foreign key (petition_id) references petition (id),
  constraint petition_reading_place    foreign key (place_id)    references place (id),
  constraint petition_reading_by       foreign key (recorded_by) references staff (id),
  constraint petition_reading_reaction check (reaction in ('clear', 'unclear', 'not_met')),
  constraint petition_reading_heard    check (heard >= 0)
);
create index petition_reading_of on petition_reading (petition_id, on_day);
comment on table petition_reading is 'The answer was read back where the question came from: when, by whom, to how many, and what they said.';

-- Syntheses and recommendations -----------------------------------------------------------------------------------------------
create table synthesis (
  id uuid not null, province_id text collate "C" not null, agency_id uuid not null, title text not null, folded text collate "C" not null, from_on date not null, until_on date not null, place_id text collate "C", topics text[] not null default '{}',
  state text collate "C" not null default 'draft', sent_on date, number text, recorded_by uuid not null, recorded_at timestamptz not null, version integer not null default 1,
  constraint synthesis_pkey     primary key (id),
  constraint synthesis_province foreign key (province_id) references place (id),
  constraint synthesis_agency   foreign key (agency_id)   references agency (id),
  constraint synthesis_place    foreign key (place_id)    references place (id),
  constraint synthesis_by       foreign key (recorded_by) references staff (id),
  constraint synthesis_state    check (state in ('draft', 'sent') and (state = 'sent') = (sent_on is not null)),
  constraint synthesis_dates    check (until_on > from_on)
);
create index synthesis_of_province on synthesis (province_id, recorded_at desc, id desc);
comment on table synthesis is 'What was raised in a period, grouped, as it is sent to the Provincial Party Committee and the People''s Committee.';

create table synthesis_line (
  id uuid not null, synthesis_id uuid not null, province_id text collate "C" not null, agency_id uuid not null, position integer not null, topic_code text collate "C" not null, wording text not null, petitions integer not null, askers integer not null,
  state text collate "C" not null default 'waiting', followed_by text, follow_words text, follow_on date, version integer not null default 1,
  constraint synthesis_line_pkey  primary key (id),
  constraint synthesis_line_of    foreign key (synthesis_id) references synthesis (id),
  constraint synthesis_line_topic foreign key (topic_code)   references dialogue_topic (code),
  constraint synthesis_line_state check (state in ('waiting', 'directed', 'done', 'declined'))
);
create index synthesis_line_of_synthesis on synthesis_line (synthesis_id, position);
comment on table synthesis_line is 'One grouped line of a synthesis, and what became of it.';

create table synthesis_petition (
  line_id uuid not null, petition_id uuid not null,
  constraint synthesis_petition_pkey     primary key (line_id, petition_id),
  constraint synthesis_petition_line     foreign key (line_id)     references synthesis_line (id),
  constraint synthesis_petition_petition foreign key (petition_id) references petition (id)
);
create index synthesis_petition_of_petition on synthesis_petition (petition_id);
comment on table synthesis_petition is 'Petitions behind a line.';

create table recommendation (
  id uuid not null, province_id text collate "C" not null, agency_id uuid not null, place_id text collate "C" not null, topic_code text collate "C" not null, to_body text not null, words text not null, folded text collate "C" not null, line_id uuid,
  state text collate "C" not null default 'drafted', sent_on date, number text, reply text, replied_on date, next_on date, closed_on date, recorded_by uuid not null, recorded_at timestamptz not null, version integer not null default 1,
  constraint recommendation_pkey     primary key (id),
  constraint recommendation_province foreign key (province_id) references place (id),
  constraint recommendation_agency   foreign key (agency_id)   references agency (id),
  constraint recommendation_place    foreign key (place_id)    references place (id),
  constraint recommendation_topic    foreign key (topic_code)  references dialogue_topic (code),
  constraint recommendation_line     foreign key (line_id)     references synthesis_line (id),
  constraint recommendation_by       foreign key (recorded_by) references staff (id),
  constraint recommendation_state    check (state in ('drafted', 'sent', 'replied', 'taken_up', 'declined')),
  constraint recommendation_sent     check (state = 'drafted' or sent_on is not null),
  constraint recommendation_replied  check (state not in ('replied') or replied_on is not null)
);
create index recommendation_of_province on recommendation (province_id, recorded_at desc, id desc);
comment on table recommendation is 'What the province recommends to ministries and central bodies, with reply and what followed.';

-- Row rules --------------------------------------------------------------------------------------------------------------------
-- Asked of the turns of a petition, whose own rule is asked of by the petition's: a function, so that the two do not ask each other for ever.
create function access.moves_petition(of_petition uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select 1 from public.petition p where p.id = of_petition and (
    p.agency_id = any (access.agencies_as('commune_officer', 'union_officer', 'provincial_officer')) or p.province_id = any (access.provinces_as('union_officer'))
    or p.body_id = any (access.agencies_as('commune_officer', 'union_officer', 'provincial_officer', 'partner_desk'))));
end $$;
comment on function access.moves_petition is 'Whether the person asking holds the dialogue of a petition, or works for the body whose turn it is.';
create function access.was_asked(of_petition uuid) returns boolean
language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select 1 from public.petition_turn t where t.petition_id = of_petition and t.agency_id = any (access.current_agencies()));
end $$;
comment on function access.was_asked is 'Whether a petition was addressed to a body of the person asking: who was asked sees who was asked before and after.';
grant execute on function access.moves_petition, access.was_asked to nangmai_app;

do $$
declare
  t text;
  keeps constant text := $k$(agency_id = any ((select access.agencies_as('commune_officer', 'union_officer', 'provincial_officer'))::uuid[])
                            or province_id = any ((select access.provinces_as('union_officer'))::text[]))$k$;
begin
  foreach t in array array['dialogue', 'dialogue_item', 'dialogue_party', 'voice', 'hall_answer', 'petition_number', 'petition', 'petition_voice', 'petition_turn', 'petition_step', 'petition_answer',
                           'petition_reading', 'synthesis', 'synthesis_line', 'synthesis_petition', 'recommendation'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force  row level security', t);
  end loop;

  -- Dialogues, syntheses and recommendations: read in the province, kept by who holds them and by the Union of the province.
  foreach t in array array['dialogue', 'synthesis', 'synthesis_line', 'recommendation'] loop
    execute format('create policy %I on %I for select to nangmai_app using (province_id = any ((select access.current_provinces())::text[]))', t || '_seen', t);
    execute format('create policy %I on %I for insert to nangmai_app with check %s', t || '_made', t, keeps);
    execute format('create policy %I on %I for update to nangmai_app using %s with check %s', t || '_changed', t, keeps, keeps);
  end loop;
  foreach t in array array['dialogue_item', 'dialogue_party', 'hall_answer'] loop
    execute format('create policy %I on %I for select to nangmai_app using (exists (select 1 from dialogue d where d.id = dialogue_id))', t || '_seen', t);
    execute format('create policy %I on %I for insert to nangmai_app with check (exists (select 1 from dialogue d where d.id = dialogue_id and %s))', t || '_made', t, replace(replace(keeps, 'agency_id', 'd.agency_id'), 'province_id', 'd.province_id'));
    execute format('create policy %I on %I for update to nangmai_app using (exists (select 1 from dialogue d where d.id = dialogue_id and %s)) with check (true)', t || '_changed', t, replace(replace(keeps, 'agency_id', 'd.agency_id'), 'province_id', 'd.province_id'));
  end loop;

  -- A petition is seen by who holds it, by the bodies it was addressed to, by the Union of the province and by leaders of the province.
  execute format($p$create policy petition_seen on petition for select to nangmai_app using (
    agency_id = any ((select access.current_agencies())::uuid[]) or body_id = any ((select access.current_agencies())::uuid[])
    or province_id = any ((select access.provinces_as('union_officer', 'leader'))::text[])
    or exists (select 1 from petition_turn x where x.petition_id = petition.id and x.agency_id = any ((select access.current_agencies())::uuid[])))$p$);
  execute format('create policy petition_made on petition for insert to nangmai_app with check (recorded_by = (select access.current_staff()) and %s)', keeps);
  execute format($p$create policy petition_moved on petition for update to nangmai_app using (
    %s or body_id = any ((select access.agencies_as('commune_officer', 'union_officer', 'provincial_officer', 'partner_desk'))::uuid[])) with check (true)$p$, keeps);
  execute 'create policy petition_turn_seen on petition_turn for select to nangmai_app using (
    agency_id = any ((select access.current_agencies())::uuid[]) or host_id = any ((select access.current_agencies())::uuid[])
    or province_id = any ((select access.provinces_as(''union_officer'', ''leader''))::text[]) or access.was_asked(petition_id))';
  foreach t in array array['petition_voice', 'petition_step', 'petition_answer', 'petition_reading'] loop
    execute format('create policy %I on %I for select to nangmai_app using (exists (select 1 from petition p where p.id = petition_id))', t || '_seen', t);
  end loop;
  foreach t in array array['petition_voice', 'petition_step', 'petition_answer', 'petition_reading'] loop
    execute format($p$create policy %I on %I for insert to nangmai_app with check (exists (select 1 from petition p where p.id = petition_id and (
      %s or p.body_id = any ((select access.agencies_as('commune_officer', 'union_officer', 'provincial_officer', 'partner_desk'))::uuid[]))))$p$,
      t || '_made', t, replace(replace(keeps, 'agency_id', 'p.agency_id'), 'province_id', 'p.province_id'));
  end loop;
  foreach t in array array['petition_step', 'petition_answer'] loop
    execute format($p$create policy %I on %I for update to nangmai_app using (exists (select 1 from petition p where p.id = petition_id and (
      %s or p.body_id = any ((select access.agencies_as('commune_officer', 'union_officer', 'provincial_officer', 'partner_desk'))::uuid[])))) with check (true)$p$,
      t || '_changed', t, replace(replace(keeps, 'agency_id', 'p.agency_id'), 'province_id', 'p.province_id'));
  end loop;

  execute 'create policy petition_turn_made on petition_turn for insert to nangmai_app with check (access.moves_petition(petition_id))';
  execute 'create policy petition_turn_changed on petition_turn for update to nangmai_app using (access.moves_petition(petition_id)) with check (true)';

  -- Words are read by who took them down and by whoever sees a petition that rests on them.
  execute $p$create policy voice_seen on voice for select to nangmai_app using (
    agency_id = any ((select access.current_agencies())::uuid[]) or province_id = any ((select access.provinces_as('union_officer', 'leader'))::text[])
    or exists (select 1 from petition_voice v where v.voice_id = voice.id))$p$;
  execute format('create policy voice_made on voice for insert to nangmai_app with check ((left_for is not null or recorded_by = (select access.current_staff())) and %s)', keeps);
  execute format('create policy voice_changed on voice for update to nangmai_app using %s with check (true)', keeps);

  foreach t in array array['synthesis_petition'] loop
    execute format('create policy %I on %I for select to nangmai_app using (exists (select 1 from synthesis_line l where l.id = line_id))', t || '_seen', t);
    execute format('create policy %I on %I for insert to nangmai_app with check (exists (select 1 from synthesis_line l where l.id = line_id and %s))', t || '_made', t, replace(replace(keeps, 'agency_id', 'l.agency_id'), 'province_id', 'l.province_id'));
  end loop;
end $$;
create policy petition_number_counted on petition_number to nangmai_app using (province_id = any ((select access.current_provinces())::text[])) with check (province_id = any ((select access.current_provinces())::text[]));

grant select on dialogue_topic to nangmai_app, nangmai_jobs, nangmai_reporter;
grant select, insert on dialogue, dialogue_item, dialogue_party, voice, hall_answer, petition_number, petition, petition_voice, petition_turn, petition_step, petition_answer, petition_reading,
                        synthesis, synthesis_line, synthesis_petition, recommendation to nangmai_app;
grant update (level, place_id, title, folded, held_on, from_time, until_time, venue, form, chair, status, conclusion, version) on dialogue to nangmai_app;
grant update (removed_at) on dialogue_item, dialogue_party to nangmai_app;
grant update (kind, source, words, folded, place_id, topic_code, group_code, askers, asker_name, tell_code, said_at, left_for, recorded_by) on voice to nangmai_app;
grant update (words) on hall_answer to nangmai_app;
grant update (last) on petition_number to nangmai_app;
grant update (kind, topic_code, regime, title, folded, state, askers, body_id, asked_at, due_at, noted_at, answered_at, read_back_on, closed_at, reopened, reminded_at, escalated_at, into_id, version) on petition to nangmai_app;
grant update (due_at, refuse_by, ended_at, outcome, words) on petition_turn to nangmai_app;
grant update (words) on petition_step to nangmai_app;
grant update (done_on) on petition_answer to nangmai_app;
grant update (title, folded, state, sent_on, number, version) on synthesis to nangmai_app;
grant update (wording, state, followed_by, follow_words, follow_on, version) on synthesis_line to nangmai_app;
grant update (to_body, words, folded, state, sent_on, number, reply, replied_on, next_on, closed_on, version) on recommendation to nangmai_app;

create trigger dialogue_audited          after insert or update on dialogue          for each row execute function audit.record_change('dialogue', 'title,folded,venue,chair,conclusion');
create trigger dialogue_item_audited     after insert or update on dialogue_item     for each row execute function audit.record_change('dialogue', 'title', 'dialogue_id');
create trigger dialogue_party_audited    after insert or update on dialogue_party    for each row execute function audit.record_change('dialogue', 'name', 'dialogue_id');
create trigger voice_audited             after insert or update on voice             for each row execute function audit.record_change('voice', 'words,folded,asker_name,tell_code,place_id,topic_code,group_code,said_at,recorded_by,kind,source,askers');
create trigger hall_answer_audited       after insert or update on hall_answer       for each row execute function audit.record_change('dialogue', 'words,body_name', 'dialogue_id');
create trigger petition_audited          after insert or update on petition          for each row execute function audit.record_change('petition', 'title,folded');
create trigger petition_voice_audited    after insert           on petition_voice    for each row execute function audit.record_change('petition', '', 'petition_id');
create trigger petition_turn_audited     after insert or update on petition_turn     for each row execute function audit.record_change('petition', 'words,rule', 'petition_id');
create trigger petition_answer_audited   after insert or update on petition_answer   for each row execute function audit.record_change('petition', 'rule,action,owner', 'petition_id');
create trigger petition_reading_audited  after insert           on petition_reading  for each row execute function audit.record_change('petition', 'reader,words', 'petition_id');
create trigger synthesis_audited         after insert or update on synthesis         for each row execute function audit.record_change('synthesis', 'title,folded');
create trigger synthesis_line_audited    after insert or update on synthesis_line    for each row execute function audit.record_change('synthesis', 'wording,followed_by,follow_words', 'synthesis_id');
create trigger recommendation_audited    after insert or update on recommendation    for each row execute function audit.record_change('recommendation', 'words,folded,reply,to_body');

-- What runs by itself ---------------------------------------------------------------------------------------------------------
create policy petition_followed      on petition      to nangmai_owner using (true) with check (true); -- for access.moves_petition, access.was_asked, access.follow_petitions, access.petition_progress
create policy petition_turn_followed on petition_turn to nangmai_owner using (true) with check (true);
create policy petition_step_followed on petition_step to nangmai_owner using (true) with check (true);
create policy petition_voice_told    on petition_voice for select to nangmai_owner using (true);
create policy voice_told             on voice          for select to nangmai_owner using (true);
create policy petition_job_reads     on petition      for select to nangmai_jobs using (true);
create policy petition_job_tells     on petition      for update to nangmai_jobs using (true) with check (true);
create policy petition_turn_job_reads on petition_turn for select to nangmai_jobs using (true);
create policy petition_turn_job_counts on petition_turn for update to nangmai_jobs using (true) with check (true);
grant select on petition, petition_turn to nangmai_jobs;
grant update (due_at, reminded_at, escalated_at) on petition to nangmai_jobs;
grant update (due_at, refuse_by) on petition_turn to nangmai_jobs;

-- A body that was asked by a duty gives the petition up with the duty: whoever holds it today is asked from then on. The limit goes on.
create function access.follow_petitions(at timestamptz) returns integer
language plpgsql volatile security definer set search_path = '' as $$
declare
  today date := (follow_petitions.at at time zone 'Asia/Ho_Chi_Minh')::date;
  went  record;
  moved integer := 0;
begin
  for went in
    select distinct on (t.id) t.*, p.state, h.agency_id as now_agency, h.place_id as now_place
    from   public.petition_turn t join public.petition p on p.id = t.petition_id and p.state in ('asked', 'accepted', 'more', 'noted')
    join   public.agency_duty h on h.duty_code = t.duty_code and h.agency_id <> t.agency_id and h.from_on <= today and (h.until_on is null or h.until_on > today)
           and (h.place_id = t.duty_place or exists (select 1 from public.place_successor s where s.from_id = t.duty_place and s.to_id = h.place_id and not s.needs_choice))
    where  t.ended_at is null
      and  exists (select 1 from public.agency_duty o where o.agency_id = t.agency_id and o.duty_code = t.duty_code and o.place_id = t.duty_place and o.until_on <= today)
      and  not exists (select 1 from public.agency_duty o where o.agency_id = t.agency_id and o.duty_code = t.duty_code and o.place_id = t.duty_place
                       and o.from_on <= today and (o.until_on is null or o.until_on > today))
    order by t.id, h.from_on desc
  loop
    update public.petition_turn set ended_at = follow_petitions.at, outcome = 'moved' where id = went.id;
    insert into public.petition_turn (id, petition_id, no, province_id, host_id, agency_id, place_id, duty_code, duty_place, why, asked_at, rule, due_at, refuse_by)
    values (gen_random_uuid(), went.petition_id, went.no + 1, went.province_id, went.host_id, went.now_agency, went.place_id, went.duty_code, went.now_place, 'duty_moved',
            follow_petitions.at, went.rule, went.due_at, went.refuse_by);
    insert into public.petition_step (id, petition_id, no, move, state, agency_id, at)
    select gen_random_uuid(), went.petition_id, coalesce(max(s.no), 0) + 1, 'duty_moved', went.state, went.now_agency, follow_petitions.at from public.petition_step s where s.petition_id = went.petition_id;
    update public.petition set body_id = went.now_agency, version = version + 1 where id = went.petition_id;
    moved := moved + 1;
  end loop;
  return moved;
end $$;
comment on function access.follow_petitions is 'Gives open petitions that were asked by a duty to whoever holds the duty today, with the limit they had; says how many followed. Doing it twice moves nothing.';
grant execute on function access.follow_petitions to nangmai_app, nangmai_jobs;

create function access.petition_progress(code text)
returns table (state text, body text, received_on date, asked_on date, due_on date, answered_on date, read_back_on date, closed_on date)
language sql stable security definer set search_path = '' as $$
  select p.state, a.name, p.received_on, (p.asked_at at time zone 'Asia/Ho_Chi_Minh')::date, (p.due_at at time zone 'Asia/Ho_Chi_Minh')::date,
         (p.answered_at at time zone 'Asia/Ho_Chi_Minh')::date, p.read_back_on, (p.closed_at at time zone 'Asia/Ho_Chi_Minh')::date
  from   public.voice v join public.petition_voice l on l.voice_id = v.id join public.petition p on p.id = l.petition_id and p.state not in ('merged', 'split', 'left')
  left join public.agency a on a.id = p.body_id
  where  v.tell_code = petition_progress.code
  union all
  select 'recorded', null, v.said_on, null, null, null, null, null from public.voice v
  where  v.tell_code = petition_progress.code and not exists (select 1 from public.petition_voice l where l.voice_id = v.id)
$$;
comment on function access.petition_progress is 'Progress of what somebody raised, by the code they were given: states, days and bodies; no name, no words.';
grant execute on function access.petition_progress to nangmai_app;

-- Facts --------------------------------------------------------------------------------------------------------------------------
do $$
declare t text;
begin
  foreach t in array array['dialogue', 'dialogue_party', 'petition', 'petition_turn', 'recommendation'] loop
    execute format('create policy %I on %I for select to nangmai_facts using (true)', t || '_fact', t);
  end loop;
end $$;
grant select (id, level, place_id, held_on, status) on dialogue to nangmai_facts;
grant select (id, dialogue_id, kind, group_code, attended, removed_at) on dialogue_party to nangmai_facts;
grant select (id, place_id, kind, topic_code, regime, state, received_on, asked_at, noted_at, answered_at, closed_at) on petition to nangmai_facts;
grant select (id, petition_id, place_id, agency_id, asked_at, due_at, ended_at) on petition_turn to nangmai_facts;
grant select (id, place_id, topic_code, state, sent_on) on recommendation to nangmai_facts;

create view fact_dialogue as
select d.id, l.province_id, d.place_id, d.level, d.held_on from dialogue d join place l on l.id = d.place_id where d.status = 'held';
create view fact_dialogue_party as
select p.id, p.dialogue_id, d.province_id, d.place_id, d.held_on, p.kind, coalesce(p.group_code, 'officials') as participant, p.attended
from   dialogue_party p join fact_dialogue d on d.id = p.dialogue_id where p.removed_at is null and p.attended > 0;
create view fact_petition as
select p.id, l.province_id, p.place_id, p.kind, p.topic_code as topic, p.regime, p.state, p.received_on, (p.asked_at at time zone 'Asia/Ho_Chi_Minh')::date as asked_on,
       (p.noted_at at time zone 'Asia/Ho_Chi_Minh')::date as noted_on, (p.answered_at at time zone 'Asia/Ho_Chi_Minh')::date as answered_on,
       (p.answered_at at time zone 'Asia/Ho_Chi_Minh')::date - p.received_on as days_to_answer, (p.closed_at at time zone 'Asia/Ho_Chi_Minh')::date as closed_on
from   petition p join place l on l.id = p.place_id where p.state not in ('merged', 'split', 'left');
create view fact_petition_turn as
select t.id, t.petition_id, l.province_id, t.place_id, t.agency_id, (t.asked_at at time zone 'Asia/Ho_Chi_Minh')::date as asked_on, (t.due_at at time zone 'Asia/Ho_Chi_Minh')::date as due_on,
       (t.ended_at at time zone 'Asia/Ho_Chi_Minh')::date as ended_on
from   petition_turn t join place l on l.id = t.place_id;
create view fact_recommendation as
select r.id, l.province_id, r.place_id, r.topic_code as topic, r.state, r.sent_on from recommendation r join place l on l.id = r.place_id where r.sent_on is not null;

grant select on fact_dialogue, fact_dialogue_party, fact_petition, fact_petition_turn, fact_recommendation to nangmai_reporter;
grant create on schema public to nangmai_facts;                                   -- for the next lines only
alter view fact_dialogue owner to nangmai_facts;
alter view fact_dialogue_party owner to nangmai_facts;
alter view fact_petition owner to nangmai_facts;
alter view fact_petition_turn owner to nangmai_facts;
alter view fact_recommendation owner to nangmai_facts;
revoke create on schema public from nangmai_facts;
