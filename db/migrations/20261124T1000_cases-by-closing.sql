-- Cases open on a day are few and lie together: figures of what stands open ask for the last day of every month of a year.
create index case_file_closing on case_file (province_id, ((closed_at at time zone 'Asia/Ho_Chi_Minh')::date));
