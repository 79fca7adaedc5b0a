-- Which limits of the law have passed and still wait to be done: a missed one that was done late is no longer overdue.
grant create on schema public to nangmai_facts;                                   -- for the next lines only
set local role nangmai_facts;
create or replace view fact_clock as
select id, province_id, place_id, rule_code, (started_at at time zone 'Asia/Ho_Chi_Minh')::date as started_on,
       case when status = 'missed' then 'missed' when status = 'met' then 'met' else 'open' end as outcome,
       status = 'missed' and met_at is null as overdue
from   clock where sense = 'due' and status <> 'cancelled';
reset role;
revoke create on schema public from nangmai_facts;
