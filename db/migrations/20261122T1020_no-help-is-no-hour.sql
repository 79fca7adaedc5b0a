-- Where no help was given yet there are no hours to it: `greatest` passes over null, so such a case counted as helped at once.
grant create on schema public to nangmai_facts;                                   -- for the next lines only
set local role nangmai_facts;
create or replace view fact_first_help as
select f.id, f.province_id, f.place_id, f.gbv, (k.started_at at time zone 'Asia/Ho_Chi_Minh')::date as reported_on,
       (h.helped_at at time zone 'Asia/Ho_Chi_Minh')::date as helped_on,
       case when h.helped_at is not null then round(greatest(extract(epoch from h.helped_at - k.started_at) / 3600, 0), 1) end as hours
from   case_file f join contact k on k.id = f.contact_id
cross  join lateral (select min(at) as helped_at from (select e.given_at as at from emergency_support e where e.case_id = f.id
                     union all select s.given_at from service_given s where s.case_id = f.id and s.state = 'given') given) h;
reset role;
revoke create on schema public from nangmai_facts;
