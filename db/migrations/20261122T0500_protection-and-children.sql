-- Protection and children: the ten measures, no-contact orders, telling the commune, the child path; and what clocks lacked.

-- Clocks -----------------------------------------------------------------------------------------------------------------
alter table law_clock_rule
  add column pausable      boolean not null default false,
  add column pause_basis   text,
  add column escalate_duty text collate "C",
  add column month_days    text collate "C",
  drop constraint law_clock_rule_unit_known,
  drop constraint law_clock_rule_number_unless_immediately,
  drop constraint law_clock_rule_warns_of_limit,
  add constraint law_clock_rule_warns_of_limit check (warn_minutes_before is null or (warn_minutes_before > 0 and limit_unit <> 'immediately')),
  add constraint law_clock_rule_unit_known check (limit_unit in ('hour', 'day', 'working_day', 'month', 'immediately', 'date')),
  add constraint law_clock_rule_number_where_counted check ((limit_unit in ('immediately', 'date')) = (limit_value is null)),
  add constraint law_clock_rule_date_named check ((limit_unit = 'date') = (month_days is not null)),
  add constraint law_clock_rule_date_shape check (month_days ~ '^[01][0-9]-[0-3][0-9]( [01][0-9]-[0-3][0-9])*$'),
  add constraint law_clock_rule_pause_has_basis check (pausable = (pause_basis is not null)),
  add constraint law_clock_rule_duty foreign key (escalate_duty) references duty (code);
comment on column law_clock_rule.pausable is 'The law lets this limit stand still; then pause_basis says where.';
comment on column law_clock_rule.escalate_duty is 'Who hears of a warning or a missed limit: leaders of the agency that holds this duty for the place.';
comment on column law_clock_rule.month_days is 'For limit_unit date: the days of a year before which it must be done, MM-DD, in order.';

alter table clock
  add column case_id          uuid,
  add column acting_agency_id uuid,
  add column place_id         text collate "C",
  add column ends_itself      boolean not null default false,
  add constraint clock_case   foreign key (case_id)          references case_file (id),
  add constraint clock_acting foreign key (acting_agency_id) references agency (id),
  add constraint clock_place  foreign key (place_id)         references place (id);
comment on column clock.case_id is 'The case the record belongs to: then the clock is seen by whoever sees the case.';
comment on column clock.acting_agency_id is 'The agency whose duty it is, where another one watches: the commune, for its chair.';
comment on column clock.ends_itself is 'What lasts until a day named on a signed paper is over on that day by itself: met then, not missed.';
comment on column clock.place_id is 'Where the duty lies; who is told of a missed limit follows from it.';
create index clock_open_by_acting on clock (acting_agency_id, runs_out_at, id) where met_at is null and status <> 'cancelled';
create index clock_of_case on clock (case_id);

drop policy clock_seen on clock;
drop policy clock_started on clock;
drop policy clock_moved on clock;
create policy clock_seen on clock for select to nangmai_app using (
  (acting_agency_id = any ((select access.current_agencies())::uuid[])
   or case when case_id is null then agency_id = any ((select access.current_agencies())::uuid[])
           else exists (select 1 from case_file f where f.id = case_id) end)
  and record_id <> all ((select access.my_conflicts())::uuid[]) and (case_id is null or case_id <> all ((select access.my_conflicts())::uuid[])));
create policy clock_started on clock for insert to nangmai_app with check (
  (acting_agency_id = any ((select access.current_agencies())::uuid[])
   or case when case_id is null then agency_id = any ((select access.current_agencies())::uuid[])
           else exists (select 1 from case_file f where f.id = case_id) end)
  and record_id <> all ((select access.my_conflicts())::uuid[]) and (case_id is null or case_id <> all ((select access.my_conflicts())::uuid[])));
create policy clock_moved on clock for update to nangmai_app using (
  (acting_agency_id = any ((select access.current_agencies())::uuid[])
   or case when case_id is null then agency_id = any ((select access.current_agencies())::uuid[])
           else exists (select 1 from case_file f where f.id = case_id) end)
  and record_id <> all ((select access.my_conflicts())::uuid[]) and (case_id is null or case_id <> all ((select access.my_conflicts())::uuid[])))
  with check (true);

-- A holiday that is edited moves the working-day limits that still run. Who edits holidays sees no case, so two narrow doors.
create table clock_recount (
  id            uuid        not null,
  clock_id      uuid        not null,
  holiday       date        not null,
  was_due_at    timestamptz not null,
  became_due_at timestamptz not null,
  recounted_at  timestamptz not null default now(),
  recounted_by  uuid        not null,
  constraint clock_recount_pkey  primary key (id),
  constraint clock_recount_clock foreign key (clock_id) references clock (id),
  constraint clock_recount_by    foreign key (recounted_by) references staff (id)
);
create index clock_recount_of_clock on clock_recount (clock_id, recounted_at);
comment on table clock_recount is 'History of a limit that moved because the calendar of working days did.';
alter table clock_recount enable row level security;
alter table clock_recount force  row level security;
create policy clock_recount_seen on clock_recount for select to nangmai_app using (exists (select 1 from clock c where c.id = clock_id));
create policy clock_recount_made on clock_recount for insert to nangmai_owner with check (true);
grant select on clock_recount to nangmai_app;
create trigger clock_recount_audited after insert on clock_recount for each row execute function audit.record_change('clock', '', 'clock_id');

create policy clock_recounted on clock for select to nangmai_owner using (true);
create policy clock_recounting on clock for update to nangmai_owner using (true) with check (true);
create function access.clocks_by_calendar()
returns table (id uuid, rule_snapshot jsonb, started_at timestamptz, pauses jsonb, due_at timestamptz)
language sql stable security definer set search_path = '' as $$
  select c.id, c.rule_snapshot, c.started_at, c.pauses, c.due_at from public.clock c
  where  c.met_at is null and c.status in ('running', 'paused', 'missed') and c.due_at is not null
    and  (c.rule_snapshot ->> 'limit_unit' = 'working_day' or (c.rule_snapshot ->> 'roll_to_working_day')::boolean)
    and  access.agencies_as('administrator') <> '{}'
$$;
comment on function access.clocks_by_calendar is 'Limits still open that depend on which days are worked: numbers only, for an administrator who edits the calendar.';
create function access.recount_clock(of_clock uuid, new_id uuid, new_due timestamptz, new_internal timestamptz, because date, at_moment timestamptz) returns void
language plpgsql volatile security definer set search_path = '' as $$
declare
  was timestamptz;
begin
  if access.agencies_as('administrator') = '{}' then raise exception 'only an administrator edits the calendar' using errcode = '42501'; end if;
  select c.due_at into was from public.clock c where c.id = of_clock and c.met_at is null for update;
  if was is null or was = new_due then return; end if;
  update public.clock c set due_at = new_due, internal_due_at = new_internal, version = c.version + 1,
         status    = case when c.status = 'missed' and new_due >= at_moment then 'running' else c.status end,
         missed_at = case when c.status = 'missed' and new_due <  at_moment then new_due end
  where  c.id = of_clock;
  insert into public.clock_recount (id, clock_id, holiday, was_due_at, became_due_at, recounted_at, recounted_by)
  values (new_id, of_clock, because, was, new_due, at_moment, access.current_staff());
end $$;
comment on function access.recount_clock is 'Moves one open limit to where the edited calendar puts it and keeps both moments; what was missed may be running again.';
grant execute on function access.clocks_by_calendar, access.recount_clock to nangmai_app;

-- Whom a job tells of a limit: leaders of the agencies that hold the duty of the rule for the place, else of the agency that watches.
create policy conflict_of_interest_jobs on conflict_of_interest for select to nangmai_jobs using (true);
grant select on conflict_of_interest to nangmai_jobs;
-- Who works on the case hears of its limits too.
create policy case_assignment_jobs on case_assignment for select to nangmai_jobs using (true);
grant select (case_id, staff_id, from_at, until_at) on case_assignment to nangmai_jobs;
grant update (met_at) on clock to nangmai_jobs;                                   -- for what ends by itself

create policy clock_fact on clock for select to nangmai_facts using (true);
grant select (id, province_id, place_id, rule_code, sense, started_at, status, met_at, missed_at) on clock to nangmai_facts;

-- The ten measures -------------------------------------------------------------------------------------------------------
create table protection_measure (
  id              uuid        not null,
  case_id         uuid        not null,
  province_id     text        collate "C" not null,
  measure_code    text        collate "C" not null,
  from_on         date        not null,
  until_on        date,
  actor           text        not null,
  outcome         text,
  law_basis       text        not null,
  order_id        uuid,
  about_person_id uuid,
  is_adult        boolean,
  repeated_within_12_months boolean,
  fined_before    boolean,
  asked_her_on    date,
  her_answer      text,
  sealed_her_words bytea,
  sealed_note     bytea,
  recorded_at     timestamptz not null default now(),
  recorded_by     uuid        not null,
  version         integer     not null default 1,
  constraint protection_measure_pkey     primary key (id),
  constraint protection_measure_case     foreign key (case_id)         references case_file (id),
  constraint protection_measure_province foreign key (province_id)     references place (id),
  constraint protection_measure_person   foreign key (about_person_id, case_id) references person (id, case_id),
  constraint protection_measure_by       foreign key (recorded_by)     references staff (id),
  constraint protection_measure_order_once unique (order_id),
  constraint protection_measure_code     check (measure_code in ('1', '2', '3', '4', '5', '6', '7', '8', '9', '10')),
  constraint protection_measure_dates    check (until_on >= from_on),
  constraint protection_measure_actor    check (actor in ('commune_chair', 'commune_police', 'provincial_police', 'court', 'procuracy', 'health', 'social_work', 'shelter',
                                           'legal_aid', 'school', 'womens_union', 'front', 'community', 'family', 'other')),
  constraint protection_measure_outcome  check (outcome in ('carried_out', 'partly', 'not_kept', 'stopped')),
  constraint protection_measure_ended    check (outcome is null or until_on is not null),
  constraint protection_measure_answer   check (her_answer in ('helps', 'no_difference', 'makes_worse', 'did_not_say')),
  constraint protection_measure_asked    check ((asked_her_on is null) = (her_answer is null)),
  constraint protection_measure_criticism_allowed check (measure_code <> '8' or coalesce(is_adult and (repeated_within_12_months or fined_before), false)),
  constraint protection_measure_criticism_asked   check (measure_code <> '8' or asked_her_on is not null)
);
create index protection_measure_of_case on protection_measure (case_id, from_on);
comment on table  protection_measure is 'Measures of Luật 13/2022/QH15, Điều 22, taken in a case: by whom, from when until when, and what came of it.';
comment on column protection_measure.actor is 'Who acts, by function.';
comment on column protection_measure.order_id is 'The no-contact order that is this measure, for measure 3.';
comment on column protection_measure.is_adult is 'Measure 8: the person is 18 or older; with one of the next two it may be taken (Điều 32).';
comment on column protection_measure.asked_her_on is 'When she was asked what the measure would mean for her; measure 8 is not taken before.';
comment on column protection_measure.law_basis is 'The article as the table of measures had it on the first day.';

-- No-contact orders ------------------------------------------------------------------------------------------------------
create table no_contact_order (
  id              uuid        not null,
  case_id         uuid        not null,
  province_id     text        collate "C" not null,
  agency_id       uuid        not null,
  commune_agency_id uuid      not null,
  place_id        text        collate "C" not null,
  earlier_id      uuid,
  status          text        not null default 'draft',
  requested_by    text        not null,
  consent_at      timestamptz,
  consent_how     text,
  life_threat     boolean     not null default false,
  reasons         text[]      not null,
  priority        text[]      not null default '{}',
  days_asked      integer     not null default 3,
  sent_how        text,
  rights_told_at  timestamptz,
  received_at     timestamptz,
  decided_at      timestamptz,
  signed_at       timestamptz,
  signer          text,
  signer_authority text,
  decision_number text,
  ends_at         timestamptz,
  ended_at        timestamptz,
  watcher_function text,
  watcher_assigned_at timestamptz,
  she_told_served_at timestamptz,
  protected_person_id uuid    not null,
  banned_person_id    uuid    not null,
  sealed_key      bytea,
  sealed_her_name bytea       not null,
  sealed_his_name bytea       not null,
  sealed_his_birth_year bytea,
  sealed_signer_name bytea,
  sealed_watcher_name bytea,
  sealed_refusal  bytea,
  written_at      timestamptz not null default now(),
  written_by      uuid        not null,
  version         integer     not null default 1,
  constraint no_contact_order_pkey     primary key (id),
  constraint no_contact_order_copied   unique (id, case_id),
  constraint no_contact_order_case     foreign key (case_id)           references case_file (id),
  constraint no_contact_order_province foreign key (province_id)       references place (id),
  constraint no_contact_order_place    foreign key (place_id)          references place (id),
  constraint no_contact_order_agency   foreign key (agency_id)         references agency (id),
  constraint no_contact_order_commune  foreign key (commune_agency_id) references agency (id),
  constraint no_contact_order_earlier  foreign key (earlier_id, case_id) references no_contact_order (id, case_id),
  constraint no_contact_order_protected foreign key (protected_person_id, case_id) references person (id, case_id),
  constraint no_contact_order_banned   foreign key (banned_person_id, case_id)    references person (id, case_id),
  constraint no_contact_order_by       foreign key (written_by)        references staff (id),
  constraint no_contact_order_two_people check (protected_person_id <> banned_person_id),
  constraint no_contact_order_status   check (status in ('draft', 'requested', 'in_force', 'refused', 'withdrawn', 'cancelled', 'ended')),
  constraint no_contact_order_asker    check (requested_by in ('survivor', 'guardian', 'representative', 'body', 'chair')),
  constraint no_contact_order_consent  check ((consent_at is null) = (consent_how is null)),
  constraint no_contact_order_consent_how check (consent_how in ('written', 'spoken', 'by_guardian')),
  constraint no_contact_order_body_has_consent check (requested_by <> 'body' or consent_at is not null),
  constraint no_contact_order_chair_for_life   check (requested_by <> 'chair' or life_threat),
  constraint no_contact_order_reasons  check (cardinality(reasons) > 0 and reasons <@ array['harmed_health', 'threatens_health', 'threatens_life']),
  constraint no_contact_order_priority check (priority <@ array['child', 'pregnant', 'nursing', 'elderly', 'disabled', 'cannot_care', 'in_treatment']),
  constraint no_contact_order_days     check (days_asked between 1 and 3),
  constraint no_contact_order_sent     check (sent_how in ('in_person', 'post', 'electronic')),
  constraint no_contact_order_received check ((status in ('draft') or received_at is not null) or status = 'withdrawn'),
  constraint no_contact_order_decided  check ((status in ('in_force', 'refused', 'cancelled', 'ended')) = (decided_at is not null)),
  constraint no_contact_order_signed   check (decided_at is null or (signed_at is not null and signer is not null and sealed_signer_name is not null)),
  constraint no_contact_order_signer   check (signer in ('chair', 'deputy_assigned', 'authorised')),
  constraint no_contact_order_away     check (signer is null or signer = 'chair' or signer_authority is not null),
  constraint no_contact_order_reason_given check (status <> 'refused' or sealed_refusal is not null),
  constraint no_contact_order_rights   check (status not in ('in_force', 'cancelled', 'ended') or rights_told_at is not null),
  constraint no_contact_order_three_days check (ends_at > signed_at and ends_at <= signed_at + interval '3 days'),
  constraint no_contact_order_has_end  check ((status in ('in_force', 'cancelled', 'ended')) = (ends_at is not null)),
  constraint no_contact_order_over     check ((status in ('cancelled', 'ended')) = (ended_at is not null)),
  constraint no_contact_order_watcher  check ((watcher_function is null) = (watcher_assigned_at is null) and (watcher_function is null) = (sealed_watcher_name is null)),
  constraint no_contact_order_watcher_function check (watcher_function in ('village_head', 'commune_police', 'culture_officer', 'womens_union', 'front', 'security_team', 'other')),
  constraint no_contact_order_not_before_asked check (signed_at is null or received_at is null or signed_at >= received_at)
);
create index no_contact_order_of_case    on no_contact_order (case_id, written_at);
create index no_contact_order_of_commune on no_contact_order (commune_agency_id, status, received_at);
create index no_contact_order_to_end     on no_contact_order (ends_at) where status = 'in_force';
create unique index no_contact_order_one_repeat on no_contact_order (earlier_id) where status in ('draft', 'requested');
comment on table  no_contact_order is 'Cấm tiếp xúc by decision of the commune chair (Luật 13/2022/QH15 Điều 25; NĐ 76/2023/NĐ-CP Chương III). A repeat is a row of its own.';
comment on column no_contact_order.received_at is 'When the commune had the request: the 12 hours run from here.';
comment on column no_contact_order.signed_at is 'The time of the signature on paper, not of the click; in force from then.';
comment on column no_contact_order.signer_authority is 'Number of the paper by which somebody signs for the chair (giao quyền, ủy quyền).';
comment on column no_contact_order.ends_at is 'The end written on the signed paper; at most three days after the signature.';
comment on column no_contact_order.reasons is 'Grounds as codes, so that nothing anybody typed reaches a paper he reads.';
comment on column no_contact_order.watcher_function is 'Người được phân công giám sát, by function. Has no account here and no access to anything.';
comment on column no_contact_order.she_told_served_at is 'When she was told the hour at which he was served.';
comment on column no_contact_order.sealed_key is 'A key of its own: the commune opens the order and nothing of the case.';
alter table protection_measure add constraint protection_measure_order foreign key (order_id, case_id) references no_contact_order (id, case_id);

create table order_recipient (
  order_id uuid        not null,
  case_id  uuid        not null,
  who      text        not null,
  told_at  timestamptz not null,
  how      text        not null,
  told_by  uuid        not null,
  constraint order_recipient_pkey  primary key (order_id, who),
  constraint order_recipient_order foreign key (order_id, case_id) references no_contact_order (id, case_id),
  constraint order_recipient_by    foreign key (told_by) references staff (id),
  constraint order_recipient_who   check (who in ('banned', 'protected', 'police_chief', 'village_head')),
  constraint order_recipient_how   check (how in ('in_person', 'post', 'electronic', 'phone'))
);
comment on table order_recipient is 'To whom the decision was given, and when: the four of Luật 13/2022/QH15, Điều 25.';

create table order_contact (
  id               uuid        not null,
  order_id         uuid        not null,
  case_id          uuid        not null,
  reason           text        not null,
  notice_at        timestamptz not null,
  countersigned_at timestamptz not null,
  starts_at        timestamptz not null,
  ends_at          timestamptz not null,
  chair_told_at    timestamptz,
  ended_at         timestamptz,
  recorded_at      timestamptz not null default now(),
  recorded_by      uuid        not null,
  version          integer     not null default 1,
  constraint order_contact_pkey   primary key (id),
  constraint order_contact_order  foreign key (order_id, case_id) references no_contact_order (id, case_id),
  constraint order_contact_by     foreign key (recorded_by) references staff (id),
  constraint order_contact_reason check (reason in ('wedding_funeral', 'accident_illness', 'disaster_epidemic')),
  constraint order_contact_notice_first check (notice_at <= countersigned_at and countersigned_at <= starts_at),
  constraint order_contact_four_hours   check (ends_at > starts_at and ends_at <= starts_at + interval '4 hours'),
  constraint order_contact_ended        check (ended_at >= starts_at)
);
create index order_contact_of_order on order_contact (order_id, starts_at);
comment on table order_contact is 'A contact the law allows while an order runs (NĐ 76/2023 Điều 18): notice first, countersigned by the watcher, four hours at most.';

create table order_violation (
  id          uuid        not null,
  order_id    uuid        not null,
  case_id     uuid        not null,
  kind        text        not null,
  happened_at timestamptz not null,
  police_told_at timestamptz,
  sealed_note bytea,
  recorded_at timestamptz not null default now(),
  recorded_by uuid        not null,
  constraint order_violation_pkey  primary key (id),
  constraint order_violation_order foreign key (order_id, case_id) references no_contact_order (id, case_id),
  constraint order_violation_by    foreign key (recorded_by) references staff (id),
  constraint order_violation_kind  check (kind in ('within_100_m', 'by_phone_or_tools', 'other'))
);
create index order_violation_of_order on order_violation (order_id, happened_at);
comment on column order_violation.kind is 'The two acts of NĐ 282/2025 Điều 53, or something else.';

create table order_cancellation (
  id           uuid        not null,
  order_id     uuid        not null,
  case_id      uuid        not null,
  requested_by text        not null,
  received_at  timestamptz not null,
  status       text        not null default 'requested',
  signed_at    timestamptz,
  signer       text,
  signer_authority text,
  decision_number  text,
  sealed_refusal   bytea,
  recorded_at  timestamptz not null default now(),
  recorded_by  uuid        not null,
  version      integer     not null default 1,
  constraint order_cancellation_pkey   primary key (id),
  constraint order_cancellation_order  foreign key (order_id, case_id) references no_contact_order (id, case_id),
  constraint order_cancellation_by     foreign key (recorded_by) references staff (id),
  constraint order_cancellation_asker  check (requested_by in ('survivor', 'guardian', 'representative', 'body', 'banned')),
  constraint order_cancellation_status check (status in ('requested', 'cancelled', 'refused')),
  constraint order_cancellation_signed check ((status = 'requested') = (signed_at is null) and (signed_at is null) = (signer is null)),
  constraint order_cancellation_signer check (signer in ('chair', 'deputy_assigned', 'authorised')),
  constraint order_cancellation_away   check (signer is null or signer = 'chair' or signer_authority is not null),
  constraint order_cancellation_reason check (status <> 'refused' or sealed_refusal is not null),
  constraint order_cancellation_after  check (signed_at >= received_at)
);
create unique index order_cancellation_one_open on order_cancellation (order_id) where status = 'requested';
comment on table order_cancellation is 'A request to end an order before its days; answered within 12 hours, a refusal in writing.';

-- Telling the commune: never by a job ----------------------------------------------------------------------------------
create table commune_notice (
  id            uuid        not null,
  case_id       uuid,
  contact_id    uuid,
  province_id   text        collate "C" not null,
  decision      text        not null,
  told_her_at   timestamptz,
  relationship  text        not null,
  receiver      text,
  content       text[]      not null default '{}',
  via           text,
  told_at       timestamptz,
  why_not       text,
  decided_at    timestamptz not null,
  decided_by    uuid        not null,
  constraint commune_notice_pkey     primary key (id),
  constraint commune_notice_case     foreign key (case_id)     references case_file (id),
  constraint commune_notice_contact  foreign key (contact_id)  references contact (id),
  constraint commune_notice_province foreign key (province_id) references place (id),
  constraint commune_notice_by       foreign key (decided_by)  references staff (id),
  constraint commune_notice_of_one   check ((case_id is null) <> (contact_id is null)),
  constraint commune_notice_decision check (decision in ('told', 'not_told')),
  constraint commune_notice_relationship check (relationship in ('none_found', 'related', 'not_known')),
  constraint commune_notice_receiver check (receiver in ('commune_chair', 'commune_police', 'child_officer', 'other')),
  constraint commune_notice_via      check (via in ('phone', 'letter', 'in_person')),
  constraint commune_notice_content  check (content <@ array['place', 'time', 'kind_of_act', 'danger', 'children', 'injury', 'needs', 'names']),
  constraint commune_notice_why_not  check (why_not in ('she_asked_not', 'related', 'more_danger', 'place_unknown', 'not_violence', 'told_before')),
  constraint commune_notice_three_answers check (decision <> 'told' or
    (told_her_at is not null and relationship = 'none_found' and receiver is not null and cardinality(content) > 0 and via is not null and told_at >= told_her_at)),
  constraint commune_notice_says_why check ((decision = 'not_told') = (why_not is not null))
);
create index commune_notice_of_case    on commune_notice (case_id);
create index commune_notice_of_contact on commune_notice (contact_id);
comment on table commune_notice is 'A person decided to tell the commune, or not to: after she was told, after the receiver was checked for a relationship, with the least content.';
comment on column commune_notice.content is 'What was told, by kind; the words themselves are kept nowhere.';

-- The child path ---------------------------------------------------------------------------------------------------------
create table child_path (
  id             uuid        not null,
  case_id        uuid        not null,
  person_id      uuid        not null,
  province_id    text        collate "C" not null,
  track          text        not null,
  state          text        not null default 'received',
  received_at    timestamptz not null,
  grave          boolean     not null default false,
  not_needed     text,
  sealed_why     bytea,
  legal_aid_on   date,
  representative text,
  interview_on   date,
  changed_at     timestamptz not null default now(),
  version        integer     not null default 1,
  constraint child_path_pkey     primary key (id),
  constraint child_path_copied   unique (id, case_id),
  constraint child_path_once     unique (person_id),
  constraint child_path_person   foreign key (person_id, case_id) references person (id, case_id),
  constraint child_path_province foreign key (province_id) references place (id),
  constraint child_path_track    check (track in ('under_16', 'age_16_17')),
  constraint child_path_state    check (state in ('received', 'first_assessed', 'assessed', 'planned', 'approved', 'closed', 'not_needed')),
  constraint child_path_not_needed check ((state = 'not_needed') = (not_needed is not null)),
  constraint child_path_why      check (not_needed in ('not_harmed', 'other_body_leads', 'same_child', 'age_corrected')),
  constraint child_path_representative check (representative in ('safe_parent', 'relative', 'legal_aid_officer', 'social_worker', 'teacher', 'union'))
);
comment on table  child_path is 'Đường hỗ trợ trẻ em (NĐ 56/2017/NĐ-CP, Điều 25–32): opens by itself for each person under 18 who was harmed or came along.';
comment on column child_path.track is 'under_16: a child by Luật Trẻ em. age_16_17: legal aid and a representative at interviews, without the forms of NĐ 56.';
comment on column child_path.received_at is 'When the information came in: the 12 hours of an emergency run from here.';

create table child_excluded (
  path_id   uuid        not null,
  case_id   uuid        not null,
  person_id uuid        not null,
  set_by    uuid        not null,
  set_at    timestamptz not null default now(),
  constraint child_excluded_pkey   primary key (path_id, person_id),
  constraint child_excluded_path   foreign key (path_id, case_id)   references child_path (id, case_id),
  constraint child_excluded_person foreign key (person_id, case_id) references person (id, case_id),
  constraint child_excluded_by     foreign key (set_by) references staff (id)
);
comment on table child_excluded is 'People kept out of every notice, meeting and form of this child; whoever is written as having used violence is out without a row here.';

create table child_paper (
  id            uuid        not null,
  path_id       uuid        not null,
  case_id       uuid        not null,
  form          text        not null,
  happened_at   timestamptz not null,
  grave         boolean,
  outcome       text,
  until_at      timestamptz,
  separated_since timestamptz,
  longer_by     text,
  signed_at     timestamptz,
  signer        text,
  signer_authority text,
  decision_number  text,
  confidentiality text      not null,
  scope         text[]      not null,
  sealed_content bytea      not null,
  written_at    timestamptz not null default now(),
  written_by    uuid        not null,
  version       integer     not null default 1,
  constraint child_paper_pkey   primary key (id),
  constraint child_paper_copied unique (id, path_id),
  constraint child_paper_path   foreign key (path_id, case_id) references child_path (id, case_id),
  constraint child_paper_by     foreign key (written_by) references staff (id),
  constraint child_paper_form   check (form in ('record', 'first_assessment', 'emergency', 'separation', 'assessment', 'lifting', 'meeting', 'plan', 'decision',
                                  'review', 'alternative_care', 'follow_up', 'follow_up_3')),
  constraint child_paper_grave  check ((form in ('record', 'first_assessment')) = (grave is not null)),
  constraint child_paper_review check ((form = 'review') = (outcome is not null) and outcome in ('end', 'new_plan')),
  constraint child_paper_separation check ((form = 'separation') = (until_at is not null) and (until_at is null) = (separated_since is null)),
  constraint child_paper_fifteen_days check (until_at > happened_at and (until_at <= separated_since + interval '15 days' or longer_by is not null)),
  constraint child_paper_signed check ((form in ('decision', 'separation')) = (signed_at is not null) and (signed_at is null) = (signer is null)),
  constraint child_paper_signer check (signer in ('chair', 'deputy_assigned', 'authorised')),
  constraint child_paper_away   check (signer is null or signer = 'chair' or signer_authority is not null),
  constraint child_paper_longer check (longer_by in ('court', 'police', 'procuracy', 'child_authority')),
  constraint child_paper_confidentiality check (confidentiality in ('path_only', 'named_receivers')),
  constraint child_paper_scope  check (cardinality(scope) > 0 and scope <@ array['case_team', 'commune_chair', 'child_officer', 'police', 'health', 'school', 'legal_aid', 'child_authority', 'carer'])
);
create index child_paper_of_path on child_paper (path_id, happened_at);
comment on table  child_paper is 'What was written along the path of a child; each carries how secret it is and who may have it (NĐ 56/2017 Điều 24).';
comment on column child_paper.separated_since is 'First day of an unbroken separation, set by the table: fifteen days are counted from it, however often it is prolonged.';
comment on column child_paper.longer_by is 'The competent body that required more than fifteen days.';

create table child_addressee (
  id        uuid        not null,
  paper_id  uuid        not null,
  path_id   uuid        not null,
  case_id   uuid        not null,
  purpose   text        not null,
  person_id uuid,
  function  text,
  constraint child_addressee_pkey   primary key (id),
  constraint child_addressee_paper  foreign key (paper_id, path_id) references child_paper (id, path_id),
  constraint child_addressee_path   foreign key (path_id, case_id)  references child_path (id, case_id),
  constraint child_addressee_person foreign key (person_id, case_id) references person (id, case_id),
  constraint child_addressee_one    check ((person_id is null) <> (function is null)),
  constraint child_addressee_purpose check (purpose in ('notice', 'participant', 'addressee', 'heard')),
  constraint child_addressee_function check (function in ('commune_chair', 'child_officer', 'commune_police', 'health', 'school', 'womens_union', 'youth_union', 'village_head', 'legal_aid', 'social_worker', 'carer'))
);
create index child_addressee_of_paper on child_addressee (paper_id);
comment on table child_addressee is 'Who sat in a meeting, was heard, was told, or is addressed by a form. Never whoever harmed the child: the table refuses them.';

do $$
declare t text;
begin
  foreach t in array array['protection_measure','no_contact_order','order_recipient','order_contact','order_violation','order_cancellation','commune_notice',
                           'child_path','child_excluded','child_paper','child_addressee'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force  row level security', t);
  end loop;
end $$;

create policy protection_measure_seen on protection_measure to nangmai_app
  using (exists (select 1 from case_file f where f.id = case_id)) with check (exists (select 1 from case_file f where f.id = case_id));

-- An order is seen with its case, and by the officers of the commune it was sent to: the order, never the case.
create policy no_contact_order_seen on no_contact_order for select to nangmai_app using (
  (exists (select 1 from case_file f where f.id = case_id)
   or (status <> 'draft' and received_at is not null and commune_agency_id = any ((select access.agencies_as('commune_officer'))::uuid[])))
  and case_id <> all ((select access.my_conflicts())::uuid[]));
create policy no_contact_order_written on no_contact_order for insert to nangmai_app with check (access.works_on(case_id) and written_by = (select access.current_staff()));
create policy no_contact_order_moved on no_contact_order for update to nangmai_app using (
  (access.is_assigned(case_id, (select access.current_staff()))
   or (status <> 'draft' and received_at is not null and commune_agency_id = any ((select access.agencies_as('commune_officer'))::uuid[])))
  and case_id <> all ((select access.my_conflicts())::uuid[])) with check (true);
create policy no_contact_order_job_reads on no_contact_order for select to nangmai_jobs using (true);
create policy no_contact_order_job_ends  on no_contact_order for update to nangmai_jobs using (status = 'in_force') with check (status = 'ended');
do $$
declare t text;
begin
  foreach t in array array['order_recipient','order_contact','order_violation','order_cancellation'] loop
    execute format('create policy %1$s_seen on %1$s to nangmai_app using (exists (select 1 from no_contact_order o where o.id = order_id))
                    with check (exists (select 1 from no_contact_order o where o.id = order_id))', t);
  end loop;
end $$;
create policy commune_notice_seen on commune_notice for select to nangmai_app using (
  case when case_id is not null then exists (select 1 from case_file f where f.id = case_id) else exists (select 1 from contact k where k.id = contact_id) end);
create policy commune_notice_decided on commune_notice for insert to nangmai_app with check (
  decided_by = (select access.current_staff())
  and case when case_id is not null then exists (select 1 from case_file f where f.id = case_id) else exists (select 1 from contact k where k.id = contact_id) end);

create policy child_path_seen on child_path for select to nangmai_app using (exists (select 1 from case_file f where f.id = case_id));
create policy child_path_moved on child_path for update to nangmai_app using (
  access.is_assigned(case_id, (select access.current_staff())) and case_id <> all ((select access.my_conflicts())::uuid[])) with check (true);
-- What was written about a child is for those who work on the case; who oversees it sees only how far the path is.
do $$
declare t text;
begin
  foreach t in array array['child_excluded','child_paper','child_addressee'] loop
    execute format('create policy %1$s_seen on %1$s to nangmai_app
      using (access.is_assigned(case_id, (select access.current_staff())) and case_id <> all ((select access.my_conflicts())::uuid[]))
      with check (access.is_assigned(case_id, (select access.current_staff())) and case_id <> all ((select access.my_conflicts())::uuid[]))', t);
  end loop;
end $$;

-- A signed order is measure 3 of its case, whoever recorded the signature; those who work on the case hear of each move and of
-- the hour he was served, since the commune that writes it down sees none of them.
create policy no_contact_order_told on no_contact_order for select to nangmai_owner using (true);
create policy order_violation_told on order_violation for select to nangmai_owner using (true);
create policy protection_measure_told on protection_measure for select to nangmai_owner using (true);
create policy protection_measure_by_order on protection_measure for insert to nangmai_owner with check (order_id is not null);
create policy protection_measure_with_order on protection_measure for update to nangmai_owner using (order_id is not null) with check (order_id is not null);
create function access.tell_workers(of_case uuid, of_kind text) returns void
language sql volatile security definer set search_path = '' as $$
  insert into public.notice (id, staff_id, kind, record_id)
  select distinct on (a.staff_id) gen_random_uuid(), a.staff_id, of_kind, of_case
  from   public.case_assignment a
  where  a.case_id = of_case and a.from_at <= now() and (a.until_at is null or a.until_at > now())
    and  a.staff_id is distinct from access.current_staff()
$$;
comment on function access.tell_workers is 'Leaves word for those who work on a case now, except the one who acts. For triggers; nobody may call it.';
create function access.order_moved() returns trigger
language plpgsql volatile security definer set search_path = '' as $$
begin
  if new.status = 'in_force' then
    insert into public.protection_measure (id, case_id, province_id, measure_code, from_on, until_on, actor, law_basis, order_id, about_person_id, recorded_at, recorded_by)
    values (gen_random_uuid(), new.case_id, new.province_id, '3', (new.signed_at at time zone 'Asia/Ho_Chi_Minh')::date, (new.ends_at at time zone 'Asia/Ho_Chi_Minh')::date,
            'commune_chair', coalesce((select m.basis from public.law_measure m where m.code = '3' order by m.valid_from desc limit 1), 'Luật 13/2022 Điều 22'),
            new.id, new.banned_person_id, new.decided_at, coalesce(access.current_staff(), new.written_by));
  elsif new.status in ('cancelled', 'ended') then
    update public.protection_measure m set version = m.version + 1, until_on = greatest(m.from_on, (new.ended_at at time zone 'Asia/Ho_Chi_Minh')::date),
           outcome = case when exists (select 1 from public.order_violation v where v.order_id = new.id) then 'not_kept'
                          when new.status = 'cancelled' then 'stopped' else 'carried_out' end
    where  m.order_id = new.id;
  end if;
  if new.status in ('in_force', 'refused', 'cancelled', 'ended') then perform access.tell_workers(new.case_id, 'order.' || new.status); end if;
  return null;
end $$;
create trigger no_contact_order_is_measure after update of status on no_contact_order for each row when (new.status <> old.status) execute function access.order_moved();
create function access.order_served() returns trigger
language plpgsql volatile security definer set search_path = '' as $$
begin
  perform access.tell_workers(new.case_id, 'order.served');
  return null;
end $$;
create trigger order_served after insert on order_recipient for each row when (new.who = 'banned') execute function access.order_served();

-- The path opens by itself, whoever adds the person and by whatever way.
create policy child_path_told   on child_path for select to nangmai_owner using (true);
create policy child_path_opened on child_path for insert to nangmai_owner with check (true);
create policy child_path_turned on child_path for update to nangmai_owner using (true) with check (true);
create policy person_told on person for select to nangmai_owner using (true);
create function access.open_child_path() returns trigger
language plpgsql volatile security definer set search_path = '' as $$
declare
  is_due boolean := new.part in ('survivor', 'child') and new.age_years < 18;
  its_track text := case when new.age_years < 16 then 'under_16' else 'age_16_17' end;
begin
  if is_due and not exists (select 1 from public.child_path p where p.person_id = new.id) then
    insert into public.child_path (id, case_id, person_id, province_id, track, received_at)
    values (gen_random_uuid(), new.case_id, new.id, new.province_id, its_track, new.added_at);
  elsif is_due then
    update public.child_path p set track = its_track, version = p.version + 1,
           state = case when p.not_needed = 'age_corrected' then 'received' else p.state end,
           not_needed = case when p.not_needed = 'age_corrected' then null else p.not_needed end
    where  p.person_id = new.id and (p.track <> its_track or p.not_needed = 'age_corrected');
  else
    update public.child_path p set state = 'not_needed', not_needed = 'age_corrected', version = p.version + 1
    where  p.person_id = new.id and p.state = 'received';
  end if;
  return null;
end $$;
comment on function access.open_child_path is 'A survivor or child under 18 gets a path of their own; a corrected age moves or folds one on which nothing was written yet.';
create trigger person_under_18 after insert or update of age_years, part on person for each row execute function access.open_child_path();

do $$
declare opened integer; due integer;
begin
  insert into child_path (id, case_id, person_id, province_id, track, received_at)
  select gen_random_uuid(), p.case_id, p.id, p.province_id, case when p.age_years < 16 then 'under_16' else 'age_16_17' end, p.added_at
  from   person p where p.part in ('survivor', 'child') and p.age_years < 18;
  get diagnostics opened = row_count;
  select count(*) into due from person p where p.part in ('survivor', 'child') and p.age_years < 18;
  if opened <> due then raise exception 'child paths opened for % of % persons', opened, due; end if;
end $$;

-- Who harmed the child is told nothing, sits in no meeting and is addressed by no form.
create policy child_excluded_told on child_excluded for select to nangmai_owner using (true);
create function access.refuse_abuser() returns trigger
language plpgsql volatile security definer set search_path = '' as $$
begin
  if new.person_id is not null and (
       exists (select 1 from public.person p where p.id = new.person_id and p.part = 'alleged')
       or exists (select 1 from public.child_excluded x where x.path_id = new.path_id and x.person_id = new.person_id)) then
    raise exception 'who harmed the child is kept out' using errcode = 'check_violation', constraint = 'child_addressee_not_abuser';
  end if;
  return new;
end $$;
create trigger child_addressee_not_abuser before insert or update on child_addressee for each row execute function access.refuse_abuser();

create policy child_paper_told on child_paper for select to nangmai_owner using (true);
create function access.count_separation() returns trigger
language plpgsql volatile security definer set search_path = '' as $$
begin
  new.separated_since := least(new.happened_at, (
    select min(p.separated_since) from public.child_paper p
    where  p.path_id = new.path_id and p.form = 'separation'
      and  p.happened_at > coalesce((select max(l.happened_at) from public.child_paper l where l.path_id = new.path_id and l.form = 'lifting'), '-infinity')));
  return new;
end $$;
comment on function access.count_separation is 'A separation that is prolonged counts from its first day, unless it was lifted in between.';
create trigger child_paper_separation before insert on child_paper for each row when (new.form = 'separation') execute function access.count_separation();

-- Grants -----------------------------------------------------------------------------------------------------------------
grant select, insert on protection_measure, no_contact_order, order_recipient, order_contact, order_violation, order_cancellation, commune_notice,
  child_excluded, child_paper, child_addressee to nangmai_app;
grant select on child_path to nangmai_app;
grant update (until_on, outcome, version) on protection_measure to nangmai_app;
grant update (status, sent_how, rights_told_at, received_at, decided_at, signed_at, signer, signer_authority, decision_number, ends_at, ended_at, watcher_function,
  watcher_assigned_at, she_told_served_at, sealed_signer_name, sealed_watcher_name, sealed_refusal, version) on no_contact_order to nangmai_app;
grant update (chair_told_at, ended_at, version) on order_contact to nangmai_app;
grant update (status, signed_at, signer, signer_authority, decision_number, sealed_refusal, version) on order_cancellation to nangmai_app;
grant update (state, grave, not_needed, sealed_why, legal_aid_on, representative, interview_on, changed_at, version) on child_path to nangmai_app;
grant select (id, case_id, agency_id, commune_agency_id, status, ends_at, version) on no_contact_order to nangmai_jobs;
grant update (status, ended_at, version) on no_contact_order to nangmai_jobs;

-- Audit and the story ----------------------------------------------------------------------------------------------------
create trigger protection_measure_audited after insert or update on protection_measure for each row
  execute function audit.record_change('case', 'sealed_her_words,sealed_note', 'case_id');
create trigger no_contact_order_audited after insert or update on no_contact_order for each row execute function audit.record_change('case',
  'sealed_key,sealed_her_name,sealed_his_name,sealed_his_birth_year,sealed_signer_name,sealed_watcher_name,sealed_refusal', 'case_id');
create trigger order_recipient_audited    after insert           on order_recipient    for each row execute function audit.record_change('case', '', 'case_id');
create trigger order_contact_audited      after insert or update on order_contact      for each row execute function audit.record_change('case', '', 'case_id');
create trigger order_violation_audited    after insert           on order_violation    for each row execute function audit.record_change('case', 'sealed_note', 'case_id');
create trigger order_cancellation_audited after insert or update on order_cancellation for each row execute function audit.record_change('case', 'sealed_refusal', 'case_id');
create trigger commune_notice_audited     after insert           on commune_notice     for each row execute function audit.record_change('commune_notice');
create trigger child_path_audited         after insert or update on child_path         for each row execute function audit.record_change('case', 'sealed_why', 'case_id');
create trigger child_excluded_audited     after insert           on child_excluded     for each row execute function audit.record_change('case', '', 'case_id');
create trigger child_paper_audited        after insert           on child_paper        for each row execute function audit.record_change('case', 'sealed_content', 'case_id');
create trigger child_addressee_audited    after insert           on child_addressee    for each row execute function audit.record_change('case', '', 'case_id');

create trigger protection_measure_told after insert on protection_measure for each row when (new.order_id is null)
  execute function access.tell_case('measure.taken', 'recorded_at');
create trigger no_contact_order_asked_told after update of status on no_contact_order for each row when (new.status = 'requested' and old.status <> 'requested')
  execute function access.tell_case('order.requested', 'received_at');
create trigger no_contact_order_signed_told after update of status on no_contact_order for each row when (new.status = 'in_force' and old.status <> 'in_force')
  execute function access.tell_case('order.signed', 'signed_at');
create trigger no_contact_order_refused_told after update of status on no_contact_order for each row when (new.status = 'refused')
  execute function access.tell_case('order.refused', 'signed_at');
create trigger no_contact_order_over_told after update of status on no_contact_order for each row when (new.status in ('cancelled', 'ended') and old.status = 'in_force')
  execute function access.tell_case('order.over', 'ended_at');
create trigger order_served_told after insert on order_recipient for each row when (new.who = 'banned')
  execute function access.tell_case('order.served', 'told_at', 'order_id');
create trigger order_contact_told   after insert on order_contact   for each row execute function access.tell_case('order.contact', 'starts_at', 'order_id');
create trigger order_violation_told after insert on order_violation for each row execute function access.tell_case('order.violated', 'happened_at', 'order_id');
create trigger commune_notice_told  after insert on commune_notice  for each row when (new.case_id is not null and new.decision = 'told')
  execute function access.tell_case('commune.told', 'told_at');
create trigger child_path_opened_told after insert on child_path for each row execute function access.tell_case('child_path.opened', 'received_at');
create trigger child_paper_told after insert on child_paper for each row execute function access.tell_case('child_path.written', 'happened_at', 'path_id');
create trigger child_path_closed_told after update of state on child_path for each row when (new.state in ('closed', 'not_needed') and old.state <> new.state)
  execute function access.tell_case('child_path.closed', 'changed_at');

-- Facts ------------------------------------------------------------------------------------------------------------------
create policy protection_measure_fact on protection_measure for select to nangmai_facts using (true);
grant select (id, case_id, province_id, measure_code, from_on, until_on, actor, outcome) on protection_measure to nangmai_facts;
create view fact_measure as
select m.id, m.province_id, f.place_id, m.case_id, m.measure_code, m.from_on, m.until_on, m.actor, m.outcome
from   protection_measure m join case_file f on f.id = m.case_id;
create view fact_clock as
select id, province_id, place_id, rule_code, (started_at at time zone 'Asia/Ho_Chi_Minh')::date as started_on,
       case when status = 'missed' then 'missed' when status = 'met' then 'met' else 'open' end as outcome
from   clock where sense = 'due' and status <> 'cancelled';
grant select on fact_measure, fact_clock to nangmai_reporter;
grant create on schema public to nangmai_facts;                                   -- for the next lines only
alter view fact_measure owner to nangmai_facts;
alter view fact_clock   owner to nangmai_facts;
revoke create on schema public from nangmai_facts;
