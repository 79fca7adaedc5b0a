-- Who signed the answer to a request to cancel a no-contact order is kept, sealed like every signer's name.
-- Answers given before this step were asked for the name and did not keep it: they stay without one.
alter table order_cancellation
  add column sealed_signer_name bytea,
  add constraint order_cancellation_named check ((signer is null) = (sealed_signer_name is null)) not valid;

grant update (sealed_signer_name) on order_cancellation to nangmai_app;

drop trigger order_cancellation_audited on order_cancellation;
create trigger order_cancellation_audited after insert or update on order_cancellation for each row
  execute function audit.record_change('case', 'sealed_signer_name,sealed_refusal', 'case_id');
