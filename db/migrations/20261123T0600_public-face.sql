-- What the province shows everybody: models somebody has written a public part for, and the events of campaigns that are flagged so.

create table initiative_public (
  initiative_id uuid        not null,
  province_id   text        collate "C" not null,
  words_vi      text        not null,
  words_en      text,
  shown         boolean     not null default true,
  said_by       uuid        not null,
  said_at       timestamptz not null,
  version       integer     not null default 1,
  constraint initiative_public_pkey  primary key (initiative_id),
  constraint initiative_public_of    foreign key (initiative_id, province_id) references initiative (id, province_id),
  constraint initiative_public_by    foreign key (said_by) references staff (id),
  constraint initiative_public_words check (char_length(words_vi) between 10 and 600 and char_length(words_en) between 10 and 600)
);
comment on table  initiative_public is 'What the public page tells of a model, written and released by a person. Nothing else of it goes out but its name, place and founding.';
comment on column initiative_public.shown is 'false: taken back; the page no longer shows it.';
comment on column initiative_public.said_by is 'Who released it, or took it back, last.';

alter table initiative_public enable row level security;
alter table initiative_public force  row level security;
create policy initiative_public_seen on initiative_public for select to nangmai_app using (province_id = any ((select access.current_provinces())::text[]));
create policy initiative_public_said on initiative_public for insert to nangmai_app with check (
  said_by = (select access.current_staff())
  and (province_id = any ((select access.provinces_as('union_officer', 'provincial_officer'))::text[])
       or exists (select 1 from initiative i where i.id = initiative_id and i.agency_id = any ((select access.agencies_as('commune_officer', 'union_officer', 'provincial_officer'))::uuid[]))));
create policy initiative_public_changed on initiative_public for update to nangmai_app using (
  province_id = any ((select access.provinces_as('union_officer', 'provincial_officer'))::text[])
  or exists (select 1 from initiative i where i.id = initiative_id and i.agency_id = any ((select access.agencies_as('commune_officer', 'union_officer', 'provincial_officer'))::uuid[])))
  with check (said_by = (select access.current_staff()));
grant select, insert on initiative_public to nangmai_app;
grant update (words_vi, words_en, shown, said_by, said_at, version) on initiative_public to nangmai_app;
create trigger initiative_public_audited after insert or update on initiative_public for each row
  execute function audit.record_change('initiative', '', 'initiative_id');

-- The role of the public page: rows that somebody released, columns that may go out. Where survivors meet is told to nobody.
grant select (initiative_id, province_id, words_vi, words_en, shown) on initiative_public to nangmai_intake;
create policy initiative_public_open on initiative_public for select to nangmai_intake using (shown);
grant select (code, name_vi, name_en, counted_for) on initiative_kind to nangmai_intake;
grant select (id, province_id, kind_code, place_id, name, stage, founded_on) on initiative to nangmai_intake;
create policy initiative_open on initiative for select to nangmai_intake using (
  stage <> 'closed' and exists (select 1 from initiative_public p where p.initiative_id = initiative.id and p.shown)
  and exists (select 1 from initiative_kind k where k.code = kind_code and k.counted_for is distinct from 'survivors'));

grant select (id, province_id, kept_in, campaign, plan_year) on campaign_plan to nangmai_intake;
create policy campaign_plan_open on campaign_plan for select to nangmai_intake using (kept_in = province_id);
grant select (id, plan_id, title, on_day, clock, place_id, venue, is_public, removed_at) on campaign_event to nangmai_intake;
create policy campaign_event_open on campaign_event for select to nangmai_intake using (
  is_public and removed_at is null and exists (select 1 from campaign_plan p where p.id = plan_id));
grant select (event_id, position, clock, what, removed_at) on campaign_event_line to nangmai_intake;
create policy campaign_event_line_open on campaign_event_line for select to nangmai_intake using (
  removed_at is null and exists (select 1 from campaign_event e where e.id = event_id));
