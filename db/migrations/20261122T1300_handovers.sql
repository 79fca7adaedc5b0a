-- Hand-overs of persons between bodies (bàn giao, tiếp nhận người): not a change of shift, not a referral, not a change of worker.

create table person_handover (
  id              uuid        not null,
  case_id         uuid        not null,
  province_id     text        collate "C" not null,
  place_id        text        collate "C",
  direction       text        not null,
  other_kind      text        not null,
  other_agency_id uuid,
  receiver_person_id uuid,
  status          text        not null default 'prepared',
  happened_at     timestamptz not null,
  papers          text[]      not null default '{}',
  return_check_id uuid,
  signed_at       timestamptz,
  arrival         text,
  status_at       timestamptz not null,
  prepared_at     timestamptz not null,
  prepared_by     uuid        not null,
  changed_by      uuid        not null,
  sealed_content  bytea       not null,
  sealed_signers  bytea,
  sealed_outcome  bytea,
  version         integer     not null default 1,
  constraint person_handover_pkey     primary key (id),
  constraint person_handover_copied   unique (id, case_id),
  constraint person_handover_case     foreign key (case_id)         references case_file (id),
  constraint person_handover_province foreign key (province_id)     references place (id),
  constraint person_handover_place    foreign key (place_id)        references place (id),
  constraint person_handover_agency   foreign key (other_agency_id) references agency (id),
  constraint person_handover_receiver foreign key (receiver_person_id, case_id) references person (id, case_id),
  constraint person_handover_check    foreign key (return_check_id, case_id)    references return_check (id, case_id),
  constraint person_handover_by       foreign key (prepared_by)     references staff (id),
  constraint person_handover_changed  foreign key (changed_by)      references staff (id),
  constraint person_handover_direction check (direction in ('received', 'given')),
  constraint person_handover_kind     check (other_kind in ('authority', 'police', 'border_guard', 'consular', 'health', 'family_locality', 'ngo', 'facility', 'other')),
  constraint person_handover_status   check (status in ('prepared', 'done', 'confirmed', 'refused', 'cancelled')),
  constraint person_handover_papers   check (papers <@ array['identity', 'victim_status', 'medical', 'case_summary', 'school', 'other_minutes', 'other']),
  constraint person_handover_arrival  check (arrival in ('safe', 'worry', 'not_reached')),
  constraint person_handover_signed   check ((status in ('done', 'confirmed')) = (signed_at is not null and sealed_signers is not null)),
  constraint person_handover_arrived  check ((status = 'confirmed') = (arrival is not null)),
  constraint person_handover_order    check (signed_at is null or signed_at >= happened_at),
  constraint person_handover_checked  check (direction <> 'given' or other_kind <> 'family_locality' or status not in ('done', 'confirmed') or return_check_id is not null)
);
create index person_handover_of_case on person_handover (case_id, happened_at);
create index person_handover_newest  on person_handover (happened_at desc, id desc);
comment on table  person_handover is 'Persons of a case handed from one body to another (bàn giao): received by us or given by us. Counted once both sides have signed.';
comment on column person_handover.other_kind is 'What the other side is; who it is stands sealed or as an agency.';
comment on column person_handover.happened_at is 'When the persons changed hands; until it is signed, when they are meant to.';
comment on column person_handover.signed_at is 'When the minutes were signed by both sides, on paper.';
comment on column person_handover.return_check_id is 'The check that stood when persons were given to family and locality: the family may be who sold them.';
comment on column person_handover.receiver_person_id is 'Somebody of the case who receives; never who is alleged.';
comment on column person_handover.papers is 'Kinds of papers that went along, as codes; in words in sealed_content.';
comment on column person_handover.sealed_content is 'Name of the other body, the spot, papers and belongings in words, a note; sealed under the case''s key.';
comment on column person_handover.sealed_signers is 'Name and function of who signed for either side.';

create table person_handover_person (
  handover_id uuid not null,
  person_id   uuid not null,
  case_id     uuid not null,
  constraint person_handover_person_pkey     primary key (handover_id, person_id),
  constraint person_handover_person_handover foreign key (handover_id, case_id) references person_handover (id, case_id),
  constraint person_handover_person_person   foreign key (person_id, case_id)   references person (id, case_id)
);
create index person_handover_person_of on person_handover_person (person_id);
comment on table person_handover_person is 'Each person counts as one: a mother with two children is three.';

do $$
declare t text;
begin
  foreach t in array array['person_handover', 'person_handover_person'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force  row level security', t);
    execute format('create policy %I on %I for select to nangmai_app using (access.sees_case(case_id))', t || '_seen', t);
    execute format('create policy %I on %I for insert to nangmai_app with check (access.works_on(case_id) and access.sees_case(case_id))', t || '_written', t);
    execute format('create policy %I on %I for select to nangmai_facts using (true)', t || '_fact', t);
    execute format('grant select, insert on %I to nangmai_app', t);
  end loop;
end $$;
create policy person_handover_moved on person_handover for update to nangmai_app using (access.works_on(case_id) and access.sees_case(case_id));
grant update (status, happened_at, return_check_id, signed_at, arrival, status_at, changed_by, sealed_signers, sealed_outcome, version) on person_handover to nangmai_app;

create trigger person_handover_audited after insert or update on person_handover for each row
  execute function audit.record_change('case', 'sealed_content,sealed_signers,sealed_outcome', 'case_id');
create trigger person_handover_person_audited after insert on person_handover_person for each row execute function audit.record_change('case', '', 'case_id');
create trigger person_handover_told after insert on person_handover for each row execute function access.tell_case('person_handover.prepared', 'prepared_at');
create trigger person_received_told after update of status on person_handover for each row
  when (new.status = 'done' and old.status <> 'done' and new.direction = 'received') execute function access.tell_case('person_handover.received', 'happened_at');
create trigger person_given_told after update of status on person_handover for each row
  when (new.status = 'done' and old.status <> 'done' and new.direction = 'given') execute function access.tell_case('person_handover.given', 'happened_at');
create trigger person_handover_confirmed_told after update of status on person_handover for each row
  when (new.status = 'confirmed' and old.status <> 'confirmed') execute function access.tell_case('person_handover.confirmed', 'status_at');

-- Facts: each person who changed hands, once both sides had signed ------------------------------------------------------------
grant select (id, case_id, province_id, place_id, direction, other_kind, status, happened_at) on person_handover to nangmai_facts;
grant select (handover_id, person_id) on person_handover_person to nangmai_facts;
create view fact_handover_person as
select p.id, h.id as handover_id, h.case_id, h.province_id, coalesce(h.place_id, f.place_id) as place_id, h.direction, h.other_kind,
       (h.happened_at at time zone 'Asia/Ho_Chi_Minh')::date as handed_on, p.part, p.sex,
       case when p.age_years is null then 'unknown' when p.age_years < 12 then '0-11' when p.age_years < 16 then '12-15' when p.age_years < 18 then '16-17'
            when p.age_years < 30 then '18-29' when p.age_years < 60 then '30-59' else '60+' end as age_band
from   person_handover h join person_handover_person x on x.handover_id = h.id join person p on p.id = x.person_id join case_file f on f.id = h.case_id
where  h.status in ('done', 'confirmed');
grant select on fact_handover_person to nangmai_reporter;
grant create on schema public to nangmai_facts;                                   -- for the next line only
alter view fact_handover_person owner to nangmai_facts;
revoke create on schema public from nangmai_facts;
