-- The part of a receipt that finds a report gets nine digits: five are a hundred thousand, and a machine that works for days could
-- have filled them all, so that nobody found a free one. Receipts that are on paper already keep their five.

alter table public_report drop constraint public_report_digits;
alter table public_report add  constraint public_report_digits check (locator ~ '^[0-9]{5}([0-9]{4})?$');
comment on column public_report.locator is 'First part of the receipt; finds the row and proves nothing. Nine digits; five in receipts given before 23/11/2026.';
