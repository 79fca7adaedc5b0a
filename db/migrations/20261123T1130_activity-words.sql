-- Words of activities. Under row rules no index over a whole text may serve a search (its comparison could tell what is hidden), but equality and
-- order of words may: so each word is a row of its own, and a rare word is found among ten years of records without reading them all.

create table activity_word (
  word        text collate "C" not null,
  activity_id uuid not null,
  province_id text collate "C" not null,
  agency_id   uuid not null,
  constraint activity_word_pkey     primary key (word, activity_id),
  constraint activity_word_activity foreign key (activity_id) references activity (id)
);
create index activity_word_of on activity_word (activity_id);
comment on table  activity_word is 'Each word of an activity''s title, venue and host as it is searched; written by the activity''s own trigger, never by the program.';
comment on column activity_word.word is 'Without marks, in small letters.';
comment on column activity_word.province_id is 'The activity''s, so that its row rule holds here too.';
comment on column activity_word.agency_id is 'The activity''s, so that its row rule holds here too.';
alter table activity_word enable row level security;
alter table activity_word force  row level security;
create policy activity_word_kept on activity_word to nangmai_owner using (true) with check (true); -- for access.keep_activity_words
create policy activity_word_seen on activity_word for select to nangmai_app using (
  province_id = any ((select access.my_provinces())::text[]) or agency_id = any ((select access.current_agencies())::uuid[]));
grant select on activity_word to nangmai_app;

create function access.keep_activity_words() returns trigger
language plpgsql volatile security definer set search_path = '' as $$
begin
  if tg_op = 'UPDATE' then
    delete from public.activity_word w where w.activity_id = new.id;
  end if;
  insert into public.activity_word (word, activity_id, province_id, agency_id)
  select distinct word, new.id, new.province_id, new.agency_id from unnest(string_to_array(new.folded, ' ')) word where word <> '';
  return null;
end $$;
comment on function access.keep_activity_words is 'Keeps the words of an activity in step with its title, venue and host, and with who may see it.';
create trigger activity_words_made after insert on activity for each row execute function access.keep_activity_words();
create trigger activity_words_kept after update of folded, province_id, agency_id on activity for each row
  when (old.folded is distinct from new.folded or old.province_id is distinct from new.province_id or old.agency_id is distinct from new.agency_id)
  execute function access.keep_activity_words();

create policy activity_read_once on activity for select to nangmai_owner using (true); -- for what stands already
insert into activity_word (word, activity_id, province_id, agency_id)
select distinct word, a.id, a.province_id, a.agency_id from activity a cross join unnest(string_to_array(a.folded, ' ')) word where word <> '';
drop policy activity_read_once on activity;
