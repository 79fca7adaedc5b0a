-- The work on a case: needs, plan, services given, follow-up, review, conference, closing minute, hand-over, opinion.
-- What was said stands sealed under the case's key; what is counted has a column.

create table case_assessment (
  id           uuid        not null,
  case_id      uuid        not null,
  section      text        not null,
  written_at   timestamptz not null,
  written_by   uuid        not null,
  sealed_words bytea,
  version      integer     not null default 1,
  constraint case_assessment_pkey    primary key (id),
  constraint case_assessment_once    unique (case_id, section),
  constraint case_assessment_case    foreign key (case_id)    references case_file (id),
  constraint case_assessment_by      foreign key (written_by) references staff (id),
  constraint case_assessment_section check (section in ('situation', 'personal', 'health', 'family', 'carer', 'wishes'))
);
comment on table case_assessment is 'Step 1 of TT 02/2020/TT-BLĐTBXH (Mẫu 01): who she is, health, family, carer, in words along guiding questions, not as ticks.';

create table need (
  id           uuid        not null,
  case_id      uuid        not null,
  province_id  text        collate "C" not null,
  person_id    uuid,
  kind         text        not null,
  urgency      text        not null,
  priority     integer     not null,
  state        text        not null default 'unmet',
  found_at     timestamptz not null,
  state_at     timestamptz not null,
  changed_by   uuid        not null,
  sealed_words bytea,
  version      integer     not null default 1,
  constraint need_pkey     primary key (id),
  constraint need_copied   unique (id, case_id),
  constraint need_case     foreign key (case_id)            references case_file (id),
  constraint need_province foreign key (province_id)        references place (id),
  constraint need_person   foreign key (person_id, case_id) references person (id, case_id),
  constraint need_by       foreign key (changed_by)         references staff (id),
  constraint need_kind     check (kind in ('health', 'education_work', 'livelihood', 'family_social', 'life_skills', 'integration', 'psychological', 'other')),
  constraint need_urgency  check (urgency in ('emergency', 'soon', 'long_term')),
  constraint need_priority check (priority between 1 and 99),
  constraint need_state    check (state in ('unmet', 'partly', 'met', 'dropped')),
  constraint need_dated    check (state_at >= found_at)
);
create index need_of_case on need (case_id, priority, found_at);
comment on table  need is 'What somebody of a case needs, by priority. The eight kinds are those of TT 02/2020/TT-BLĐTBXH, Mẫu 02.';
comment on column need.state is 'dropped: she no longer wants it, or it was noted by mistake; it counts neither as met nor as open.';
comment on column need.state_at is 'When it came to be so; the story of the case keeps each change.';

create table plan (
  id            uuid        not null,
  case_id       uuid        not null,
  province_id   text        collate "C" not null,
  number        integer     not null,
  status        text        not null default 'draft',
  made_at       timestamptz not null,
  made_by       uuid        not null,
  signer_role   text,
  signed_at     timestamptz,
  recorded_at   timestamptz,
  recorded_by   uuid,
  superseded_at timestamptz,
  sealed_signer bytea,
  version       integer     not null default 1,
  constraint plan_pkey     primary key (id),
  constraint plan_copied   unique (id, case_id),
  constraint plan_numbered unique (case_id, number),
  constraint plan_case     foreign key (case_id)     references case_file (id),
  constraint plan_province foreign key (province_id) references place (id),
  constraint plan_made_by  foreign key (made_by)     references staff (id),
  constraint plan_recorded_by foreign key (recorded_by) references staff (id),
  constraint plan_number   check (number >= 1),
  constraint plan_status   check (status in ('draft', 'approved', 'superseded')),
  constraint plan_signer   check (signer_role in ('head', 'deputy_head', 'commune_chair')),
  constraint plan_signed   check ((status <> 'draft') = (signed_at is not null and signer_role is not null and recorded_at is not null and recorded_by is not null)),
  constraint plan_superseded check ((status = 'superseded') = (superseded_at is not null)),
  constraint plan_two_people check (recorded_by <> made_by)
);
create unique index plan_one_draft    on plan (case_id) where status = 'draft';
create unique index plan_one_in_force on plan (case_id) where status = 'approved';
comment on table  plan is 'Kế hoạch chăm sóc, trợ giúp (TT 02/2020/TT-BLĐTBXH, Điều 6, Mẫu 04), in numbered versions.';
comment on column plan.signed_at is 'When the head signed on paper; recorded_at is when somebody wrote that down here.';

create table plan_goal (
  id           uuid        not null,
  plan_id      uuid        not null,
  case_id      uuid        not null,
  need_id      uuid,
  domain       text        not null,
  position     integer     not null,
  emergency    boolean     not null default false,
  state        text        not null default 'kept',
  progress     text        not null default 'n_a',
  progress_at  timestamptz,
  changed_by   uuid        not null,
  sealed_words bytea,
  version      integer     not null default 1,
  constraint plan_goal_pkey     primary key (id),
  constraint plan_goal_copied   unique (id, plan_id, case_id),
  constraint plan_goal_plan     foreign key (plan_id, case_id) references plan (id, case_id),
  constraint plan_goal_need     foreign key (need_id, case_id) references need (id, case_id),
  constraint plan_goal_by       foreign key (changed_by)       references staff (id),
  constraint plan_goal_domain   check (domain in ('safety', 'health', 'psychosocial', 'justice', 'livelihood', 'education', 'family', 'other')),
  constraint plan_goal_position check (position between 1 and 99),
  constraint plan_goal_state    check (state in ('kept', 'dropped')),
  constraint plan_goal_progress check (progress in ('n_a', 'in_progress', 'met'))
);
create index plan_goal_of_plan on plan_goal (plan_id, position);
comment on column plan_goal.progress is 'GBVIMS: in progress is not met.';

create table plan_action (
  id           uuid        not null,
  goal_id      uuid        not null,
  plan_id      uuid        not null,
  case_id      uuid        not null,
  position     integer     not null,
  kind         text        not null,
  responsible  text        not null,
  staff_id     uuid,
  from_on      date,
  until_on     date,
  state        text        not null default 'planned',
  sealed_words bytea,
  version      integer     not null default 1,
  constraint plan_action_pkey  primary key (id),
  constraint plan_action_goal  foreign key (goal_id, plan_id, case_id) references plan_goal (id, plan_id, case_id),
  constraint plan_action_staff foreign key (staff_id) references staff (id),
  constraint plan_action_kind  check (kind in ('safehouse', 'health', 'psychosocial', 'police', 'legal', 'livelihoods', 'child_protection', 'education', 'needs_goods', 'papers', 'other')),
  constraint plan_action_responsible check (responsible in ('worker', 'agency', 'partner', 'person', 'family', 'commune')),
  constraint plan_action_state check (state in ('planned', 'done', 'dropped')),
  constraint plan_action_dates check (until_on >= from_on)
);
create index plan_action_of_goal on plan_action (goal_id, position);
comment on column plan_action.sealed_words is 'What, with which means, by which provider, what may go wrong and how it is met (rủi ro và phương thức giải quyết).';

create table plan_goal_progress (
  id           uuid        not null,
  goal_id      uuid        not null,
  plan_id      uuid        not null,
  case_id      uuid        not null,
  progress     text        not null,
  noted_at     timestamptz not null,
  noted_by     uuid        not null,
  sealed_words bytea,
  constraint plan_goal_progress_pkey primary key (id),
  constraint plan_goal_progress_goal foreign key (goal_id, plan_id, case_id) references plan_goal (id, plan_id, case_id),
  constraint plan_goal_progress_by   foreign key (noted_by) references staff (id),
  constraint plan_goal_progress_kind check (progress in ('n_a', 'in_progress', 'met'))
);
create index plan_goal_progress_of_goal on plan_goal_progress (goal_id, noted_at desc);
comment on table plan_goal_progress is 'Ghi chép tiến độ (TT 02/2020/TT-BLĐTBXH, Mẫu 05): each change of a goal, never overwritten.';

create table service_given (
  id              uuid        not null,
  case_id         uuid        not null,
  province_id     text        collate "C" not null,
  kind            text        not null,
  provider        text        not null,
  given_at        timestamptz not null,
  given_by        uuid,
  state           text        not null default 'given',
  recorded_by     uuid        not null,
  sealed_provider bytea,
  sealed_note     bytea,
  version         integer     not null default 1,
  constraint service_given_pkey     primary key (id),
  constraint service_given_copied   unique (id, case_id),
  constraint service_given_case     foreign key (case_id)     references case_file (id),
  constraint service_given_province foreign key (province_id) references place (id),
  constraint service_given_staff    foreign key (given_by)    references staff (id),
  constraint service_given_by       foreign key (recorded_by) references staff (id),
  constraint service_given_kind     check (kind in ('safehouse', 'health', 'psychosocial', 'police', 'legal', 'livelihoods', 'child_protection', 'education', 'needs_goods', 'papers', 'other')),
  constraint service_given_provider check (provider in ('own', 'partner')),
  constraint service_given_who      check ((provider = 'own') = (given_by is not null)),
  constraint service_given_state    check (state in ('given', 'withdrawn'))
);
create index service_given_of_case on service_given (case_id, given_at desc);
comment on table  service_given is 'Help that was given, by our own people or a partner. Family mediation is not among the kinds, on purpose.';
comment on column service_given.state is 'withdrawn: written down by mistake; kept, and counted nowhere.';
create table service_given_person (
  service_id uuid not null,
  case_id    uuid not null,
  person_id  uuid not null,
  constraint service_given_person_pkey    primary key (service_id, person_id),
  constraint service_given_person_service foreign key (service_id, case_id) references service_given (id, case_id),
  constraint service_given_person_person  foreign key (person_id, case_id)  references person (id, case_id)
);

create table return_check (
  id           uuid        not null,
  case_id      uuid        not null,
  province_id  text        collate "C" not null,
  how          text        not null,
  returned_on  date        not null,
  checked_at   timestamptz not null,
  checked_by   uuid        not null,
  danger       text        not null,
  plan_reviewed boolean    not null,
  word_renewed boolean     not null,
  sealed_words bytea,
  version      integer     not null default 1,
  constraint return_check_pkey     primary key (id),
  constraint return_check_copied   unique (id, case_id),
  constraint return_check_case     foreign key (case_id)     references case_file (id),
  constraint return_check_province foreign key (province_id) references place (id),
  constraint return_check_by       foreign key (checked_by)  references staff (id),
  constraint return_check_how      check (how in ('went_back', 'taken_back', 'reintegrated')),
  constraint return_check_danger   check (danger in ('immediate', 'high', 'medium', 'low', 'unknown'))
);
create index return_check_of_case on return_check (case_id, checked_at desc);
comment on table return_check is 'She goes back or is taken back: her own words, the danger of today, plan and code word looked at again.';

create table follow_up (
  id           uuid        not null,
  case_id      uuid        not null,
  province_id  text        collate "C" not null,
  kind         text        not null,
  purpose      text        not null,
  due_from     timestamptz not null,
  due_until    timestamptz not null,
  staff_id     uuid,
  state        text        not null default 'planned',
  state_at     timestamptz not null,
  outcome      text,
  moved_from   uuid,
  return_check_id uuid,
  planned_by   uuid        not null,
  changed_by   uuid        not null,
  sealed_plan  bytea,
  sealed_words bytea,
  version      integer     not null default 1,
  constraint follow_up_pkey     primary key (id),
  constraint follow_up_copied   unique (id, case_id),
  constraint follow_up_case     foreign key (case_id)     references case_file (id),
  constraint follow_up_province foreign key (province_id) references place (id),
  constraint follow_up_staff    foreign key (staff_id)    references staff (id),
  constraint follow_up_by       foreign key (planned_by)  references staff (id),
  constraint follow_up_changed  foreign key (changed_by)  references staff (id),
  constraint follow_up_moved    foreign key (moved_from, case_id) references follow_up (id, case_id),
  constraint follow_up_check    foreign key (return_check_id, case_id) references return_check (id, case_id),
  constraint follow_up_kind     check (kind in ('call', 'home_visit', 'meeting', 'message', 'with_partner')),
  constraint follow_up_purpose  check (purpose in ('plan', 'safety', 'after_return', 'after_closing')),
  constraint follow_up_window   check (due_until >= due_from),
  constraint follow_up_state    check (state in ('planned', 'done', 'missed', 'moved', 'cancelled')),
  constraint follow_up_outcome  check (outcome in ('safe', 'new_needs', 'in_danger', 'not_reached', 'declined')),
  constraint follow_up_told     check ((state = 'done') = (outcome is not null))
);
create index follow_up_of_case on follow_up (case_id, due_from);
create index follow_up_due on follow_up (due_until) where state = 'planned';
create unique index follow_up_moved_once on follow_up (moved_from);
comment on table  follow_up is 'A contact that is planned with somebody of a case, within a window. Whether one may call is for the safe-contact record to say.';
comment on column follow_up.state is 'moved: another one, which names it as moved_from, stands in its place.';

create table case_review (
  id           uuid        not null,
  case_id      uuid        not null,
  province_id  text        collate "C" not null,
  kind         text        not null,
  held_at      timestamptz not null,
  written_by   uuid        not null,
  changed      text[]      not null default '{}',
  attention    text[]      not null default '{}',
  next_on      date,
  read_at      timestamptz,
  read_by      uuid,
  sealed_words bytea,
  version      integer     not null default 1,
  constraint case_review_pkey     primary key (id),
  constraint case_review_case     foreign key (case_id)     references case_file (id),
  constraint case_review_province foreign key (province_id) references place (id),
  constraint case_review_by       foreign key (written_by)  references staff (id),
  constraint case_review_read_by  foreign key (read_by)     references staff (id),
  constraint case_review_kind     check (kind in ('monthly', 'quarterly', 'half_yearly', 'yearly', 'other', 'supervisor')),
  constraint case_review_changed  check (changed <@ array['danger', 'needs', 'household', 'health', 'plan', 'services', 'contact', 'nothing']),
  constraint case_review_attention check (attention <@ array['safety', 'needs', 'plan', 'services', 'follow_up', 'records', 'consent', 'children', 'worker']),
  constraint case_review_sides    check (case kind when 'supervisor' then changed = '{}' else attention = '{}' end),
  constraint case_review_read     check ((read_at is null) = (read_by is null) and read_by <> written_by)
);
create index case_review_of_case on case_review (case_id, held_at desc);
comment on table  case_review is 'Rà soát: by who works on the case (what changed), or by the supervisor, who sees structure and never words, with a note back.';
comment on column case_review.sealed_words is 'A supervisor''s words are opened for who works on the case and for who wrote them; the worker''s for those who work on it.';

create table case_conference (
  id           uuid        not null,
  case_id      uuid        not null,
  province_id  text        collate "C" not null,
  held_at      timestamptz not null,
  mode         text        not null,
  written_by   uuid        not null,
  sealed_minutes bytea,
  version      integer     not null default 1,
  constraint case_conference_pkey     primary key (id),
  constraint case_conference_copied   unique (id, case_id),
  constraint case_conference_case     foreign key (case_id)     references case_file (id),
  constraint case_conference_province foreign key (province_id) references place (id),
  constraint case_conference_by       foreign key (written_by)  references staff (id),
  constraint case_conference_mode     check (mode in ('in_person', 'phone', 'video'))
);
create index case_conference_of_case on case_conference (case_id, held_at desc);
create table conference_participant (
  conference_id uuid    not null,
  case_id       uuid    not null,
  position      integer not null,
  role          text    not null,
  staff_id      uuid,
  sealed_name   bytea,
  constraint conference_participant_pkey primary key (conference_id, position),
  constraint conference_participant_of   foreign key (conference_id, case_id) references case_conference (id, case_id),
  constraint conference_participant_staff foreign key (staff_id) references staff (id),
  constraint conference_participant_role check (role in ('manager', 'team', 'supervisor', 'head', 'police', 'health', 'legal', 'school', 'commune', 'union', 'shelter', 'person', 'family', 'interpreter', 'other'))
);
comment on table conference_participant is 'Who sat in a case conference: our own people as staff, others by their role, their names sealed.';
create table conference_decision (
  id            uuid        not null,
  conference_id uuid        not null,
  case_id       uuid        not null,
  owner_role    text        not null,
  owner_id      uuid,
  due_on        date        not null,
  state         text        not null default 'open',
  state_at      timestamptz not null,
  changed_by    uuid        not null,
  sealed_words  bytea,
  version       integer     not null default 1,
  constraint conference_decision_pkey  primary key (id),
  constraint conference_decision_of    foreign key (conference_id, case_id) references case_conference (id, case_id),
  constraint conference_decision_owner foreign key (owner_id)   references staff (id),
  constraint conference_decision_by    foreign key (changed_by) references staff (id),
  constraint conference_decision_role  check (owner_role in ('manager', 'team', 'supervisor', 'head', 'police', 'health', 'legal', 'school', 'commune', 'union', 'shelter', 'person', 'family', 'interpreter', 'other')),
  constraint conference_decision_state check (state in ('open', 'done', 'dropped'))
);
create index conference_decision_of_case on conference_decision (case_id, due_on);
create index conference_decision_due on conference_decision (owner_id, due_on) where state = 'open';

create table case_closure (
  id              uuid        not null,
  case_id         uuid        not null,
  province_id     text        collate "C" not null,
  closed_at       timestamptz not null,
  written_by      uuid        not null,
  reason          text        not null,
  met_on          date,
  needs_met       text,
  plan_complete   text,
  safety_reviewed boolean,
  told_may_return boolean,
  agrees          text,
  last_contact_at timestamptz not null,
  open_needs      integer     not null,
  open_goals      integer     not null,
  open_follow_ups integer     not null,
  open_decisions  integer     not null,
  open_clocks     integer     not null,
  sealed_words    bytea,
  version         integer     not null default 1,
  constraint case_closure_pkey     primary key (id),
  constraint case_closure_copied   unique (id, case_id),
  constraint case_closure_once     unique (case_id, closed_at),
  constraint case_closure_case     foreign key (case_id)     references case_file (id),
  constraint case_closure_province foreign key (province_id) references place (id),
  constraint case_closure_by       foreign key (written_by)  references staff (id),
  constraint case_closure_reason   check (reason in ('goal_met', 'head_decided', 'adopted', 'turned_18', 'no_fitting_service', 'no_contact_one_month',
                                     'person_asked', 'died_or_missing', 'contract_ended', 'both_agreed', 'left_area', 'other_by_law')),
  constraint case_closure_needs    check (needs_met in ('yes', 'partly', 'no')),
  constraint case_closure_plan     check (plan_complete in ('yes', 'partly', 'no')),
  constraint case_closure_agrees   check (agrees in ('yes', 'no', 'not_asked')),
  constraint case_closure_counts   check (least(open_needs, open_goals, open_follow_ups, open_decisions, open_clocks) >= 0)
);
comment on table  case_closure is 'Biên bản kết thúc quản lý trường hợp (TT 02/2020/TT-BLĐTBXH, Điều 8, Mẫu 06). A case opened again keeps the minute of each closing.';
comment on column case_closure.needs_met is 'Empty with its neighbours where the case was closed without a minute: nobody has answered yet.';
comment on column case_closure.open_needs is 'What still stood open when it was closed, shown and confirmed before.';
create table closure_signer (
  id          uuid        not null,
  closure_id  uuid        not null,
  case_id     uuid        not null,
  role        text        not null,
  signed_at   timestamptz not null,
  recorded_by uuid        not null,
  recorded_at timestamptz not null default now(),
  sealed_name bytea,
  constraint closure_signer_pkey primary key (id),
  constraint closure_signer_once unique (closure_id, role),
  constraint closure_signer_of   foreign key (closure_id, case_id) references case_closure (id, case_id),
  constraint closure_signer_by   foreign key (recorded_by) references staff (id),
  constraint closure_signer_role check (role in ('manager', 'person', 'guardian', 'head', 'commune_chair'))
);
comment on table closure_signer is 'Who signed the closing minute on paper, and when; recorded_at is when that was written down.';

create table hand_over_note (
  id           uuid        not null,
  case_id      uuid        not null,
  written_at   timestamptz not null,
  written_by   uuid        not null,
  read_at      timestamptz,
  read_by      uuid,
  sealed_words bytea,
  version      integer     not null default 1,
  constraint hand_over_note_pkey    primary key (id),
  constraint hand_over_note_case    foreign key (case_id)    references case_file (id),
  constraint hand_over_note_by      foreign key (written_by) references staff (id),
  constraint hand_over_note_read_by foreign key (read_by)    references staff (id),
  constraint hand_over_note_read    check ((read_at is null) = (read_by is null) and read_by <> written_by)
);
create index hand_over_note_of_case on hand_over_note (case_id, written_at desc);
comment on table hand_over_note is 'Chuyển hồ sơ: what the worker before tells the next one, who confirms having read it.';

create table person_relation (
  id             uuid        not null,
  case_id        uuid        not null,
  province_id    text        collate "C" not null,
  from_person    uuid        not null,
  to_person      uuid        not null,
  kind           text        not null,
  lives_together boolean,
  state          text        not null default 'kept',
  changed_by     uuid        not null,
  changed_at     timestamptz not null,
  version        integer     not null default 1,
  constraint person_relation_pkey     primary key (id),
  constraint person_relation_case     foreign key (case_id)               references case_file (id),
  constraint person_relation_province foreign key (province_id)           references place (id),
  constraint person_relation_from     foreign key (from_person, case_id)  references person (id, case_id),
  constraint person_relation_to       foreign key (to_person, case_id)    references person (id, case_id),
  constraint person_relation_by       foreign key (changed_by)            references staff (id),
  constraint person_relation_two      check (from_person <> to_person),
  constraint person_relation_kind     check (kind in ('spouse', 'divorced', 'cohabiting', 'former_partner', 'parent', 'step_parent', 'child', 'sibling', 'grandparent',
                                        'grandchild', 'in_law', 'guardian', 'employer', 'teacher', 'neighbour', 'acquaintance', 'stranger', 'other')),
  constraint person_relation_state    check (state in ('kept', 'dropped'))
);
create unique index person_relation_once on person_relation (from_person, to_person) where state = 'kept';
comment on table person_relation is 'from_person is the <kind> of to_person: the spouse of, the parent of.';

alter table person
  add column marital      text,
  add column disabilities text[],
  add column displacement text,
  add column country      text collate "C",
  add column separation   text,
  add constraint person_marital      check (marital in ('single', 'married', 'cohabiting', 'separated', 'divorced', 'widowed')),
  add constraint person_disabilities check (disabilities <@ array['movement', 'hearing_speech', 'sight', 'mental', 'intellectual', 'other']),
  add constraint person_displacement check (displacement in ('resident', 'internal_migrant', 'displaced', 'returnee', 'refugee', 'asylum_seeker', 'stateless', 'foreign_national')),
  add constraint person_country      check (country ~ '^[A-Z]{2}$'),
  add constraint person_separation   check (separation in ('none', 'unaccompanied', 'separated', 'other_vulnerable'));
comment on column person.disabilities is 'Empty list: asked, and there is none. Null: not known. Kinds of Luật Người khuyết tật 2010, Điều 3.';
comment on column person.country is 'Country of origin, ISO 3166-1.';
comment on column person.separation is 'A child without, or apart from, its carers (GBVIMS).';

-- Opinions are given to somebody who never worked on the case, and hold nothing that leads back to it.
create table feedback (
  id              uuid        not null,
  province_id     text        collate "C" not null,
  agency_id       uuid        not null,
  taken_by        uuid        not null,
  taken_month     date        not null,
  sealed_key      bytea       not null,
  sealed_comments bytea,
  constraint feedback_pkey     primary key (id),
  constraint feedback_province foreign key (province_id) references place (id),
  constraint feedback_agency   foreign key (agency_id)   references agency (id),
  constraint feedback_by       foreign key (taken_by)    references staff (id),
  constraint feedback_month    check (extract(day from taken_month) = 1)
);
create index feedback_newest on feedback (agency_id, taken_month desc);
comment on table feedback is 'Ý kiến của người được hỗ trợ: voluntary, without name, case or day; only the month.';
create table feedback_answer (
  feedback_id uuid not null,
  item        text collate "C" not null,
  answer      text not null,
  constraint feedback_answer_pkey   primary key (feedback_id, item),
  constraint feedback_answer_of     foreign key (feedback_id) references feedback (id),
  constraint feedback_answer_item   check (item in ('hours', 'comfort', 'same_worker', 'support_person', 'options', 'decided_herself', 'referred_well', 'discreet', 'confidential',
                                      'private', 'friendly', 'not_judged', 'answers', 'language', 'enough_time', 'helpful', 'better', 'recommend')),
  constraint feedback_answer_answer check (answer in ('yes', 'partly', 'no', 'not_said'))
);

-- Rows -------------------------------------------------------------------------------------------------------------------
do $$
declare t text;
begin
  foreach t in array array['case_assessment','need','plan','plan_goal','plan_action','plan_goal_progress','service_given','service_given_person','return_check','follow_up',
                           'case_review','case_conference','conference_participant','conference_decision','case_closure','closure_signer','hand_over_note','person_relation'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force  row level security', t);
    execute format('create policy %I on %I for select to nangmai_app using (exists (select 1 from case_file f where f.id = case_id))', t || '_seen', t);
    execute format('grant select, insert on %I to nangmai_app', t);
  end loop;
  -- Written by who works on the case.
  foreach t in array array['case_assessment','need','plan_goal','plan_action','plan_goal_progress','service_given','service_given_person','return_check','follow_up',
                           'case_conference','conference_participant','conference_decision','hand_over_note','person_relation'] loop
    execute format('create policy %I on %I for insert to nangmai_app with check (access.works_on(case_id))', t || '_written', t);
    execute format('create policy %I on %I for update to nangmai_app using (access.works_on(case_id)) with check (access.works_on(case_id))', t || '_changed', t);
  end loop;
end $$;
alter table feedback        enable row level security;
alter table feedback        force  row level security;
alter table feedback_answer enable row level security;
alter table feedback_answer force  row level security;

-- A plan is made by who works on the case and its approval recorded by somebody else, who oversees it.
create policy plan_written on plan for insert to nangmai_app with check (access.works_on(case_id) and made_by = (select access.current_staff()) and status = 'draft');
create policy plan_changed on plan for update to nangmai_app using (exists (select 1 from case_file f where f.id = case_id))
  with check (exists (select 1 from case_file f where f.id = case_id));
-- A worker writes reviews of what changed; only who oversees the case writes the supervisor's.
create policy case_review_written on case_review for insert to nangmai_app with check (
  written_by = (select access.current_staff())
  and case when kind = 'supervisor' then exists (select 1 from case_file f where f.id = case_id and f.agency_id = any ((select access.agencies_as('supervisor'))::uuid[]))
                                         and not access.works_on(case_id)
           else access.works_on(case_id) end);
create policy case_review_noted on case_review for update to nangmai_app using (access.works_on(case_id))
  with check (access.works_on(case_id) and read_by = (select access.current_staff()));
create policy case_closure_written on case_closure for insert to nangmai_app with check (
  written_by = (select access.current_staff()) and exists (select 1 from case_file f where f.id = case_id));
create policy closure_signer_written on closure_signer for insert to nangmai_app with check (
  recorded_by = (select access.current_staff()) and exists (select 1 from case_file f where f.id = case_id));

grant update (written_at, written_by, sealed_words, version) on case_assessment to nangmai_app;
grant update (person_id, kind, urgency, priority, state, state_at, changed_by, sealed_words, version) on need to nangmai_app;
grant update (status, signer_role, signed_at, recorded_at, recorded_by, superseded_at, sealed_signer, version) on plan to nangmai_app;
grant update (need_id, domain, position, emergency, state, progress, progress_at, changed_by, sealed_words, version) on plan_goal to nangmai_app;
grant update (position, kind, responsible, staff_id, from_on, until_on, state, sealed_words, version) on plan_action to nangmai_app;
grant update (state, sealed_note, version) on service_given to nangmai_app;
grant update (state, state_at, outcome, staff_id, changed_by, sealed_words, version) on follow_up to nangmai_app;
grant update (read_at, read_by, version) on case_review to nangmai_app;
grant update (state, state_at, changed_by, version) on conference_decision to nangmai_app;
grant update (read_at, read_by, version) on hand_over_note to nangmai_app;
grant update (kind, lives_together, state, changed_by, changed_at, version) on person_relation to nangmai_app;
grant update (marital, disabilities, displacement, country, separation) on person to nangmai_app;

-- Who ever worked on the case, or is related to it, cannot take her opinion; nor is anybody told why, or whether there is such a case.
create policy feedback_taken on feedback for insert to nangmai_owner with check (true);
create policy feedback_told on feedback for select to nangmai_owner using (true);
create policy feedback_answer_taken on feedback_answer for insert to nangmai_owner with check (true);
create policy feedback_seen on feedback for select to nangmai_app using (agency_id = any ((select access.agencies_as('supervisor'))::uuid[]));
create policy feedback_answer_seen on feedback_answer for select to nangmai_app using (exists (select 1 from feedback f where f.id = feedback_id));
create function access.take_feedback(of_code text, new_id uuid, in_month date, wrapped_key bytea, comments bytea, answers jsonb) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
declare
  me uuid := access.current_staff();
  found_case public.case_file;
begin
  select f.* into found_case from public.case_file f
  where  f.code = of_code and f.agency_id = any (access.agencies_as('operator', 'duty_leader', 'case_manager', 'supervisor'))
    and  f.id <> all (access.my_conflicts())
    and  not exists (select 1 from public.case_assignment a where a.case_id = f.id and a.staff_id = me);
  if found_case.id is null then return false; end if;
  insert into public.feedback (id, province_id, agency_id, taken_by, taken_month, sealed_key, sealed_comments)
  values (new_id, found_case.province_id, found_case.agency_id, me, in_month, wrapped_key, comments);
  insert into public.feedback_answer (feedback_id, item, answer) select new_id, key, value #>> '{}' from jsonb_each(answers);
  return true;
end $$;
comment on function access.take_feedback is 'Writes an opinion about the case of that number, unless who asks ever worked on it or is related to it; false then, and for unknown numbers.';
grant execute on function access.take_feedback to nangmai_app;
grant select on feedback, feedback_answer to nangmai_app;
create trigger feedback_audited after insert on feedback for each row execute function audit.record_change('feedback', 'sealed_key,sealed_comments');

-- Audit ------------------------------------------------------------------------------------------------------------------
create trigger case_assessment_audited after insert or update on case_assessment for each row execute function audit.record_change('case', 'sealed_words', 'case_id');
create trigger need_audited            after insert or update on need            for each row execute function audit.record_change('case', 'sealed_words', 'case_id');
create trigger plan_audited            after insert or update on plan            for each row execute function audit.record_change('case', 'sealed_signer', 'case_id');
create trigger plan_goal_audited       after insert or update on plan_goal       for each row execute function audit.record_change('case', 'sealed_words', 'case_id');
create trigger plan_action_audited     after insert or update on plan_action     for each row execute function audit.record_change('case', 'sealed_words', 'case_id');
create trigger plan_goal_progress_audited after insert on plan_goal_progress     for each row execute function audit.record_change('case', 'sealed_words', 'case_id');
create trigger service_given_audited   after insert or update on service_given   for each row execute function audit.record_change('case', 'sealed_provider,sealed_note', 'case_id');
create trigger service_given_person_audited after insert on service_given_person for each row execute function audit.record_change('case', '', 'case_id');
create trigger return_check_audited    after insert or update on return_check    for each row execute function audit.record_change('case', 'sealed_words', 'case_id');
create trigger follow_up_audited       after insert or update on follow_up       for each row execute function audit.record_change('case', 'sealed_plan,sealed_words', 'case_id');
create trigger case_review_audited     after insert or update on case_review     for each row execute function audit.record_change('case', 'sealed_words', 'case_id');
create trigger case_conference_audited after insert or update on case_conference for each row execute function audit.record_change('case', 'sealed_minutes', 'case_id');
create trigger conference_participant_audited after insert on conference_participant for each row execute function audit.record_change('case', 'sealed_name', 'case_id');
create trigger conference_decision_audited after insert or update on conference_decision for each row execute function audit.record_change('case', 'sealed_words', 'case_id');
create trigger case_closure_audited    after insert or update on case_closure    for each row execute function audit.record_change('case', 'sealed_words', 'case_id');
create trigger closure_signer_audited  after insert on closure_signer            for each row execute function audit.record_change('case', 'sealed_name', 'case_id');
create trigger hand_over_note_audited  after insert or update on hand_over_note  for each row execute function audit.record_change('case', 'sealed_words', 'case_id');
create trigger person_relation_audited after insert or update on person_relation for each row execute function audit.record_change('case', '', 'case_id');
drop trigger person_audited on person;
create trigger person_audited after insert or update on person for each row
  execute function audit.record_change('case', 'age_years,ethnicity,marital,disabilities,displacement,country,separation', 'case_id');

-- Her story --------------------------------------------------------------------------------------------------------------
create trigger case_assessment_told after insert or update on case_assessment for each row execute function access.tell_case('assessment.written', 'written_at');
create trigger need_told            after insert on need for each row execute function access.tell_case('need.found', 'found_at');
create trigger need_told_met        after update of state on need for each row when (new.state <> old.state and new.state = 'met')     execute function access.tell_case('need.met', 'state_at');
create trigger need_told_partly     after update of state on need for each row when (new.state <> old.state and new.state = 'partly')  execute function access.tell_case('need.partly', 'state_at');
create trigger need_told_unmet      after update of state on need for each row when (new.state <> old.state and new.state = 'unmet')   execute function access.tell_case('need.unmet', 'state_at');
create trigger need_told_dropped    after update of state on need for each row when (new.state <> old.state and new.state = 'dropped') execute function access.tell_case('need.dropped', 'state_at');
create trigger plan_told            after insert on plan for each row execute function access.tell_case('plan.drafted', 'made_at');
create trigger plan_told_approved   after update of status on plan for each row when (new.status = 'approved' and old.status = 'draft') execute function access.tell_case('plan.approved', 'signed_at');
create trigger goal_told_met        after insert on plan_goal_progress for each row when (new.progress = 'met')         execute function access.tell_case('goal.met', 'noted_at', 'goal_id');
create trigger goal_told_going      after insert on plan_goal_progress for each row when (new.progress = 'in_progress') execute function access.tell_case('goal.in_progress', 'noted_at', 'goal_id');
create trigger goal_told_none       after insert on plan_goal_progress for each row when (new.progress = 'n_a')         execute function access.tell_case('goal.n_a', 'noted_at', 'goal_id');
create trigger service_told         after insert on service_given for each row execute function access.tell_case('service.given', 'given_at');
create trigger service_told_back    after update of state on service_given for each row when (new.state = 'withdrawn' and old.state = 'given') execute function access.tell_case('service.withdrawn', 'given_at');
create trigger return_check_told    after insert on return_check for each row execute function access.tell_case('return_check.made', 'checked_at');
create trigger follow_up_told       after insert on follow_up for each row when (new.return_check_id is null and new.moved_from is null) execute function access.tell_case('follow_up.planned', 'state_at');
create trigger follow_up_told_done  after update of state on follow_up for each row when (new.state = 'done')      execute function access.tell_case('follow_up.done', 'state_at');
create trigger follow_up_told_missed after update of state on follow_up for each row when (new.state = 'missed')   execute function access.tell_case('follow_up.missed', 'state_at');
create trigger follow_up_told_moved after update of state on follow_up for each row when (new.state = 'moved')     execute function access.tell_case('follow_up.moved', 'state_at');
create trigger case_review_told     after insert on case_review for each row when (new.kind <> 'supervisor') execute function access.tell_case('review.held', 'held_at');
create trigger case_review_told_over after insert on case_review for each row when (new.kind = 'supervisor') execute function access.tell_case('review.supervised', 'held_at');
create trigger case_conference_told after insert on case_conference for each row execute function access.tell_case('conference.held', 'held_at');
create trigger decision_told_done   after update of state on conference_decision for each row when (new.state = 'done' and old.state <> 'done') execute function access.tell_case('decision.done', 'state_at');
create trigger closure_signer_told  after insert on closure_signer for each row execute function access.tell_case('closure.signed', 'signed_at', 'closure_id');
create trigger hand_over_note_told  after insert on hand_over_note for each row execute function access.tell_case('hand_over.written', 'written_at');
create trigger hand_over_note_told_read after update of read_at on hand_over_note for each row when (old.read_at is null and new.read_at is not null) execute function access.tell_case('hand_over.read', 'read_at');
create trigger person_relation_told after insert on person_relation for each row execute function access.tell_case('relation.set', 'changed_at');

-- Steps, closing and reopening stand in the story at the moment that the file itself bears.
create or replace function access.tell_case_moved() returns trigger
language plpgsql volatile security definer set search_path = '' as $$
begin
  insert into public.case_event (case_id, kind, record_id, happened_at, staff_id)
  values (new.id, case when tg_op = 'INSERT' then 'case.opened' when new.status <> old.status then case new.status when 'closed' then 'case.closed' else 'case.reopened' end
                       else 'case.step_' || new.step end,
          new.id, case when tg_op = 'INSERT' then new.opened_at when new.status <> old.status and new.status = 'closed' then new.closed_at else new.changed_at end, access.current_staff());
  return null;
end $$;

-- Facts ------------------------------------------------------------------------------------------------------------------
create policy need_fact                 on need                 for select to nangmai_facts using (true);
create policy service_given_fact        on service_given        for select to nangmai_facts using (true);
create policy service_given_person_fact on service_given_person for select to nangmai_facts using (true);
create policy follow_up_fact            on follow_up            for select to nangmai_facts using (true);
create policy plan_goal_fact            on plan_goal            for select to nangmai_facts using (true);
create policy plan_fact                 on plan                 for select to nangmai_facts using (true);
create policy person_relation_fact      on person_relation      for select to nangmai_facts using (true);
grant select (id, case_id, province_id, kind, urgency, state, found_at, state_at) on need to nangmai_facts;
grant select (id, case_id, province_id, kind, provider, given_at, state) on service_given to nangmai_facts;
grant select on service_given_person to nangmai_facts;
grant select (id, case_id, province_id, kind, purpose, due_from, due_until, state, outcome) on follow_up to nangmai_facts;
grant select (id, plan_id, case_id, domain, state, progress) on plan_goal to nangmai_facts;
grant select (id, case_id, province_id, number, status, signed_at) on plan to nangmai_facts;
grant select (id, case_id, province_id, from_person, to_person, kind, state) on person_relation to nangmai_facts;
grant select (marital, disabilities, displacement, country, separation) on person to nangmai_facts;
grant select (contact_id) on case_file to nangmai_facts;

create view fact_need as
select n.id, n.province_id, f.place_id, n.case_id, n.kind, n.urgency, n.state,
       (n.found_at at time zone 'Asia/Ho_Chi_Minh')::date as found_on, (n.state_at at time zone 'Asia/Ho_Chi_Minh')::date as state_on
from   need n join case_file f on f.id = n.case_id;
create view fact_service as
select s.id, s.province_id, f.place_id, s.case_id, s.kind, s.provider, f.gbv, (s.given_at at time zone 'Asia/Ho_Chi_Minh')::date as given_on
from   service_given s join case_file f on f.id = s.case_id where s.state = 'given';
create view fact_service_person as
select x.person_id as id, s.province_id, f.place_id, s.case_id, s.id as service_id, s.kind, p.part, p.sex, (s.given_at at time zone 'Asia/Ho_Chi_Minh')::date as given_on
from   service_given_person x join service_given s on s.id = x.service_id and s.state = 'given' join person p on p.id = x.person_id join case_file f on f.id = s.case_id;
create view fact_follow_up as
select u.id, u.province_id, f.place_id, u.case_id, u.kind, u.purpose, u.state, u.outcome,
       (u.due_from at time zone 'Asia/Ho_Chi_Minh')::date as due_on, (u.due_until at time zone 'Asia/Ho_Chi_Minh')::date as due_until_on
from   follow_up u join case_file f on f.id = u.case_id;
create view fact_first_help as
select f.id, f.province_id, f.place_id, f.gbv, (k.started_at at time zone 'Asia/Ho_Chi_Minh')::date as reported_on,
       (h.helped_at at time zone 'Asia/Ho_Chi_Minh')::date as helped_on,
       round(greatest(extract(epoch from h.helped_at - k.started_at) / 3600, 0), 1) as hours
from   case_file f join contact k on k.id = f.contact_id
cross  join lateral (select min(at) as helped_at from (select e.given_at as at from emergency_support e where e.case_id = f.id
                     union all select s.given_at from service_given s where s.case_id = f.id and s.state = 'given') given) h;
create view fact_case_person as
select p.id, p.province_id, f.place_id, p.case_id, p.part, p.sex,
       case when p.age_years is null then 'unknown' when p.age_years < 12 then '0-11' when p.age_years < 16 then '12-15' when p.age_years < 18 then '16-17'
            when p.age_years < 30 then '18-29' when p.age_years < 60 then '30-59' else '60+' end as age_band,
       p.marital, cardinality(p.disabilities) > 0 as disabled, p.displacement, p.country, p.separation, (f.opened_at at time zone 'Asia/Ho_Chi_Minh')::date as opened_on
from   person p join case_file f on f.id = p.case_id;
comment on view fact_first_help is 'Hours from the first report (start of the contact the case grew out of) to the first help of any kind; null where none was given yet.';
grant select on fact_need, fact_service, fact_service_person, fact_follow_up, fact_first_help, fact_case_person to nangmai_reporter;
grant create on schema public to nangmai_facts;                                   -- for the next lines only
alter view fact_need owner to nangmai_facts;
alter view fact_service owner to nangmai_facts;
alter view fact_service_person owner to nangmai_facts;
alter view fact_follow_up owner to nangmai_facts;
alter view fact_first_help owner to nangmai_facts;
alter view fact_case_person owner to nangmai_facts;
revoke create on schema public from nangmai_facts;
