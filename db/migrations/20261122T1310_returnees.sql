-- People who came back from trafficking: being identified, victim, or under 18 and with them; what the law supports; children in care.

create table support_regime_item (
  code        text    collate "C" not null,
  valid_from  date    not null,
  valid_until date,
  position    integer not null,
  label_vi    text    not null,
  label_en    text    not null,
  hint_vi     text,
  hint_en     text,
  amount_vnd  integer,
  amount_per  text,
  basis       text    not null,
  source      text    not null,
  mark        text    not null,
  edited_at   timestamptz,
  constraint support_regime_item_pkey   primary key (code, valid_from),
  constraint support_regime_item_dates  check (valid_until > valid_from),
  constraint support_regime_item_amount check (amount_vnd > 0),
  constraint support_regime_item_per    check (amount_per in ('time', 'day', 'month', 'year') and (amount_vnd is null) = (amount_per is null))
);
comment on table  support_regime_item is 'What the law gives to who came back from trafficking, item by item, from-until. Editable: amounts move with circulars.';
comment on column support_regime_item.amount_vnd is 'The norm in đồng; empty while nobody confirmed it.';
comment on column support_regime_item.mark is 'How sure the source is: C official page seen, S secondary, R recalled.';

create table returnee (
  id            uuid        not null,
  case_id       uuid        not null,
  person_id     uuid        not null,
  province_id   text        collate "C" not null,
  place_id      text        collate "C",
  status        text        not null default 'identifying',
  source        text        not null,
  came_on       date        not null,
  from_country  text        not null default 'unknown',
  birth_year    integer,
  birth_year_estimated boolean not null default false,
  commune_told_at  timestamptz,
  province_told_at timestamptz,
  told_how      text,
  verified_on   date,
  with_police   boolean,
  victim_on     date,
  proof         text,
  proof_on      date,
  origin        text        not null default 'unknown',
  relatives     text        not null default 'unknown',
  origin_on     date,
  status_at     timestamptz not null,
  recorded_at   timestamptz not null,
  recorded_by   uuid        not null,
  changed_by    uuid        not null,
  sealed_words    bytea,
  sealed_birthday bytea,
  sealed_origin   bytea,
  sealed_relatives bytea,
  sealed_proof    bytea,
  sealed_why      bytea,
  version       integer     not null default 1,
  constraint returnee_pkey     primary key (id),
  constraint returnee_copied   unique (id, case_id),
  constraint returnee_person_once unique (person_id),
  constraint returnee_case     foreign key (case_id)            references case_file (id),
  constraint returnee_person   foreign key (person_id, case_id) references person (id, case_id),
  constraint returnee_province foreign key (province_id)        references place (id),
  constraint returnee_place    foreign key (place_id)           references place (id),
  constraint returnee_by       foreign key (recorded_by)        references staff (id),
  constraint returnee_changed  foreign key (changed_by)         references staff (id),
  constraint returnee_status   check (status in ('identifying', 'victim', 'accompanying', 'not_victim')),
  constraint returnee_source   check (source in ('self_report', 'rescued', 'received_abroad', 'returned_self')),
  constraint returnee_country  check (from_country in ('CN', 'KH', 'LA', 'MM', 'TH', 'VN', 'other', 'unknown')),
  constraint returnee_birth    check (birth_year between 1900 and 2200),
  constraint returnee_told     check ((province_told_at is null) = (told_how is null)),
  constraint returnee_told_how check (told_how in ('phone', 'in_person', 'paper', 'electronic')),
  constraint returnee_told_order check (province_told_at >= commune_told_at),
  constraint returnee_proof    check (proof in ('police', 'procuracy', 'court', 'rescuers', 'abroad')),
  constraint returnee_victim   check ((status = 'victim') = (victim_on is not null)),
  constraint returnee_proven   check ((proof is null) = (proof_on is null) and (status <> 'victim' or proof is not null)),
  constraint returnee_verified check ((verified_on is null) = (with_police is null)),
  constraint returnee_origin   check (origin in ('unknown', 'searching', 'found', 'not_found')),
  constraint returnee_relatives check (relatives in ('unknown', 'safe', 'unsafe', 'none'))
);
create index returnee_of_case on returnee (case_id, recorded_at);
create index returnee_newest  on returnee (recorded_at desc, id desc);
comment on table  returnee is 'One person of a case who came back from trafficking, or a child who came along (Luật 53/2024/QH15, Chương IV).';
comment on column returnee.came_on is 'First day with us or with the body that told us.';
comment on column returnee.birth_year is 'Counted; the day of birth itself is sealed.';
comment on column returnee.commune_told_at is 'When the commune heard of her: it tells the provincial health department at once (Điều 27).';
comment on column returnee.province_told_at is 'When the provincial health department was told: first verification within three days, with the provincial police.';
comment on column returnee.proof is 'Who wrote the paper by which somebody is a victim (Điều 33).';
comment on column returnee.relatives is 'Whether the relatives are safe: the family may be who sold her.';

create table returnee_care (
  id            uuid        not null,
  returnee_id   uuid        not null,
  case_id       uuid        not null,
  province_id   text        collate "C" not null,
  place_id      text        collate "C",
  kind          text        not null,
  agency_id     uuid,
  began_on      date        not null,
  ended_on      date,
  ended_to      text,
  longer_until  date,
  longer_by     text,
  recorded_at   timestamptz not null,
  recorded_by   uuid        not null,
  sealed_facility bytea,
  sealed_words  bytea,
  version       integer     not null default 1,
  constraint returnee_care_pkey     primary key (id),
  constraint returnee_care_returnee foreign key (returnee_id, case_id) references returnee (id, case_id),
  constraint returnee_care_province foreign key (province_id) references place (id),
  constraint returnee_care_place    foreign key (place_id)    references place (id),
  constraint returnee_care_agency   foreign key (agency_id)   references agency (id),
  constraint returnee_care_by       foreign key (recorded_by) references staff (id),
  constraint returnee_care_kind     check (kind in ('social_facility', 'victim_facility', 'child_facility', 'shelter', 'one_stop', 'ngo')),
  constraint returnee_care_dates    check (ended_on >= began_on),
  constraint returnee_care_ended    check ((ended_on is null) = (ended_to is null)),
  constraint returnee_care_ended_to check (ended_to in ('family', 'other_facility', 'ngo', 'independent', 'left', 'other')),
  constraint returnee_care_longer   check ((longer_until is null) = (longer_by is null) and longer_until > began_on),
  constraint returnee_care_longer_by check (longer_by in ('director', 'health_department', 'competent_body'))
);
create unique index returnee_care_one_open on returnee_care (returnee_id) where ended_on is null;
create index returnee_care_of_case on returnee_care (case_id, began_on);
comment on table  returnee_care is 'In care at a facility, from-until. One place at a time.';
comment on column returnee_care.longer_until is 'Beyond the longest lodging of NĐ 162/2025/NĐ-CP, Điều 17, by whom it was prolonged.';

create table returnee_support (
  id           uuid        not null,
  returnee_id  uuid        not null,
  case_id      uuid        not null,
  province_id  text        collate "C" not null,
  item_code    text        collate "C" not null,
  item_from    date        not null,
  state        text        not null default 'needed',
  needed_on    date        not null,
  offered_on   date,
  answered_on  date,
  given_on     date,
  amount_vnd   integer,
  basis        text        not null,
  recorded_at  timestamptz not null,
  recorded_by  uuid        not null,
  sealed_words bytea,
  version      integer     not null default 1,
  constraint returnee_support_pkey     primary key (id),
  constraint returnee_support_returnee foreign key (returnee_id, case_id) references returnee (id, case_id),
  constraint returnee_support_item     foreign key (item_code, item_from) references support_regime_item (code, valid_from),
  constraint returnee_support_province foreign key (province_id) references place (id),
  constraint returnee_support_by       foreign key (recorded_by) references staff (id),
  constraint returnee_support_state    check (state in ('needed', 'offered', 'accepted', 'declined', 'given')),
  constraint returnee_support_given    check ((state = 'given') = (given_on is not null)),
  constraint returnee_support_amount   check (amount_vnd is null or (amount_vnd > 0 and state = 'given')),
  constraint returnee_support_order    check (offered_on >= needed_on and answered_on >= coalesce(offered_on, needed_on) and given_on >= coalesce(answered_on, offered_on, needed_on))
);
create unique index returnee_support_one_open on returnee_support (returnee_id, item_code) where state in ('needed', 'offered', 'accepted');
create index returnee_support_of_case on returnee_support (case_id, needed_on);
comment on table  returnee_support is 'The support regime item by item: needed, offered, accepted or declined, given.';
comment on column returnee_support.basis is 'The article as the list had it when the need was written down.';

create table returnee_visit (
  id           uuid        not null,
  returnee_id  uuid        not null,
  case_id      uuid        not null,
  province_id  text        collate "C" not null,
  visited_on   date        not null,
  how          text        not null,
  finding      text        not null,
  next_on      date,
  recorded_at  timestamptz not null,
  recorded_by  uuid        not null,
  sealed_words bytea,
  constraint returnee_visit_pkey     primary key (id),
  constraint returnee_visit_returnee foreign key (returnee_id, case_id) references returnee (id, case_id),
  constraint returnee_visit_province foreign key (province_id) references place (id),
  constraint returnee_visit_by       foreign key (recorded_by) references staff (id),
  constraint returnee_visit_how      check (how in ('visit', 'call', 'commune')),
  constraint returnee_visit_finding  check (finding in ('settled', 'needs_help', 'in_danger', 'gone', 'not_met')),
  constraint returnee_visit_next     check (next_on > visited_on)
);
create index returnee_visit_of on returnee_visit (returnee_id, visited_on desc, recorded_at desc);
create index returnee_visit_of_case on returnee_visit (case_id);
comment on table returnee_visit is 'Looked in after she came home: how it goes, and when next.';

do $$
declare t text;
begin
  foreach t in array array['returnee', 'returnee_care', 'returnee_support', 'returnee_visit'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force  row level security', t);
    execute format('create policy %I on %I for select to nangmai_app using (access.sees_case(case_id))', t || '_seen', t);
    execute format('create policy %I on %I for insert to nangmai_app with check (access.works_on(case_id) and access.sees_case(case_id))', t || '_written', t);
    execute format('grant select, insert on %I to nangmai_app', t);
    if t <> 'returnee_visit' then
      execute format('create policy %I on %I for update to nangmai_app using (access.works_on(case_id) and access.sees_case(case_id))', t || '_changed', t);
      execute format('create policy %I on %I for select to nangmai_facts using (true)', t || '_fact', t);
    end if;
  end loop;
end $$;
grant select on support_regime_item to nangmai_app;
grant update (status, commune_told_at, province_told_at, told_how, verified_on, with_police, victim_on, proof, proof_on, origin, relatives, origin_on, status_at, changed_by,
  sealed_origin, sealed_relatives, sealed_proof, sealed_why, version) on returnee to nangmai_app;
grant update (ended_on, ended_to, longer_until, longer_by, sealed_words, version) on returnee_care to nangmai_app;
grant update (state, offered_on, answered_on, given_on, amount_vnd, sealed_words, version) on returnee_support to nangmai_app;

create trigger returnee_audited after insert or update on returnee for each row
  execute function audit.record_change('case', 'birth_year,sealed_words,sealed_birthday,sealed_origin,sealed_relatives,sealed_proof,sealed_why', 'case_id');
create trigger returnee_care_audited after insert or update on returnee_care for each row execute function audit.record_change('case', 'sealed_facility,sealed_words', 'case_id');
create trigger returnee_support_audited after insert or update on returnee_support for each row execute function audit.record_change('case', 'sealed_words', 'case_id');
create trigger returnee_visit_audited after insert on returnee_visit for each row execute function audit.record_change('case', 'sealed_words', 'case_id');
create trigger support_regime_item_audited after update on support_regime_item for each row when (new.edited_at is not null)
  execute function audit.record_change('support_regime_item', '', 'code');

create trigger returnee_told           after insert on returnee for each row execute function access.tell_case('returnee.found', 'recorded_at');
create trigger returnee_province_told  after update of province_told_at on returnee for each row when (new.province_told_at is not null and old.province_told_at is null)
  execute function access.tell_case('returnee.province_told', 'province_told_at');
create trigger returnee_verified_told  after update of verified_on on returnee for each row when (new.verified_on is not null and old.verified_on is null)
  execute function access.tell_case('returnee.verified', 'verified_on');
create trigger returnee_victim_told    after update of status on returnee for each row when (new.status = 'victim' and old.status <> 'victim')
  execute function access.tell_case('returnee.victim', 'victim_on');
create trigger returnee_origin_told    after update of origin on returnee for each row when (new.origin = 'found' and old.origin <> 'found')
  execute function access.tell_case('returnee.origin_found', 'origin_on');
create trigger returnee_care_told      after insert on returnee_care for each row execute function access.tell_case('returnee.care_began', 'began_on');
create trigger returnee_care_ended_told after update of ended_on on returnee_care for each row when (new.ended_on is not null and old.ended_on is null)
  execute function access.tell_case('returnee.care_ended', 'ended_on');
create trigger returnee_support_told   after update of state on returnee_support for each row when (new.state = 'given' and old.state <> 'given')
  execute function access.tell_case('returnee.support_given', 'given_on');
create trigger returnee_visit_told     after insert on returnee_visit for each row execute function access.tell_case('returnee.visited', 'visited_on');

-- Facts ------------------------------------------------------------------------------------------------------------------
grant select (id, case_id, person_id, province_id, place_id, status, source, came_on, birth_year, victim_on) on returnee to nangmai_facts;
grant select (id, returnee_id, case_id, place_id, kind, began_on, ended_on) on returnee_care to nangmai_facts;
grant select (id, returnee_id, case_id, item_code, state, needed_on, given_on) on returnee_support to nangmai_facts;
create view fact_returnee_care as
select c.id, c.returnee_id, r.case_id, r.province_id, coalesce(c.place_id, f.place_id) as place_id, r.status, r.source, r.victim_on, r.birth_year, p.sex, c.kind,
       c.began_on, c.ended_on
from   returnee_care c join returnee r on r.id = c.returnee_id join person p on p.id = r.person_id join case_file f on f.id = r.case_id;
create view fact_returnee_support as
select s.id, s.returnee_id, r.case_id, r.province_id, coalesce(r.place_id, f.place_id) as place_id, r.status, p.sex, s.item_code, s.state, s.needed_on, s.given_on
from   returnee_support s join returnee r on r.id = s.returnee_id join person p on p.id = r.person_id join case_file f on f.id = r.case_id;
grant select on fact_returnee_care, fact_returnee_support to nangmai_reporter;
grant create on schema public to nangmai_facts;                                   -- for the next lines only
alter view fact_returnee_care    owner to nangmai_facts;
alter view fact_returnee_support owner to nangmai_facts;
revoke create on schema public from nangmai_facts;
