-- What was built side by side is tied together: a house to what the directory tells of it, an activity to the club it belongs to.
alter table shelter_house add constraint shelter_house_entry foreign key (entry_id) references directory_entry (id);
alter table activity      add constraint activity_initiative foreign key (initiative_id) references initiative (id);
