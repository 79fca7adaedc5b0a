-- The list of topics is kept by those who hold dialogues; a line of the agenda says when it is and who introduces it; a limit
-- that began with a question which was merged goes on with the question it was merged into.

-- Topics ------------------------------------------------------------------------------------------------------------------
alter table dialogue_topic
  add column version integer not null default 1,
  add constraint dialogue_topic_shape     check (code ~ '^[a-z][a-z_]{2,39}$'),
  add constraint dialogue_topic_edited_by foreign key (edited_by) references staff (id);
comment on column dialogue_topic.code is 'Never changes and is never removed: a dialogue, a question or a synthesis of earlier years rests on it. A topic ends.';
comment on column dialogue_topic.valid_until is 'First day on which it is no longer offered.';

alter table dialogue_topic enable row level security;
alter table dialogue_topic force  row level security;
create policy dialogue_topic_told   on dialogue_topic to nangmai_owner using (true) with check (true); -- the loader of shipped files
create policy dialogue_topic_seen   on dialogue_topic for select to nangmai_app, nangmai_jobs, nangmai_reporter using (true);
create policy dialogue_topic_made   on dialogue_topic for insert to nangmai_app with check (
  edited_by = (select access.current_staff()) and (select access.agencies_as('union_officer', 'provincial_officer')) <> '{}');
create policy dialogue_topic_edited on dialogue_topic for update to nangmai_app
  using ((select access.agencies_as('union_officer', 'provincial_officer')) <> '{}') with check (edited_by = (select access.current_staff()));
grant insert on dialogue_topic to nangmai_app;
grant update (name_vi, name_en, duty_code, valid_until, edited_at, edited_by, version) on dialogue_topic to nangmai_app;
create trigger dialogue_topic_audited after insert or update on dialogue_topic for each row when (new.edited_by is not null)
  execute function audit.record_change('dialogue_topic', '', 'code');

-- Agenda --------------------------------------------------------------------------------------------------------------------
alter table dialogue_item
  add column at_time time,
  add column speaker text;
comment on column dialogue_item.at_time is 'When its turn is, in the order of the day.';
comment on column dialogue_item.speaker is 'Who introduces it, by office; beside the body, or alone where no body of the directory does.';
drop trigger dialogue_item_audited on dialogue_item;
create trigger dialogue_item_audited after insert or update on dialogue_item for each row execute function audit.record_change('dialogue', 'title,speaker', 'dialogue_id');

-- Limits ----------------------------------------------------------------------------------------------------------------------
alter table petition_turn add column counts_from timestamptz;
comment on column petition_turn.counts_from is 'Where the limit runs from earlier than the asking: what was merged into this one had been asked before, or the duty came over with it. Neither lengthens anybody''s wait.';
grant update (counts_from) on petition_turn to nangmai_app;

-- As before, and the limit goes on counting from the day the first of them was asked, also when the calendar is counted anew.
create or replace function access.follow_petitions(at timestamptz) returns integer
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
    insert into public.petition_turn (id, petition_id, no, province_id, host_id, agency_id, place_id, duty_code, duty_place, why, asked_at, counts_from, rule, due_at, refuse_by)
    values (gen_random_uuid(), went.petition_id, went.no + 1, went.province_id, went.host_id, went.now_agency, went.place_id, went.duty_code, went.now_place, 'duty_moved',
            follow_petitions.at, coalesce(went.counts_from, went.asked_at), went.rule, went.due_at, went.refuse_by);
    insert into public.petition_step (id, petition_id, no, move, state, agency_id, at)
    select gen_random_uuid(), went.petition_id, coalesce(max(s.no), 0) + 1, 'duty_moved', went.state, went.now_agency, follow_petitions.at from public.petition_step s where s.petition_id = went.petition_id;
    update public.petition set body_id = went.now_agency, version = version + 1 where id = went.petition_id;
    moved := moved + 1;
  end loop;
  return moved;
end $$;

-- What leaves leaves in nobody's unfinished form: answers that were being written to it go too, whoever writes them.
create policy draft_of_petition_seen      on draft for select to nangmai_owner using (form like 'petition.%'); -- for access.forget_petition_drafts
create policy draft_of_petition_forgotten on draft for delete to nangmai_owner using (form like 'petition.%');
create function access.forget_petition_drafts(of_petition uuid) returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
  if access.moves_petition(of_petition) then
    delete from public.draft where form like 'petition.' || of_petition || '.%';
  end if;
end $$;
comment on function access.forget_petition_drafts is 'Throws away every unfinished answer or step of a petition whose words had to leave; asked by who holds it.';
grant execute on function access.forget_petition_drafts to nangmai_app;
