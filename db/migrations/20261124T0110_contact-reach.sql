-- Which of tens of thousands of contacts may somebody open? The row rule asks for a contact's id and agency; with both in one index no
-- row has to be fetched for it, and no index be read from end to end.
create index contact_reach on contact (id) include (agency_id);
