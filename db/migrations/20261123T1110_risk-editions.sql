-- A new edition of the questions about danger is written by a supervisor and counts once another one has signed it.
grant insert on risk_instrument, risk_question to nangmai_app;
grant update (review_state, reviewed_by, reviewed_on, edited_at, edited_by) on risk_instrument to nangmai_app;
create trigger risk_instrument_audited after insert or update on risk_instrument for each row when (new.edited_at is not null)
  execute function audit.record_change('risk_instrument', '', 'code');
create trigger risk_question_audited after insert on risk_question for each row when (new.edited_at is not null)
  execute function audit.record_change('risk_question', '', 'instrument_code');

do $$
declare t text;
begin
  foreach t in array array['risk_instrument', 'risk_question'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force  row level security', t);
    execute format('create policy %I on %I for select using (true)', t || '_seen', t); -- questions, never answers
    execute format('create policy %I on %I for all to nangmai_owner using (true) with check (true)', t || '_shipped', t);
    execute format($policy$create policy %I on %I for insert to nangmai_app
      with check (cardinality((select access.provinces_as('supervisor'))) > 0 and edited_by = access.current_staff())$policy$, t || '_added', t);
  end loop;
end $$;
create policy risk_instrument_signed on risk_instrument for update to nangmai_app
  using (cardinality((select access.provinces_as('supervisor'))) > 0 and edited_by is distinct from access.current_staff())
  with check (review_state = 'reviewed' and edited_by = access.current_staff());
