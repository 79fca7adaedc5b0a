-- Help that is written down as a service given counts like emergency support does. Of the kinds of services those count that
-- are basic services of the figure (QĐ 45/QĐ-TTg, NQ 28/NQ-CP 3.2a): stay, essential needs, medical, legal aid, counselling.
-- A service that was withdrawn was written down by mistake and counts nowhere.
grant create on schema public to nangmai_facts;                                   -- for the next lines only
set local role nangmai_facts;
create or replace view fact_case_help as
select case_id, (given_at at time zone 'Asia/Ho_Chi_Minh')::date as given_on from emergency_support
union all
select case_id, (given_at at time zone 'Asia/Ho_Chi_Minh')::date from service_given
where  state = 'given' and kind in ('safehouse', 'needs_goods', 'health', 'legal', 'psychosocial');
reset role;
revoke create on schema public from nangmai_facts;
