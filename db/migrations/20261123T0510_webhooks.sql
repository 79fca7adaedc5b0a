-- Word that another system asks for when figures or papers move: signed, tried again with growing pauses, and without anybody's identity.

create table webhook (
  id          uuid        not null,
  province_id text        collate "C" not null,
  url         text        collate "C" not null,
  kinds       text[]      not null,
  secret_no   integer     not null default 1,
  status      text        collate "C" not null default 'active',
  made_by     uuid        not null,
  made_at     timestamptz not null,
  version     integer     not null default 1,
  constraint webhook_pkey         primary key (id),
  constraint webhook_province     foreign key (province_id) references place (id),
  constraint webhook_maker        foreign key (made_by) references staff (id),
  constraint webhook_status_known check (status in ('active', 'paused', 'ended')),
  constraint webhook_url_known    check (url ~ '^https?://'),
  constraint webhook_kinds_known  check (cardinality(kinds) > 0 and kinds <@ array['release.published', 'release.superseded', 'release.withdrawn', 'report.issued',
    'round.opened', 'submission.sent', 'submission.received', 'submission.returned'])
);
comment on table  webhook is 'Where another system is told of what happened, and of what.';
comment on column webhook.secret_no is 'Which secret signs: it is worked out from the root key and this number, and stands nowhere.';

create table webhook_event (
  id          uuid        not null,
  province_id text        collate "C" not null,
  kind        text        collate "C" not null,
  record_id   uuid,
  at          timestamptz not null,
  constraint webhook_event_pkey primary key (id)
);
comment on table webhook_event is 'What happened: a kind, the id of a public or administrative record, and when. Nothing about a person or a case.';

create table webhook_delivery (
  id          uuid        not null,
  webhook_id  uuid        not null,
  event_id    uuid        not null,
  province_id text        collate "C" not null,
  status      text        collate "C" not null default 'waiting',
  tries       integer     not null default 0,
  next_at     timestamptz not null,
  last_answer text        collate "C",
  tried_at    timestamptz,
  sent_at     timestamptz,
  constraint webhook_delivery_pkey         primary key (id),
  constraint webhook_delivery_once         unique (webhook_id, event_id),
  constraint webhook_delivery_of           foreign key (webhook_id) references webhook (id),
  constraint webhook_delivery_tells        foreign key (event_id) references webhook_event (id),
  constraint webhook_delivery_status_known check (status in ('waiting', 'sent', 'failed')),
  constraint webhook_delivery_sent         check ((sent_at is null) = (status <> 'sent'))
);
create index webhook_delivery_due on webhook_delivery (next_at) where status = 'waiting';
create index webhook_delivery_of_hook on webhook_delivery (webhook_id, id);
comment on table  webhook_delivery is 'One event on its way to one address.';
comment on column webhook_delivery.next_at is 'When it is tried next; moved on when a try begins, so that no two processes try at once.';
comment on column webhook_delivery.last_answer is 'Status of the last answer, or a code of what went wrong; never what the other side wrote.';

do $$
declare t text;
begin
  foreach t in array array['webhook', 'webhook_event', 'webhook_delivery'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force  row level security', t);
    execute format($f$create policy %I on %I for select to nangmai_app using (province_id = any ((select access.provinces_as('administrator'))::text[]))$f$, t || '_seen', t);
    execute format('create policy %I on %I for select to nangmai_jobs using (true)', t || '_sent_by_job', t);
    execute format('create policy %I on %I for all to nangmai_owner using (true) with check (true)', t || '_told', t);
    execute format($f$create policy %I on %I for insert to nangmai_app with check (province_id = any ((select access.provinces_as('administrator'))::text[]))$f$, t || '_added', t);
  end loop;
end $$;
create policy webhook_changed on webhook for update to nangmai_app
  using (province_id = any ((select access.provinces_as('administrator'))::text[])) with check (true);
create policy webhook_delivery_anew on webhook_delivery for update to nangmai_app
  using (province_id = any ((select access.provinces_as('administrator'))::text[])) with check (true);
create policy webhook_delivery_tried on webhook_delivery for update to nangmai_jobs using (true) with check (true);
grant select, insert on webhook, webhook_event, webhook_delivery to nangmai_app;
grant select on webhook, webhook_event, webhook_delivery to nangmai_jobs;
grant update (url, kinds, secret_no, status, version) on webhook to nangmai_app;
grant update (status, tries, next_at) on webhook_delivery to nangmai_app;
grant update (status, tries, next_at, last_answer, tried_at, sent_at) on webhook_delivery to nangmai_jobs;
create trigger webhook_audited after insert or update on webhook for each row execute function audit.record_change('webhook', '');

-- In the transaction of what happened: it is told if and only if it happened ----------------------------------------------------
create function access.tell_hooks() returns trigger
language plpgsql volatile security definer set search_path = '' as $$
declare
  row_now  jsonb := to_jsonb(new);
  what     text  := tg_argv[0] || '.' || coalesce(tg_argv[1], row_now ->> 'status');
  province text  := row_now ->> 'province_id';
  made     uuid  := gen_random_uuid();
begin
  if province is null then
    select a.province_id into province from public.agency a where a.id = (row_now ->> 'agency_id')::uuid;
  end if;
  if not exists (select 1 from public.webhook w where w.province_id = province and w.status = 'active' and what = any (w.kinds)) then
    return null;
  end if;
  insert into public.webhook_event (id, province_id, kind, record_id, at) values (made, province, what, (row_now ->> 'id')::uuid, now());
  insert into public.webhook_delivery (id, webhook_id, event_id, province_id, next_at)
  select gen_random_uuid(), w.id, made, province, now() from public.webhook w where w.province_id = province and w.status = 'active' and what = any (w.kinds);
  return null;
end $$;
comment on function access.tell_hooks is 'Trigger: noun of the event, and its act where that is not the new status.';

create trigger release_hooked    after update on release      for each row when (old.status is distinct from new.status) execute function access.tell_hooks('release');
create trigger report_hooked     after update on report       for each row when (old.status is distinct from new.status) execute function access.tell_hooks('report');
create trigger submission_hooked after update on submission   for each row when (old.status is distinct from new.status) execute function access.tell_hooks('submission');
create trigger round_hooked      after insert on regime_round for each row execute function access.tell_hooks('round', 'opened');
