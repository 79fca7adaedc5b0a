-- What people tell or ask through the public page: sealed to the duty that receives it, answered to a receipt.

create table intake_key (
  id             uuid        not null,
  agency_id      uuid        not null,
  public_key     bytea       not null,
  sealed_key     bytea       not null,
  sealed_private bytea       not null,
  made_at        timestamptz not null,
  constraint intake_key_pkey   primary key (id),
  constraint intake_key_agency foreign key (agency_id) references agency (id),
  constraint intake_key_point  check (octet_length(public_key) = 65)
);
create index intake_key_newest on intake_key (agency_id, made_at desc);
comment on table  intake_key is 'Key pairs of the duties that receive reports. The public half goes into every public page; the private half is sealed by the vault.';
comment on column intake_key.public_key is 'Point on P-256, uncompressed.';

create table public_report (
  id              uuid        not null,
  province_id     text        collate "C" not null,
  agency_id       uuid        not null,
  key_id          uuid        not null,
  locator         text        collate "C",
  receipt_hash    text,
  kind            text        not null,
  danger          text        not null,
  about           text        not null,
  is_named        boolean     not null,
  place_id        text        collate "C",
  language        text        not null,
  sealed_in       text        not null,
  files           integer     not null default 0,
  ephemeral_key   bytea,
  wrapped_key     bytea,
  sealed_key      bytea,
  sealed_reporter bytea,
  received_at     timestamptz not null,
  state           text        not null default 'new',
  waits           boolean     not null default true,
  opened_at       timestamptz,
  opened_by       uuid,
  answered_at     timestamptz,
  last_word_at    timestamptz not null,
  contact_id      uuid,
  settled_by      uuid,
  erased_at       timestamptz,
  version         integer     not null default 1,
  constraint public_report_pkey     primary key (id),
  constraint public_report_locator  unique (locator),
  constraint public_report_province foreign key (province_id) references place (id),
  constraint public_report_place    foreign key (place_id)    references place (id),
  constraint public_report_agency   foreign key (agency_id)   references agency (id),
  constraint public_report_key      foreign key (key_id)      references intake_key (id),
  constraint public_report_opener   foreign key (opened_by)   references staff (id),
  constraint public_report_settler  foreign key (settled_by)  references staff (id),
  constraint public_report_contact  foreign key (contact_id)  references contact (id),
  constraint public_report_digits   check (locator ~ '^[0-9]{5}$'),
  constraint public_report_hash     check (receipt_hash like '$argon2id$%'),
  constraint public_report_kind     check (kind in ('report', 'question')),
  constraint public_report_danger   check (danger in ('now', 'soon', 'safe', 'unsaid')),
  constraint public_report_about    check (about in ('self', 'other', 'unsaid')),
  constraint public_report_language check (language in ('vi', 'en')),
  constraint public_report_sealer   check (sealed_in in ('browser', 'server')),
  constraint public_report_files    check (files between 0 and 5),
  constraint public_report_state    check (state in ('new', 'opened', 'answered', 'closed', 'spam')),
  constraint public_report_opened   check ((opened_at is null) = (opened_by is null)),
  constraint public_report_taken    check (contact_id is null or opened_at is not null),
  constraint public_report_settled  check ((state in ('closed', 'spam')) = (settled_by is not null)),
  constraint public_report_whole    check ((erased_at is null) = (locator is not null and receipt_hash is not null and ephemeral_key is not null
                                            and wrapped_key is not null and sealed_key is not null and sealed_reporter is not null)),
  constraint public_report_sizes    check (octet_length(ephemeral_key) = 65 and octet_length(wrapped_key) = 60)
);
create index public_report_newest  on public_report (agency_id, received_at desc, id desc);
create index public_report_waiting on public_report (agency_id, received_at) where waits and state in ('new', 'opened', 'answered');
comment on table  public_report is 'One report or question from the public page. Who sent it stands nowhere: no address of a machine, no browser, no cookie.';
comment on column public_report.locator is 'First part of the receipt; finds the row and proves nothing.';
comment on column public_report.receipt_hash is 'Argon2id of what the secret part of the receipt gives. The secret itself was never stored.';
comment on column public_report.danger is 'Her own answer to "are you safe now?", in clear, so that somebody sees it before anybody reads.';
comment on column public_report.sealed_in is 'browser: nobody but who opens it has seen the words; server: sent without script, sealed on arrival.';
comment on column public_report.wrapped_key is 'Key of this report, sealed to intake_key.';
comment on column public_report.sealed_reporter is 'The same key, sealed to the receipt, and that once more by the vault, so that a copy of the database cannot be tried against guesses.';
comment on column public_report.waits is 'The last word is the reporter''s.';
comment on column public_report.contact_id is 'The contact of the hotline that grew out of it.';

create table public_report_word (
  id        uuid        not null,
  report_id uuid        not null,
  side      text        not null,
  sealed    bytea,
  written_by uuid,
  at        timestamptz not null,
  constraint public_report_word_pkey   primary key (id),
  constraint public_report_word_report foreign key (report_id)  references public_report (id),
  constraint public_report_word_by     foreign key (written_by) references staff (id),
  constraint public_report_word_side   check (side in ('reporter', 'staff')),
  constraint public_report_word_who    check ((side = 'staff') = (written_by is not null)),
  constraint public_report_word_short  check (octet_length(sealed) <= 70000)
);
create index public_report_word_order on public_report_word (report_id, id);
comment on table public_report_word is 'What was written back and forth under one report, sealed with its key.';

create table public_report_file (
  report_id    uuid    not null,
  file_no      integer not null,
  chunks       integer not null,
  sealed_about bytea,
  constraint public_report_file_pkey   primary key (report_id, file_no),
  constraint public_report_file_report foreign key (report_id) references public_report (id),
  constraint public_report_file_no     check (file_no between 1 and 5),
  constraint public_report_file_chunks check (chunks between 1 and 80),
  constraint public_report_file_about  check (octet_length(sealed_about) <= 2000)
);
create table public_report_chunk (
  report_id uuid    not null,
  file_no   integer not null,
  chunk_no  integer not null,
  sealed    bytea   not null,
  constraint public_report_chunk_pkey primary key (report_id, file_no, chunk_no),
  constraint public_report_chunk_file foreign key (report_id, file_no) references public_report_file (report_id, file_no),
  constraint public_report_chunk_no   check (chunk_no between 0 and 79),
  constraint public_report_chunk_size check (octet_length(sealed) <= 132000)
);
comment on table public_report_file  is 'A file that came with a report: its name and type sealed, how many pieces it has.';
comment on table public_report_chunk is 'Sealed pieces of a file, at most 128 KiB of plain bytes each. What is missing a piece is not shown as a file.';

create table intake_retention (
  kind   text    collate "C" not null,
  days   integer not null,
  source text    not null,
  mark   text    not null,
  constraint intake_retention_pkey primary key (kind),
  constraint intake_retention_days check (days between 1 and 3650),
  constraint intake_retention_mark check (mark in ('C', 'C*', 'S', 'R', '?'))
);
comment on table intake_retention is 'Days a report is kept after its last word: as spam, as closed, or when nobody came back. A rule of the house, no law names it.';
insert into intake_retention (kind, days, source, mark) values
  ('spam',   7,   'Quy định nội bộ, chờ phụ trách bảo vệ dữ liệu duyệt', '?'),
  ('closed', 90,  'Quy định nội bộ, chờ phụ trách bảo vệ dữ liệu duyệt', '?'),
  ('silent', 365, 'Quy định nội bộ, chờ phụ trách bảo vệ dữ liệu duyệt', '?');
grant select on intake_retention to nangmai_app, nangmai_jobs;

do $$
declare t text;
begin
  foreach t in array array['intake_key', 'public_report', 'public_report_word', 'public_report_file', 'public_report_chunk'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force  row level security', t);
    execute format('create policy %I on %I to nangmai_owner using (true) with check (true)', t || '_told', t); -- for the definer functions
  end loop;
end $$;

-- The public side writes and does not read: what it is answered comes from the functions below, one report at a time.
create policy public_report_sent on public_report for insert to nangmai_intake with check (
  state = 'new' and opened_at is null and answered_at is null and contact_id is null and settled_by is null and erased_at is null);
create policy public_report_word_sent on public_report_word for insert to nangmai_intake with check (side = 'reporter' and written_by is null);
create policy public_report_file_sent on public_report_file for insert to nangmai_intake with check (true);
create policy public_report_chunk_sent on public_report_chunk for insert to nangmai_intake with check (true);
grant insert on public_report, public_report_word, public_report_file, public_report_chunk to nangmai_intake;

-- The duty that received it reads and answers; somebody with a conflict of interest never learns that it is there.
create policy intake_key_held on intake_key for select to nangmai_app using (
  agency_id = any ((select access.agencies_as('operator', 'duty_leader', 'supervisor'))::uuid[]));
create policy public_report_seen on public_report for select to nangmai_app using (
  agency_id = any ((select access.agencies_as('operator', 'duty_leader', 'supervisor'))::uuid[])
  and not exists (select 1 from conflict_of_interest c where c.staff_id = (select access.current_staff()) and c.record_id in (public_report.id, public_report.contact_id)));
create policy public_report_moved on public_report for update to nangmai_app using (
  agency_id = any ((select access.agencies_as('operator', 'duty_leader', 'supervisor'))::uuid[])) with check (
  agency_id = any ((select access.agencies_as('operator', 'duty_leader', 'supervisor'))::uuid[]));
create policy public_report_word_seen on public_report_word for select to nangmai_app using (exists (select 1 from public_report r where r.id = report_id));
create policy public_report_word_answered on public_report_word for insert to nangmai_app with check (
  side = 'staff' and written_by = (select access.current_staff()) and exists (select 1 from public_report r where r.id = report_id));
create policy public_report_file_seen on public_report_file for select to nangmai_app using (exists (select 1 from public_report r where r.id = report_id));
create policy public_report_chunk_seen on public_report_chunk for select to nangmai_app using (exists (select 1 from public_report r where r.id = report_id));
grant select on intake_key, public_report, public_report_word, public_report_file, public_report_chunk to nangmai_app;
grant update (state, waits, opened_at, opened_by, answered_at, last_word_at, contact_id, settled_by, version) on public_report to nangmai_app;
grant insert on public_report_word to nangmai_app;

create trigger intake_key_audited after insert on intake_key for each row execute function audit.record_change('intake_key', 'public_key,sealed_key,sealed_private');
create trigger public_report_audited after insert or update on public_report for each row
  execute function audit.record_change('public_report', 'locator,receipt_hash,ephemeral_key,wrapped_key,sealed_key,sealed_reporter');
create trigger public_report_word_audited after insert or update on public_report_word for each row
  execute function audit.record_change('public_report', 'sealed', 'report_id');
create trigger public_report_file_audited after insert or update on public_report_file for each row
  execute function audit.record_change('public_report', 'sealed_about', 'report_id');

alter table conflict_of_interest drop constraint conflict_of_interest_kind,
  add constraint conflict_of_interest_kind check (kind in ('contact', 'case', 'incident', 'public_report'));

-- Which duty receives, and with which key ------------------------------------------------------------------------------
create function access.receiver_for(of_place text)
returns table (agency_id uuid, province_id text, key_id uuid, public_key bytea)
language sql stable security definer set search_path = '' as $$
  select a.id, a.province_id::text, k.id, k.public_key
  from   public.agency_duty d
  join   public.agency a on a.id = d.agency_id and (a.valid_until is null or a.valid_until > (now() at time zone 'Asia/Ho_Chi_Minh')::date)
  left join lateral (select n.id, n.public_key from public.intake_key n
                     where n.agency_id = a.id and n.made_at > now() - interval '90 days' order by n.made_at desc limit 1) k on true
  where  d.duty_code = 'hotline' and d.from_on <= (now() at time zone 'Asia/Ho_Chi_Minh')::date
    and  (d.until_on is null or d.until_on > (now() at time zone 'Asia/Ho_Chi_Minh')::date)
  order by exists (select 1 from public.place p where p.id = of_place and coalesce(p.province_id, p.id) = d.place_id) desc, d.from_on, d.place_id
  limit 1
$$;
comment on function access.receiver_for is 'The body that takes the hotline for a place (else the first there is), and the key to seal to; no key while none was made or it is 90 days old.';

create function access.lay_intake_key(new_id uuid, of_agency uuid, new_public bytea, new_key bytea, new_private bytea, at timestamptz) returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('intake_key ' || of_agency, 0)); -- two at once make one key
  insert into public.intake_key (id, agency_id, public_key, sealed_key, sealed_private, made_at)
  select new_id, of_agency, new_public, new_key, new_private, lay_intake_key.at
  where  exists (select 1 from public.agency_duty d where d.agency_id = of_agency and d.duty_code = 'hotline')
    and  not exists (select 1 from public.intake_key k where k.agency_id = of_agency and k.made_at > now() - interval '90 days');
end $$;
comment on function access.lay_intake_key is 'Lays down a key pair for a body that takes the hotline and has no fresh one; else does nothing.';

-- What a receipt opens -------------------------------------------------------------------------------------------------
create function access.receipt_of(of_locator text) returns table (report_id uuid, receipt_hash text)
language sql stable security definer set search_path = '' as $$
  select r.id, r.receipt_hash from public.public_report r where r.locator = of_locator
$$;
comment on function access.receipt_of is 'What a receipt is checked against.';
create function access.thread_of(of_report uuid)
returns table (sealed_key bytea, sealed_reporter bytea, state text, word_id uuid, side text, sealed bytea, at timestamptz)
language sql stable security definer set search_path = '' as $$
  select r.sealed_key, r.sealed_reporter, r.state, w.id, w.side, w.sealed, w.at
  from   public.public_report r join public.public_report_word w on w.report_id = r.id
  where  r.id = of_report and r.erased_at is null order by w.id
$$;
comment on function access.thread_of is 'The sealed words of one report, for whoever has shown its receipt.';

create function access.report_spoken() returns trigger
language plpgsql volatile security definer set search_path = '' as $$
begin
  if new.side = 'reporter' then
    update public.public_report r set waits = r.state <> 'spam', last_word_at = new.at, version = r.version + 1,
           state = case when r.state = 'closed' then 'answered' else r.state end,
           settled_by = case when r.state = 'closed' then null else r.settled_by end
    where  r.id = new.report_id and r.received_at < new.at;
  end if;
  return null;
end $$;
comment on function access.report_spoken is 'A further word of the reporter waits for an answer, and opens again what was closed.';
create trigger public_report_word_spoken after insert on public_report_word for each row execute function access.report_spoken();

-- Danger is put before those on duty in the transaction that takes it in.
create function access.report_danger() returns trigger
language plpgsql volatile security definer set search_path = '' as $$
begin
  insert into public.notice (id, staff_id, kind, record_id, at)
  select distinct on (s.staff_id) gen_random_uuid(), s.staff_id, 'intake.danger', new.id, new.received_at
  from   public.staff_role s join public.staff f on f.id = s.staff_id and f.enabled
  where  s.agency_id = new.agency_id and s.role in ('operator', 'duty_leader')
    and  s.from_on <= (now() at time zone 'Asia/Ho_Chi_Minh')::date and (s.until_on is null or s.until_on > (now() at time zone 'Asia/Ho_Chi_Minh')::date);
  return null;
end $$;
comment on function access.report_danger is 'Leaves a notice for operators and on-duty leaders of the receiving duty.';
create trigger public_report_danger after insert on public_report for each row when (new.danger in ('now', 'soon')) execute function access.report_danger();

create function access.forget_reports(as_of timestamptz) returns integer
language plpgsql volatile security definer set search_path = '' as $$
declare
  gone uuid[];
begin
  select coalesce(array_agg(r.id), '{}') into gone
  from   public.public_report r
  join   public.intake_retention k on k.kind = case when r.state in ('spam', 'closed') then r.state else 'silent' end
  where  r.erased_at is null and r.last_word_at < as_of - make_interval(days => k.days) and not (r.waits and r.state <> 'spam');
  delete from public.public_report_chunk c where c.report_id = any (gone);
  update public.public_report_file f set sealed_about = null where f.report_id = any (gone);
  update public.public_report_word w set sealed = null where w.report_id = any (gone);
  update public.public_report r set erased_at = as_of, locator = null, receipt_hash = null, ephemeral_key = null, wrapped_key = null,
         sealed_key = null, sealed_reporter = null, version = r.version + 1 where r.id = any (gone);
  return cardinality(gone);
end $$;
comment on function access.forget_reports is 'Destroys keys and words of reports whose time is over. One that waits for an answer is never forgotten.';

grant execute on function access.receiver_for, access.lay_intake_key, access.receipt_of, access.thread_of to nangmai_intake;
grant execute on function access.forget_reports to nangmai_jobs;

-- What the public page tells: front gates that may go out, themes of the month; nothing else of the directory ---------------
grant select (id, province_id, kind, name, place_id, address, front_gate, phone, hours, round_the_clock, languages, services, closed_on, location)
  on directory_entry to nangmai_intake;
create policy directory_entry_public on directory_entry for select to nangmai_intake using (location = 'public' and closed_on is null);
grant select on law_theme to nangmai_intake;

-- Facts ------------------------------------------------------------------------------------------------------------------
create policy public_report_fact on public_report for select to nangmai_facts using (true);
grant select (id, province_id, place_id, kind, danger, about, sealed_in, received_at, answered_at, state) on public_report to nangmai_facts;
create view fact_public_report as
select id, province_id, place_id, kind, danger, about, sealed_in, state = 'spam' as spam,
       (received_at at time zone 'Asia/Ho_Chi_Minh')::date as received_on,
       extract(epoch from answered_at - received_at) / 3600 as hours_to_answer
from   public_report;
grant select on fact_public_report to nangmai_reporter;
grant create on schema public to nangmai_facts;                                   -- for the next lines only
alter view fact_public_report owner to nangmai_facts;
revoke create on schema public from nangmai_facts;
