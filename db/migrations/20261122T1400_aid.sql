-- Emergency money and goods. What the accountant reads stands apart from whom it was for.

create table aid_norm (
  id          uuid    not null,
  province_id text    collate "C" not null,
  kind        text    not null,
  amount      bigint  not null,
  basis       text    not null,
  valid_from  date    not null,
  valid_until date,
  entered_by  uuid    not null,
  version     integer not null default 1,
  constraint aid_norm_pkey     primary key (id),
  constraint aid_norm_once     unique (province_id, kind, valid_from),
  constraint aid_norm_province foreign key (province_id) references place (id),
  constraint aid_norm_by       foreign key (entered_by)  references staff (id),
  constraint aid_norm_kind     check (kind in ('meals', 'travel', 'hospital', 'clothes', 'other')),
  constraint aid_norm_amount   check (amount between 1000 and 1000000000),
  constraint aid_norm_dates    check (valid_until > valid_from)
);
comment on table  aid_norm is 'Định mức: the most for one meal day, one journey, one set; by which document, from when. Entered by the province, never built in.';
comment on column aid_norm.amount is 'Đồng for one unit.';

create table aid_number (
  province_id text    collate "C" not null,
  year        integer not null,
  last        integer not null,
  constraint aid_number_pkey     primary key (province_id, year),
  constraint aid_number_province foreign key (province_id) references place (id)
);
comment on table aid_number is 'Last number given to a support in a province and year.';
create function access.next_aid_number(of_province text, of_year integer) returns integer
language sql volatile security definer set search_path = '' as $$
  insert into public.aid_number as n (province_id, year, last) values (of_province, of_year, 1)
  on conflict (province_id, year) do update set last = n.last + 1 returning last
$$;
grant execute on function access.next_aid_number to nangmai_app;

create table aid_grant (
  id          uuid        not null,
  province_id text        collate "C" not null,
  agency_id   uuid        not null,
  code        text        collate "C" not null,
  kind        text        not null,
  quantity    integer     not null,
  norm_id     uuid,
  unit_amount bigint      not null,
  amount      bigint      not null generated always as (quantity * unit_amount) stored,
  status      text        not null default 'asked',
  asked_on    date        not null,
  advanced_on date,
  given_on    date,
  receipt     text,
  spent       bigint,
  settled_on  date,
  cancelled_on date,
  moved_by    uuid        not null,
  version     integer     not null default 1,
  constraint aid_grant_pkey      primary key (id),
  constraint aid_grant_code_once unique (province_id, code),
  constraint aid_grant_province  foreign key (province_id) references place (id),
  constraint aid_grant_agency    foreign key (agency_id)   references agency (id),
  constraint aid_grant_norm      foreign key (norm_id)     references aid_norm (id),
  constraint aid_grant_by        foreign key (moved_by)    references staff (id),
  constraint aid_grant_kind      check (kind in ('meals', 'travel', 'hospital', 'clothes', 'other')),
  constraint aid_grant_quantity  check (quantity between 1 and 10000),
  constraint aid_grant_unit      check (unit_amount between 0 and 1000000000),
  constraint aid_grant_status    check (status in ('asked', 'advanced', 'given', 'settled', 'cancelled')),
  constraint aid_grant_receipt   check (receipt in ('signed', 'fingerprint', 'witness', 'invoice')),
  constraint aid_grant_given     check ((given_on is null) = (receipt is null) and (given_on is null) = (spent is null)
                                        and (status in ('given', 'settled')) = (given_on is not null)),
  constraint aid_grant_settled   check ((status = 'settled') = (settled_on is not null)),
  constraint aid_grant_cancelled check ((status = 'cancelled') = (cancelled_on is not null)),
  constraint aid_grant_advanced  check (status <> 'advanced' or advanced_on is not null),
  constraint aid_grant_spent     check (spent between 0 and amount)
);
create index aid_grant_newest on aid_grant (agency_id, asked_on desc, id desc);
comment on table  aid_grant is 'One support in money or goods as the accountant sees it: a number, a kind, a sum. Whom it is for stands in aid_source.';
comment on column aid_grant.quantity is 'Of meals: meal days (ngày ăn) of all who eat, which are not nights; else journeys, sets, bills.';
comment on column aid_grant.spent is 'What was really given, never more than was asked.';

create table aid_source (
  grant_id    uuid    not null,
  case_id     uuid,
  contact_id  uuid,
  incident_id uuid,
  persons     integer not null,
  from_on     date    not null,
  until_on    date    not null,
  asked_by    uuid    not null,
  sealed_note bytea,
  constraint aid_source_pkey     primary key (grant_id),
  constraint aid_source_grant    foreign key (grant_id)    references aid_grant (id),
  constraint aid_source_case     foreign key (case_id)     references case_file (id),
  constraint aid_source_contact  foreign key (contact_id)  references contact (id),
  constraint aid_source_incident foreign key (incident_id) references commune_incident (id),
  constraint aid_source_by       foreign key (asked_by)    references staff (id),
  constraint aid_source_one      check (num_nonnulls(case_id, contact_id, incident_id) = 1),
  constraint aid_source_note     check (sealed_note is null or case_id is not null),
  constraint aid_source_persons  check (persons between 1 and 30),
  constraint aid_source_days     check (until_on >= from_on and until_on < from_on + 367)
);
create index aid_source_of_case on aid_source (case_id);
create index aid_source_of_contact on aid_source (contact_id);
create index aid_source_of_incident on aid_source (incident_id);
comment on table  aid_source is 'For which case, call or incident a support is. Read by who may see that, never by the accountant.';
comment on column aid_source.until_on is 'Last day, counted too: a meal day is a day somebody ate, first and last alike.';
comment on column aid_source.sealed_note is 'Under the key of the case.';

do $$
declare t text;
begin
  foreach t in array array['aid_norm', 'aid_number', 'aid_grant', 'aid_source'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force  row level security', t);
  end loop;
end $$;
create policy aid_number_told on aid_number to nangmai_owner using (true) with check (true); -- for access.next_aid_number

create policy aid_norm_seen on aid_norm for select to nangmai_app using ((select access.current_staff()) is not null);
create policy aid_norm_set on aid_norm for insert to nangmai_app with check (
  entered_by = (select access.current_staff()) and (select access.agencies_as('accountant', 'administrator')) <> '{}');
create policy aid_norm_ended on aid_norm for update to nangmai_app using (
  (select access.agencies_as('accountant', 'administrator')) <> '{}') with check (true);

-- Whom it is for: whoever sees the case, the call or the incident, by their own rules. The accountant sees none of them.
create policy aid_source_seen on aid_source for select to nangmai_app using (
  case when case_id is not null then exists (select 1 from case_file f where f.id = case_id)
       when contact_id is not null then exists (select 1 from contact c where c.id = contact_id)
       else exists (select 1 from commune_incident i where i.id = incident_id) end);
create policy aid_source_asked on aid_source for insert to nangmai_app with check (
  asked_by = (select access.current_staff())
  and case when case_id is not null then access.is_assigned(case_id, (select access.current_staff())) and exists (select 1 from case_file f where f.id = case_id)
           when contact_id is not null then exists (select 1 from contact c where c.id = contact_id)
           else exists (select 1 from commune_incident i where i.id = incident_id) end);

-- The sums: the accountant of the body, and whoever sees whom one is for. Written together with its source.
create policy aid_grant_counted on aid_grant for select to nangmai_app using (
  agency_id = any ((select access.agencies_as('accountant'))::uuid[]) or exists (select 1 from aid_source s where s.grant_id = aid_grant.id));
create policy aid_grant_asked on aid_grant for insert to nangmai_app with check (
  moved_by = (select access.current_staff()) and status = 'asked' and agency_id = any ((select access.current_agencies())::uuid[]));
create policy aid_grant_moved on aid_grant for update to nangmai_app using (
  agency_id = any ((select access.agencies_as('accountant'))::uuid[]) or exists (select 1 from aid_source s where s.grant_id = aid_grant.id))
  with check (moved_by = (select access.current_staff()));
grant select, insert on aid_norm, aid_source to nangmai_app;
grant update (valid_until, version) on aid_norm to nangmai_app;
grant select on aid_grant to nangmai_app;
grant insert (id, province_id, agency_id, code, kind, quantity, norm_id, unit_amount, asked_on, moved_by) on aid_grant to nangmai_app;
grant update (status, advanced_on, given_on, receipt, spent, settled_on, cancelled_on, moved_by, version) on aid_grant to nangmai_app;
create trigger aid_norm_audited   after insert or update on aid_norm   for each row execute function audit.record_change('aid_norm');
create trigger aid_grant_audited  after insert or update on aid_grant  for each row execute function audit.record_change('aid');
create trigger aid_source_audited after insert on aid_source for each row when (new.case_id is not null)
  execute function audit.record_change('case', 'sealed_note', 'case_id');
create trigger aid_source_told    after insert on aid_source for each row when (new.case_id is not null)
  execute function access.tell_case('aid.asked', 'asked_at', 'grant_id');
