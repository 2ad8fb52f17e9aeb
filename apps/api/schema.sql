-- roles

-- role clinic_chat_app: no superuser, under row security, may log in

-- extensions

create extension btree_gin;

create extension pg_trgm;

-- sequences

create sequence public.migration_id_seq;

-- tables

create table public.account_link (
  clinic_id uuid not null,
  id uuid not null,
  employee_id uuid not null,
  kind text not null,
  token_hash bytea not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint account_link_clinic_id_employee_id_fkey FOREIGN KEY (clinic_id, employee_id) REFERENCES public.employee(clinic_id, id),
  constraint account_link_kind_check CHECK ((kind = ANY (ARRAY['INVITE'::text, 'PASSWORD_RESET'::text]))),
  constraint account_link_pkey PRIMARY KEY (clinic_id, id),
  constraint account_link_token_unique UNIQUE (token_hash)
);
CREATE INDEX account_link_open ON public.account_link USING btree (clinic_id, employee_id) WHERE (used_at IS NULL);
alter table public.account_link enable row level security;
alter table public.account_link force row level security;
create policy holding_link on public.account_link for select to public using ((encode(token_hash, 'hex'::text) = NULLIF(current_setting('app.account_link'::text, true), ''::text)));
create policy own_clinic on public.account_link for all to public using ((clinic_id = public.current_clinic()));

create table public.attachment (
  clinic_id uuid not null,
  id uuid not null,
  file_id uuid not null,
  room_id uuid,
  message_id uuid,
  place integer not null default 1,
  name text not null,
  uploaded_by uuid not null,
  created_at timestamp with time zone not null,
  send_id uuid,
  uploader_kind text not null default 'EMPLOYEE'::text,
  employee_id uuid generated always as (
CASE
    WHEN (uploader_kind = 'EMPLOYEE'::text) THEN uploaded_by
    ELSE NULL::uuid
END) stored,
  contact_id uuid generated always as (
CASE
    WHEN (uploader_kind = 'PATIENT'::text) THEN uploaded_by
    ELSE NULL::uuid
END) stored,
  constraint attachment_clinic_id_contact_id_fkey FOREIGN KEY (clinic_id, contact_id) REFERENCES public.contact(clinic_id, id),
  constraint attachment_clinic_id_employee_id_fkey FOREIGN KEY (clinic_id, employee_id) REFERENCES public.employee(clinic_id, id),
  constraint attachment_clinic_id_file_id_fkey FOREIGN KEY (clinic_id, file_id) REFERENCES public.stored_file(clinic_id, id),
  constraint attachment_clinic_id_message_id_fkey FOREIGN KEY (clinic_id, message_id) REFERENCES public.chat_message(clinic_id, id),
  constraint attachment_clinic_id_room_id_fkey FOREIGN KEY (clinic_id, room_id) REFERENCES public.chat_room(clinic_id, id),
  constraint attachment_clinic_id_send_id_fkey FOREIGN KEY (clinic_id, send_id) REFERENCES public.group_send(clinic_id, id),
  constraint attachment_in_one_place CHECK (
CASE
    WHEN (room_id IS NULL) THEN (message_id IS NULL)
    ELSE (send_id IS NULL)
END),
  constraint attachment_name_check CHECK (((octet_length(name) >= 1) AND (octet_length(name) <= 255))),
  constraint attachment_pkey PRIMARY KEY (clinic_id, id),
  constraint attachment_uploader_kind_check CHECK ((uploader_kind = ANY (ARRAY['EMPLOYEE'::text, 'PATIENT'::text])))
);
CREATE INDEX attachment_of_file ON public.attachment USING btree (clinic_id, file_id);
CREATE INDEX attachment_of_message ON public.attachment USING btree (clinic_id, message_id) WHERE (message_id IS NOT NULL);
CREATE INDEX attachment_of_send ON public.attachment USING btree (clinic_id, send_id) WHERE (send_id IS NOT NULL);
alter table public.attachment enable row level security;
alter table public.attachment force row level security;
create policy own_clinic on public.attachment for all to public using ((clinic_id = public.current_clinic()));

create table public.audit_entry (
  clinic_id uuid not null,
  seq bigint not null,
  id uuid not null,
  at timestamp with time zone not null,
  person_id uuid,
  session_id uuid,
  request_id uuid,
  ip text not null,
  action text not null,
  result text not null,
  object_kind text not null,
  object_id uuid,
  subject_id uuid,
  details text not null,
  hash bytea not null,
  constraint audit_entry_action_check CHECK ((action ~ '^[A-Z][A-Z0-9_]{2,59}$'::text)),
  constraint audit_entry_at_check CHECK ((at = date_trunc('milliseconds'::text, at))),
  constraint audit_entry_clinic_id_fkey FOREIGN KEY (clinic_id) REFERENCES public.clinic(id),
  constraint audit_entry_details_check CHECK ((length(details) <= 2000)),
  constraint audit_entry_id_unique UNIQUE (clinic_id, id),
  constraint audit_entry_ip_check CHECK ((length(ip) <= 64)),
  constraint audit_entry_object_kind_check CHECK ((object_kind ~ '^[A-Z][A-Z0-9_]{2,59}$'::text)),
  constraint audit_entry_pkey PRIMARY KEY (clinic_id, seq),
  constraint audit_entry_result_check CHECK ((result = ANY (ARRAY['DONE'::text, 'REFUSED'::text])))
);
CREATE INDEX audit_entry_by_action ON public.audit_entry USING btree (clinic_id, action, seq);
CREATE INDEX audit_entry_by_object ON public.audit_entry USING btree (clinic_id, object_id, seq) WHERE (object_id IS NOT NULL);
CREATE INDEX audit_entry_by_person ON public.audit_entry USING btree (clinic_id, person_id, seq);
CREATE INDEX audit_entry_by_subject ON public.audit_entry USING btree (clinic_id, subject_id, seq) WHERE (subject_id IS NOT NULL);
CREATE INDEX audit_entry_by_time ON public.audit_entry USING btree (clinic_id, at);
CREATE TRIGGER chain_audit_entry BEFORE INSERT ON public.audit_entry FOR EACH ROW EXECUTE FUNCTION public.chain_audit_entry();
alter table public.audit_entry enable row level security;
alter table public.audit_entry force row level security;
create policy own_clinic on public.audit_entry for all to public using ((clinic_id = public.current_clinic()));

create table public.chat_group (
  clinic_id uuid not null,
  id uuid not null,
  name text not null,
  name_key text not null,
  sort_name text not null,
  words text not null,
  description text not null,
  colour text not null,
  icon text not null,
  member_count integer not null default 0,
  hidden_at timestamp with time zone,
  deleted_at timestamp with time zone,
  first_sent_at timestamp with time zone,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  created_by uuid not null,
  updated_at timestamp with time zone not null,
  constraint chat_group_clinic_id_created_by_fkey FOREIGN KEY (clinic_id, created_by) REFERENCES public.employee(clinic_id, id),
  constraint chat_group_clinic_id_fkey FOREIGN KEY (clinic_id) REFERENCES public.clinic(id),
  constraint chat_group_description_check CHECK ((length(description) <= 500)),
  constraint chat_group_member_count_check CHECK ((member_count >= 0)),
  constraint chat_group_name_check CHECK (((length(name) >= 1) AND (length(name) <= 80))),
  constraint chat_group_pkey PRIMARY KEY (clinic_id, id)
);
CREATE UNIQUE INDEX chat_group_name_unique ON public.chat_group USING btree (clinic_id, name_key) WHERE (deleted_at IS NULL);
alter table public.chat_group enable row level security;
alter table public.chat_group force row level security;
create policy own_clinic on public.chat_group for all to public using ((clinic_id = public.current_clinic()));

create table public.chat_group_history (
  clinic_id uuid not null,
  group_id uuid not null,
  id uuid not null,
  act text not null,
  changes jsonb not null default '[]'::jsonb,
  members integer,
  at timestamp with time zone not null,
  by_id uuid not null,
  constraint chat_group_history_act_check CHECK ((act = ANY (ARRAY['CREATED'::text, 'UPDATED'::text, 'HIDDEN'::text, 'SHOWN'::text, 'DELETED'::text, 'MEMBERS_ADDED'::text, 'MEMBERS_REMOVED'::text]))),
  constraint chat_group_history_clinic_id_by_id_fkey FOREIGN KEY (clinic_id, by_id) REFERENCES public.employee(clinic_id, id),
  constraint chat_group_history_clinic_id_group_id_fkey FOREIGN KEY (clinic_id, group_id) REFERENCES public.chat_group(clinic_id, id),
  constraint chat_group_history_pkey PRIMARY KEY (clinic_id, group_id, id)
);
alter table public.chat_group_history enable row level security;
alter table public.chat_group_history force row level security;
create policy own_clinic on public.chat_group_history for all to public using ((clinic_id = public.current_clinic()));

create table public.chat_group_membership (
  clinic_id uuid not null,
  id uuid not null,
  group_id uuid not null,
  contact_id uuid not null,
  via text not null,
  assigned_at timestamp with time zone not null,
  assigned_by uuid not null,
  removed_at timestamp with time zone,
  removed_by uuid,
  constraint chat_group_membership_clinic_id_assigned_by_fkey FOREIGN KEY (clinic_id, assigned_by) REFERENCES public.employee(clinic_id, id),
  constraint chat_group_membership_clinic_id_contact_id_fkey FOREIGN KEY (clinic_id, contact_id) REFERENCES public.contact(clinic_id, id),
  constraint chat_group_membership_clinic_id_group_id_fkey FOREIGN KEY (clinic_id, group_id) REFERENCES public.chat_group(clinic_id, id),
  constraint chat_group_membership_clinic_id_removed_by_fkey FOREIGN KEY (clinic_id, removed_by) REFERENCES public.employee(clinic_id, id),
  constraint chat_group_membership_pkey PRIMARY KEY (clinic_id, id),
  constraint chat_group_membership_via_check CHECK ((via = ANY (ARRAY['CARD'::text, 'DIRECTORY'::text, 'IMPORT'::text]))),
  constraint removal_is_whole CHECK (((removed_at IS NULL) = (removed_by IS NULL)))
);
CREATE INDEX chat_group_membership_of_contact ON public.chat_group_membership USING btree (clinic_id, contact_id) WHERE (removed_at IS NULL);
CREATE UNIQUE INDEX chat_group_membership_once ON public.chat_group_membership USING btree (clinic_id, group_id, contact_id) WHERE (removed_at IS NULL);
alter table public.chat_group_membership enable row level security;
alter table public.chat_group_membership force row level security;
create policy own_clinic on public.chat_group_membership for all to public using ((clinic_id = public.current_clinic()));

create table public.chat_mark_step (
  clinic_id uuid not null,
  room_id uuid not null,
  employee_id uuid not null,
  delivered_seq integer not null,
  read_seq integer not null,
  marked_at timestamp with time zone not null default clock_timestamp(),
  constraint chat_mark_step_pkey PRIMARY KEY (clinic_id, room_id, employee_id, read_seq, delivered_seq)
);
alter table public.chat_mark_step enable row level security;
alter table public.chat_mark_step force row level security;
create policy own_clinic on public.chat_mark_step for all to public using ((clinic_id = public.current_clinic()));

create table public.chat_message (
  clinic_id uuid not null,
  room_id uuid not null,
  seq integer not null,
  id uuid not null,
  kind text not null,
  sender_id uuid not null,
  client_message_id uuid,
  text text not null default ''::text,
  reply_to_id uuid,
  system_event text,
  system_subject_id uuid,
  system_name text,
  revision integer not null,
  version integer not null default 1,
  written_count integer not null,
  created_at timestamp with time zone not null,
  edited_at timestamp with time zone,
  withdrawn_at timestamp with time zone,
  withdrawn_by uuid,
  mention_ids uuid[] not null default '{}'::uuid[],
  reactions jsonb not null default '[]'::jsonb,
  pinned_at timestamp with time zone,
  pinned_by uuid,
  forwarded_from_id uuid,
  attachment_count integer not null default 0,
  sender_kind text not null default 'EMPLOYEE'::text,
  sender_employee_id uuid generated always as (
CASE
    WHEN (sender_kind = 'EMPLOYEE'::text) THEN sender_id
    ELSE NULL::uuid
END) stored,
  sender_contact_id uuid generated always as (
CASE
    WHEN (sender_kind = 'PATIENT'::text) THEN sender_id
    ELSE NULL::uuid
END) stored,
  about_send_id uuid,
  note_id uuid,
  constraint chat_message_check CHECK (((kind = 'SYSTEM'::text) = (system_event IS NOT NULL))),
  constraint chat_message_check1 CHECK (((kind = 'TEXT'::text) = (client_message_id IS NOT NULL))),
  constraint chat_message_clinic_id_note_id_fkey FOREIGN KEY (clinic_id, note_id) REFERENCES public.desk_note(clinic_id, id),
  constraint chat_message_clinic_id_room_id_fkey FOREIGN KEY (clinic_id, room_id) REFERENCES public.chat_room(clinic_id, id),
  constraint chat_message_clinic_id_sender_contact_id_fkey FOREIGN KEY (clinic_id, sender_contact_id) REFERENCES public.contact(clinic_id, id),
  constraint chat_message_clinic_id_sender_employee_id_fkey FOREIGN KEY (clinic_id, sender_employee_id) REFERENCES public.employee(clinic_id, id),
  constraint chat_message_clinic_id_system_subject_id_fkey FOREIGN KEY (clinic_id, system_subject_id) REFERENCES public.employee(clinic_id, id),
  constraint chat_message_id_unique UNIQUE (clinic_id, id),
  constraint chat_message_kind_check CHECK ((kind = ANY (ARRAY['TEXT'::text, 'SYSTEM'::text]))),
  constraint chat_message_once UNIQUE (clinic_id, sender_id, client_message_id),
  constraint chat_message_pkey PRIMARY KEY (clinic_id, room_id, seq),
  constraint chat_message_sender_kind_check CHECK ((sender_kind = ANY (ARRAY['EMPLOYEE'::text, 'PATIENT'::text])))
);
CREATE INDEX chat_message_by_revision ON public.chat_message USING btree (clinic_id, room_id, revision);
CREATE INDEX chat_message_pinned ON public.chat_message USING btree (clinic_id, room_id, pinned_at) WHERE (pinned_at IS NOT NULL);
CREATE TRIGGER keep_words AFTER INSERT ON public.chat_message REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.keep_words();
CREATE TRIGGER keep_words_of_edit AFTER UPDATE ON public.chat_message REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION public.keep_words();
alter table public.chat_message enable row level security;
alter table public.chat_message force row level security;
create policy own_clinic on public.chat_message for all to public using ((clinic_id = public.current_clinic()));

create table public.chat_message_version (
  clinic_id uuid not null,
  message_id uuid not null,
  version integer not null,
  text text not null,
  written_at timestamp with time zone not null,
  constraint chat_message_version_clinic_id_message_id_fkey FOREIGN KEY (clinic_id, message_id) REFERENCES public.chat_message(clinic_id, id),
  constraint chat_message_version_pkey PRIMARY KEY (clinic_id, message_id, version)
);
alter table public.chat_message_version enable row level security;
alter table public.chat_message_version force row level security;
create policy own_clinic on public.chat_message_version for all to public using ((clinic_id = public.current_clinic()));

create table public.chat_message_words (
  clinic_id uuid not null,
  room_id uuid not null,
  seq integer not null,
  version integer not null,
  sent_at timestamp with time zone not null,
  words tsvector not null,
  constraint chat_message_words_clinic_id_room_id_seq_fkey FOREIGN KEY (clinic_id, room_id, seq) REFERENCES public.chat_message(clinic_id, room_id, seq),
  constraint chat_message_words_pkey PRIMARY KEY (clinic_id, room_id, seq, version)
);
CREATE INDEX chat_message_words_recent ON public.chat_message_words USING btree (clinic_id, sent_at, room_id, seq);
CREATE INDEX chat_message_words_search ON public.chat_message_words USING gin (clinic_id, words);
alter table public.chat_message_words enable row level security;
alter table public.chat_message_words force row level security;
create policy own_clinic_insert on public.chat_message_words for insert to public with check ((clinic_id = public.current_clinic()));
create policy searched on public.chat_message_words for select to public using (((clinic_id = public.current_clinic()) AND (words @@ ( SELECT (NULLIF(current_setting('app.search'::text, true), ''::text))::tsquery AS "nullif"))));

create table public.chat_room (
  clinic_id uuid not null,
  id uuid not null,
  kind text not null,
  name text,
  direct_key text,
  created_at timestamp with time zone not null,
  created_by uuid,
  last_activity_at timestamp with time zone not null,
  last_seq integer not null default 0,
  written_count integer not null default 0,
  revision integer not null default 0,
  member_version integer not null default 0,
  changed_xid xid8 not null default pg_current_xact_id(),
  contact_id uuid,
  contact_delivered_seq integer not null default 0,
  contact_read_seq integer not null default 0,
  assigned_to uuid,
  unanswered_since timestamp with time zone,
  constraint chat_room_clinic_id_assigned_to_fkey FOREIGN KEY (clinic_id, assigned_to) REFERENCES public.employee(clinic_id, id),
  constraint chat_room_clinic_id_contact_id_fkey FOREIGN KEY (clinic_id, contact_id) REFERENCES public.contact(clinic_id, id),
  constraint chat_room_clinic_id_created_by_fkey FOREIGN KEY (clinic_id, created_by) REFERENCES public.employee(clinic_id, id),
  constraint chat_room_clinic_id_fkey FOREIGN KEY (clinic_id) REFERENCES public.clinic(id),
  constraint chat_room_contact_unique UNIQUE (clinic_id, contact_id),
  constraint chat_room_direct_unique UNIQUE (clinic_id, direct_key),
  constraint chat_room_kind_check CHECK ((kind = ANY (ARRAY['STAFF'::text, 'PATIENT'::text, 'CHAT_GROUP'::text]))),
  constraint chat_room_name_check CHECK (((length(name) >= 1) AND (length(name) <= 80))),
  constraint chat_room_pkey PRIMARY KEY (clinic_id, id),
  constraint patient_rooms_have_a_patient CHECK (((kind = 'PATIENT'::text) = (contact_id IS NOT NULL))),
  constraint read_implies_delivered CHECK ((contact_delivered_seq >= contact_read_seq))
) with (fillfactor=50);
CREATE INDEX chat_room_by_change ON public.chat_room USING btree (clinic_id, changed_xid);
CREATE TRIGGER join_desk AFTER INSERT ON public.chat_room FOR EACH ROW EXECUTE FUNCTION public.join_desk();
CREATE TRIGGER stamp_change BEFORE UPDATE ON public.chat_room FOR EACH ROW EXECUTE FUNCTION public.stamp_change();
alter table public.chat_room enable row level security;
alter table public.chat_room force row level security;
create policy own_clinic on public.chat_room for all to public using ((clinic_id = public.current_clinic()));

create table public.chat_room_member (
  clinic_id uuid not null,
  room_id uuid not null,
  employee_id uuid not null,
  joined_seq integer not null,
  from_seq integer not null,
  left_seq integer,
  joined_at timestamp with time zone not null,
  left_at timestamp with time zone,
  added_by uuid not null,
  delivered_seq integer not null,
  read_seq integer not null,
  read_written integer not null,
  own_since_read integer not null default 0,
  changed_xid xid8 not null default pg_current_xact_id(),
  mention_seq integer not null default 0,
  constraint chat_room_member_check CHECK ((delivered_seq >= read_seq)),
  constraint chat_room_member_clinic_id_employee_id_fkey FOREIGN KEY (clinic_id, employee_id) REFERENCES public.employee(clinic_id, id),
  constraint chat_room_member_clinic_id_room_id_fkey FOREIGN KEY (clinic_id, room_id) REFERENCES public.chat_room(clinic_id, id),
  constraint chat_room_member_pkey PRIMARY KEY (clinic_id, room_id, employee_id, joined_seq)
) with (fillfactor=80);
CREATE INDEX chat_room_member_by_change ON public.chat_room_member USING btree (clinic_id, changed_xid) WHERE (left_seq IS NULL);
CREATE UNIQUE INDEX chat_room_member_current ON public.chat_room_member USING btree (clinic_id, room_id, employee_id) WHERE (left_seq IS NULL);
CREATE INDEX chat_room_member_rooms ON public.chat_room_member USING btree (clinic_id, employee_id, room_id) WHERE (left_seq IS NULL);
CREATE TRIGGER stamp_change BEFORE UPDATE ON public.chat_room_member FOR EACH ROW EXECUTE FUNCTION public.stamp_change();
alter table public.chat_room_member enable row level security;
alter table public.chat_room_member force row level security;
create policy own_clinic on public.chat_room_member for all to public using ((clinic_id = public.current_clinic()));

create table public.chat_room_preference (
  clinic_id uuid not null,
  room_id uuid not null,
  employee_id uuid not null,
  muted boolean not null default false,
  marked_unread boolean not null default false,
  draft text not null default ''::text,
  changed_at timestamp with time zone not null,
  constraint chat_room_preference_clinic_id_employee_id_fkey FOREIGN KEY (clinic_id, employee_id) REFERENCES public.employee(clinic_id, id),
  constraint chat_room_preference_clinic_id_room_id_fkey FOREIGN KEY (clinic_id, room_id) REFERENCES public.chat_room(clinic_id, id),
  constraint chat_room_preference_draft_check CHECK ((length(draft) <= 8000)),
  constraint chat_room_preference_pkey PRIMARY KEY (clinic_id, room_id, employee_id)
);
alter table public.chat_room_preference enable row level security;
alter table public.chat_room_preference force row level security;
create policy own_clinic on public.chat_room_preference for all to public using ((clinic_id = public.current_clinic()));

create table public.clinic (
  id uuid not null,
  name text not null,
  message_edit_minutes integer not null default 15,
  created_at timestamp with time zone not null,
  language text,
  phone_country text,
  phone text,
  time_zone text not null default 'UTC'::text,
  quiet_hours_start text default '21:00'::text,
  quiet_hours_end text default '08:00'::text,
  constraint clinic_language_check CHECK ((language = ANY (ARRAY['EN'::text, 'RU'::text]))),
  constraint clinic_message_edit_minutes_check CHECK (((message_edit_minutes >= 0) AND (message_edit_minutes <= 1440))),
  constraint clinic_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120))),
  constraint clinic_phone_check CHECK (((length(phone) >= 3) AND (length(phone) <= 40))),
  constraint clinic_phone_country_check CHECK ((phone_country ~ '^[A-Z]{2}$'::text)),
  constraint clinic_pkey PRIMARY KEY (id),
  constraint clinic_quiet_hours_end_check CHECK ((quiet_hours_end ~ '^[0-2][0-9]:[0-5][0-9]$'::text)),
  constraint clinic_quiet_hours_start_check CHECK ((quiet_hours_start ~ '^[0-2][0-9]:[0-5][0-9]$'::text)),
  constraint clinic_time_zone_check CHECK (((length(time_zone) >= 1) AND (length(time_zone) <= 60))),
  constraint quiet_hours_are_whole CHECK (((quiet_hours_start IS NULL) = (quiet_hours_end IS NULL)))
);
alter table public.clinic enable row level security;
alter table public.clinic force row level security;
create policy own_clinic on public.clinic for all to public using ((id = public.current_clinic()));

create table public.contact (
  clinic_id uuid not null,
  id uuid not null,
  name text not null,
  sort_name text not null,
  phone text,
  email text,
  birth_date date,
  card_number text,
  language text,
  notes text not null default ''::text,
  external_id text,
  archived_at timestamp with time zone,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  created_by uuid not null,
  updated_at timestamp with time zone not null,
  portal_since timestamp with time zone,
  constraint contact_card_number_check CHECK (((length(card_number) >= 1) AND (length(card_number) <= 40))),
  constraint contact_clinic_id_created_by_fkey FOREIGN KEY (clinic_id, created_by) REFERENCES public.employee(clinic_id, id),
  constraint contact_clinic_id_fkey FOREIGN KEY (clinic_id) REFERENCES public.clinic(id),
  constraint contact_email_check CHECK (((email = lower(email)) AND (length(email) <= 254))),
  constraint contact_external_id_check CHECK (((length(external_id) >= 1) AND (length(external_id) <= 100))),
  constraint contact_language_check CHECK ((language = ANY (ARRAY['EN'::text, 'RU'::text]))),
  constraint contact_name_check CHECK (((length(name) >= 1) AND (length(name) <= 160))),
  constraint contact_notes_check CHECK ((length(notes) <= 4000)),
  constraint contact_phone_check CHECK ((phone ~ '^\+[1-9][0-9]{5,14}$'::text)),
  constraint contact_pkey PRIMARY KEY (clinic_id, id)
);
CREATE INDEX contact_archived ON public.contact USING btree (clinic_id, sort_name, id) WHERE (archived_at IS NOT NULL);
CREATE INDEX contact_by_birth_date ON public.contact USING btree (clinic_id, COALESCE(birth_date, 'infinity'::date), id) WHERE (archived_at IS NULL);
CREATE INDEX contact_by_name ON public.contact USING btree (clinic_id, sort_name, id) WHERE (archived_at IS NULL);
CREATE INDEX contact_by_person ON public.contact USING btree (clinic_id, sort_name, birth_date) WHERE (sort_name <> ''::text);
CREATE INDEX contact_by_phone ON public.contact USING btree (clinic_id, phone) WHERE (phone IS NOT NULL);
CREATE INDEX contact_by_portal_email ON public.contact USING btree (email) WHERE ((email IS NOT NULL) AND (portal_since IS NOT NULL) AND (archived_at IS NULL));
CREATE INDEX contact_by_update ON public.contact USING btree (clinic_id, updated_at, id) WHERE (archived_at IS NULL);
CREATE UNIQUE INDEX contact_card_number_unique ON public.contact USING btree (clinic_id, card_number) WHERE (card_number IS NOT NULL);
CREATE UNIQUE INDEX contact_external_id_unique ON public.contact USING btree (clinic_id, external_id) WHERE (external_id IS NOT NULL);
alter table public.contact enable row level security;
alter table public.contact force row level security;
create policy asking_for_link on public.contact for select to public using (((email = NULLIF(current_setting('app.portal_email'::text, true), ''::text)) AND (portal_since IS NOT NULL) AND (archived_at IS NULL)));
create policy own_clinic on public.contact for all to public using ((clinic_id = public.current_clinic()));

create table public.contact_consent (
  clinic_id uuid not null,
  id uuid not null,
  contact_id uuid not null,
  message_class text not null,
  given boolean not null,
  source text not null,
  text_version text not null,
  given_on date not null,
  recorded_at timestamp with time zone not null,
  recorded_by uuid,
  constraint contact_consent_clinic_id_contact_id_fkey FOREIGN KEY (clinic_id, contact_id) REFERENCES public.contact(clinic_id, id),
  constraint contact_consent_clinic_id_recorded_by_fkey FOREIGN KEY (clinic_id, recorded_by) REFERENCES public.employee(clinic_id, id),
  constraint contact_consent_message_class_check CHECK ((message_class = ANY (ARRAY['CARE'::text, 'SERVICE'::text, 'MARKETING'::text]))),
  constraint contact_consent_pkey PRIMARY KEY (clinic_id, id),
  constraint contact_consent_source_check CHECK ((source = ANY (ARRAY['PAPER'::text, 'SPOKEN'::text, 'PORTAL'::text, 'MESSAGE'::text, 'IMPORT'::text]))),
  constraint contact_consent_text_version_check CHECK ((length(text_version) <= 80))
);
CREATE INDEX contact_consent_latest ON public.contact_consent USING btree (clinic_id, contact_id, message_class, id DESC);
alter table public.contact_consent enable row level security;
alter table public.contact_consent force row level security;
create policy own_clinic on public.contact_consent for all to public using ((clinic_id = public.current_clinic()));

create table public.contact_history (
  clinic_id uuid not null,
  contact_id uuid not null,
  id uuid not null,
  act text not null,
  changes jsonb not null default '[]'::jsonb,
  at timestamp with time zone not null,
  by_id uuid not null,
  constraint contact_history_act_check CHECK ((act = ANY (ARRAY['CREATED'::text, 'UPDATED'::text, 'ARCHIVED'::text, 'RESTORED'::text, 'CONSENT'::text, 'GROUP_ASSIGNED'::text, 'GROUP_REMOVED'::text, 'IMPORTED'::text]))),
  constraint contact_history_clinic_id_by_id_fkey FOREIGN KEY (clinic_id, by_id) REFERENCES public.employee(clinic_id, id),
  constraint contact_history_clinic_id_contact_id_fkey FOREIGN KEY (clinic_id, contact_id) REFERENCES public.contact(clinic_id, id),
  constraint contact_history_pkey PRIMARY KEY (clinic_id, contact_id, id)
);
alter table public.contact_history enable row level security;
alter table public.contact_history force row level security;
create policy own_clinic on public.contact_history for all to public using ((clinic_id = public.current_clinic()));

create table public.contact_import (
  clinic_id uuid not null,
  id uuid not null,
  file_name text not null,
  format text not null,
  columns jsonb not null default '[]'::jsonb,
  row_count integer not null default 0,
  state text not null,
  dry_run boolean,
  mapping jsonb,
  done_pass smallint not null default 0,
  done_at integer not null default 0,
  processed integer not null default 0,
  created integer not null default 0,
  updated integer not null default 0,
  unchanged integer not null default 0,
  duplicates integer not null default 0,
  invalid integer not null default 0,
  assigned integer not null default 0,
  created_at timestamp with time zone not null,
  created_by uuid not null,
  beat_at timestamp with time zone not null,
  constraint contact_import_clinic_id_created_by_fkey FOREIGN KEY (clinic_id, created_by) REFERENCES public.employee(clinic_id, id),
  constraint contact_import_clinic_id_fkey FOREIGN KEY (clinic_id) REFERENCES public.clinic(id),
  constraint contact_import_file_name_check CHECK ((length(file_name) <= 200)),
  constraint contact_import_format_check CHECK ((format = ANY (ARRAY['CSV'::text, 'FHIR'::text]))),
  constraint contact_import_pkey PRIMARY KEY (clinic_id, id),
  constraint contact_import_state_check CHECK ((state = ANY (ARRAY['RECEIVING'::text, 'RECEIVED'::text, 'RUNNING'::text, 'DONE'::text, 'FAILED'::text])))
);
CREATE INDEX contact_import_by_age ON public.contact_import USING btree (clinic_id, created_at);
alter table public.contact_import enable row level security;
alter table public.contact_import force row level security;
create policy own_clinic on public.contact_import for all to public using ((clinic_id = public.current_clinic()));

create table public.contact_import_row (
  clinic_id uuid not null,
  import_id uuid not null,
  pass smallint not null,
  at integer not null,
  cells jsonb,
  fate text,
  reason text,
  contact_id uuid,
  match_key text,
  card_number text,
  group_ids uuid[] not null default '{}'::uuid[],
  assigned integer not null default 0,
  constraint contact_import_row_clinic_id_import_id_fkey FOREIGN KEY (clinic_id, import_id) REFERENCES public.contact_import(clinic_id, id) ON DELETE CASCADE,
  constraint contact_import_row_fate_check CHECK ((fate = ANY (ARRAY['CREATED'::text, 'UPDATED'::text, 'UNCHANGED'::text, 'DUPLICATE'::text, 'INVALID'::text]))),
  constraint contact_import_row_pkey PRIMARY KEY (clinic_id, import_id, pass, at)
);
CREATE INDEX contact_import_row_by_card ON public.contact_import_row USING btree (clinic_id, card_number) WHERE (card_number IS NOT NULL);
CREATE INDEX contact_import_row_by_fate ON public.contact_import_row USING btree (clinic_id, import_id, fate, pass, at) WHERE (fate IS NOT NULL);
CREATE INDEX contact_import_row_by_key ON public.contact_import_row USING btree (clinic_id, match_key) WHERE (match_key IS NOT NULL);
alter table public.contact_import_row enable row level security;
alter table public.contact_import_row force row level security;
create policy own_clinic on public.contact_import_row for all to public using ((clinic_id = public.current_clinic()));

create table public.contact_search (
  clinic_id uuid not null,
  contact_id uuid not null,
  words text not null,
  constraint contact_search_clinic_id_contact_id_fkey FOREIGN KEY (clinic_id, contact_id) REFERENCES public.contact(clinic_id, id),
  constraint contact_search_pkey PRIMARY KEY (clinic_id, contact_id)
);
CREATE INDEX contact_search_words ON public.contact_search USING gin (clinic_id, words public.gin_trgm_ops);
alter table public.contact_search enable row level security;
alter table public.contact_search force row level security;
create policy own_clinic_insert on public.contact_search for insert to public with check ((clinic_id = public.current_clinic()));
create policy own_clinic_update on public.contact_search for update to public using ((clinic_id = public.current_clinic()));
create policy searched on public.contact_search for select to public using (((clinic_id = public.current_clinic()) AND (words ~ NULLIF(current_setting('app.contact_search'::text, true), ''::text))));

create table public.contact_word (
  clinic_id uuid not null,
  word text not null,
  size integer not null,
  constraint contact_word_clinic_id_fkey FOREIGN KEY (clinic_id) REFERENCES public.clinic(id),
  constraint contact_word_pkey PRIMARY KEY (clinic_id, word)
);
CREATE INDEX contact_word_by_size ON public.contact_word USING btree (clinic_id, size, word);
alter table public.contact_word enable row level security;
alter table public.contact_word force row level security;
create policy own_clinic on public.contact_word for all to public using ((clinic_id = public.current_clinic()));

create table public.desk_note (
  clinic_id uuid not null,
  id uuid not null,
  room_id uuid not null,
  author_id uuid not null,
  client_note_id uuid not null,
  text text not null,
  written_at timestamp with time zone not null,
  constraint desk_note_clinic_id_author_id_fkey FOREIGN KEY (clinic_id, author_id) REFERENCES public.employee(clinic_id, id),
  constraint desk_note_clinic_id_room_id_fkey FOREIGN KEY (clinic_id, room_id) REFERENCES public.chat_room(clinic_id, id),
  constraint desk_note_once UNIQUE (clinic_id, author_id, client_note_id),
  constraint desk_note_pkey PRIMARY KEY (clinic_id, id),
  constraint desk_note_text_check CHECK (((length(text) >= 1) AND (length(text) <= 8000)))
);
alter table public.desk_note enable row level security;
alter table public.desk_note force row level security;
create policy own_clinic on public.desk_note for all to public using ((clinic_id = public.current_clinic()));

create table public.directory_change (
  clinic_id uuid not null,
  kind text not null,
  object_id uuid not null,
  changed_xid xid8 not null default pg_current_xact_id(),
  constraint directory_change_clinic_id_fkey FOREIGN KEY (clinic_id) REFERENCES public.clinic(id),
  constraint directory_change_kind_check CHECK ((kind ~ '^[A-Z][A-Z_]{2,39}$'::text)),
  constraint directory_change_pkey PRIMARY KEY (clinic_id, kind, object_id)
) with (fillfactor=80);
CREATE INDEX directory_change_by_change ON public.directory_change USING btree (clinic_id, changed_xid);
alter table public.directory_change enable row level security;
alter table public.directory_change force row level security;
create policy own_clinic on public.directory_change for all to public using ((clinic_id = public.current_clinic()));

create table public.employee (
  clinic_id uuid not null,
  id uuid not null,
  name text not null,
  email text not null,
  "position" text not null,
  role text not null,
  modules text[] not null,
  active boolean not null default true,
  created_at timestamp with time zone not null,
  version integer not null default 1,
  constraint employee_clinic_id_fkey FOREIGN KEY (clinic_id) REFERENCES public.clinic(id),
  constraint employee_email_check CHECK (((email = lower(email)) AND (length(email) <= 254))),
  constraint employee_email_unique UNIQUE (email),
  constraint employee_modules_check CHECK ((modules <@ ARRAY['CHAT'::text, 'CRM'::text])),
  constraint employee_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120))),
  constraint employee_pkey PRIMARY KEY (clinic_id, id),
  constraint employee_position_check CHECK ((length("position") <= 120)),
  constraint employee_role_check CHECK ((role = ANY (ARRAY['ADMINISTRATOR'::text, 'EMPLOYEE'::text])))
);
CREATE INDEX employee_by_name ON public.employee USING btree (clinic_id, lower(name), id);
CREATE TRIGGER drop_push_of_employee AFTER UPDATE OF active, modules ON public.employee FOR EACH ROW WHEN (((NOT new.active) OR (NOT ('CHAT'::text = ANY (new.modules))))) EXECUTE FUNCTION public.drop_push_of_employee();
CREATE TRIGGER join_desk AFTER INSERT ON public.employee FOR EACH ROW EXECUTE FUNCTION public.join_desk();
alter table public.employee enable row level security;
alter table public.employee force row level security;
create policy own_clinic on public.employee for all to public using ((clinic_id = public.current_clinic()));
create policy signing_in on public.employee for select to public using ((email = NULLIF(current_setting('app.sign_in_email'::text, true), ''::text)));

create table public.employee_credential (
  clinic_id uuid not null,
  employee_id uuid not null,
  password_hash text not null,
  changed_at timestamp with time zone not null,
  constraint employee_credential_clinic_id_employee_id_fkey FOREIGN KEY (clinic_id, employee_id) REFERENCES public.employee(clinic_id, id),
  constraint employee_credential_pkey PRIMARY KEY (clinic_id, employee_id)
);
alter table public.employee_credential enable row level security;
alter table public.employee_credential force row level security;
create policy own_clinic on public.employee_credential for all to public using ((clinic_id = public.current_clinic()));

create table public.employee_preferences (
  clinic_id uuid not null,
  employee_id uuid not null,
  language text,
  theme text not null default 'SYSTEM'::text,
  text_size text not null default 'NORMAL'::text,
  enter_sends boolean not null default false,
  sounds boolean not null default true,
  desktop_notifications boolean not null default false,
  quiet_hours_start time without time zone,
  quiet_hours_end time without time zone,
  time_zone text,
  reading_mode boolean not null default false,
  changed_at timestamp with time zone not null,
  constraint employee_preferences_clinic_id_employee_id_fkey FOREIGN KEY (clinic_id, employee_id) REFERENCES public.employee(clinic_id, id),
  constraint employee_preferences_language_check CHECK ((language = ANY (ARRAY['EN'::text, 'RU'::text]))),
  constraint employee_preferences_pkey PRIMARY KEY (clinic_id, employee_id),
  constraint employee_preferences_text_size_check CHECK ((text_size = ANY (ARRAY['NORMAL'::text, 'LARGE'::text, 'LARGER'::text]))),
  constraint employee_preferences_theme_check CHECK ((theme = ANY (ARRAY['SYSTEM'::text, 'LIGHT'::text, 'DARK'::text]))),
  constraint employee_preferences_time_zone_check CHECK ((length(time_zone) <= 64)),
  constraint quiet_hours_are_whole CHECK ((((quiet_hours_start IS NULL) = (quiet_hours_end IS NULL)) AND ((quiet_hours_start IS NULL) OR ((time_zone IS NOT NULL) AND (quiet_hours_start <> quiet_hours_end)))))
);
alter table public.employee_preferences enable row level security;
alter table public.employee_preferences force row level security;
create policy own_clinic on public.employee_preferences for all to public using ((clinic_id = public.current_clinic()));

create table public.file_due (
  clinic_id uuid not null,
  file_id uuid not null,
  due_at timestamp with time zone not null,
  constraint file_due_clinic_id_file_id_fkey FOREIGN KEY (clinic_id, file_id) REFERENCES public.stored_file(clinic_id, id) ON DELETE CASCADE,
  constraint file_due_pkey PRIMARY KEY (clinic_id, file_id)
);
CREATE INDEX file_due_by_time ON public.file_due USING btree (due_at);
alter table public.file_due enable row level security;
alter table public.file_due force row level security;
create policy own_clinic on public.file_due for all to public using ((clinic_id = public.current_clinic()));
create policy sweeping on public.file_due for select to public using ((due_at <= (NULLIF(current_setting('app.files_due'::text, true), ''::text))::timestamp with time zone));

create table public.file_usage (
  clinic_id uuid not null,
  person_id uuid not null,
  bytes bigint not null,
  person_kind text not null default 'EMPLOYEE'::text,
  employee_id uuid generated always as (
CASE
    WHEN (person_kind = 'EMPLOYEE'::text) THEN person_id
    ELSE NULL::uuid
END) stored,
  contact_id uuid generated always as (
CASE
    WHEN (person_kind = 'PATIENT'::text) THEN person_id
    ELSE NULL::uuid
END) stored,
  constraint file_usage_clinic_id_contact_id_fkey FOREIGN KEY (clinic_id, contact_id) REFERENCES public.contact(clinic_id, id),
  constraint file_usage_clinic_id_employee_id_fkey FOREIGN KEY (clinic_id, employee_id) REFERENCES public.employee(clinic_id, id),
  constraint file_usage_person_kind_check CHECK ((person_kind = ANY (ARRAY['EMPLOYEE'::text, 'PATIENT'::text]))),
  constraint file_usage_pkey PRIMARY KEY (clinic_id, person_id)
);
alter table public.file_usage enable row level security;
alter table public.file_usage force row level security;
create policy own_clinic on public.file_usage for all to public using ((clinic_id = public.current_clinic()));

create table public.group_send (
  clinic_id uuid not null,
  id uuid not null,
  request_id uuid not null,
  author_id uuid not null,
  message_class text not null,
  text text not null,
  file_count integer not null default 0,
  status text not null,
  scheduled boolean not null,
  created_at timestamp with time zone not null,
  release_at timestamp with time zone not null,
  resolved_at timestamp with time zone,
  sent_at timestamp with time zone,
  withdrawn_at timestamp with time zone,
  withdrawn_by uuid,
  corrects_id uuid,
  resends_id uuid,
  changed_xid xid8 not null default pg_current_xact_id(),
  constraint group_send_clinic_id_author_id_fkey FOREIGN KEY (clinic_id, author_id) REFERENCES public.employee(clinic_id, id),
  constraint group_send_clinic_id_corrects_id_fkey FOREIGN KEY (clinic_id, corrects_id) REFERENCES public.group_send(clinic_id, id),
  constraint group_send_clinic_id_fkey FOREIGN KEY (clinic_id) REFERENCES public.clinic(id),
  constraint group_send_clinic_id_resends_id_fkey FOREIGN KEY (clinic_id, resends_id) REFERENCES public.group_send(clinic_id, id),
  constraint group_send_clinic_id_withdrawn_by_fkey FOREIGN KEY (clinic_id, withdrawn_by) REFERENCES public.employee(clinic_id, id),
  constraint group_send_message_class_check CHECK ((message_class = ANY (ARRAY['CARE'::text, 'SERVICE'::text, 'MARKETING'::text]))),
  constraint group_send_once UNIQUE (clinic_id, author_id, request_id),
  constraint group_send_pkey PRIMARY KEY (clinic_id, id),
  constraint group_send_status_check CHECK ((status = ANY (ARRAY['HELD'::text, 'SCHEDULED'::text, 'PAUSED'::text, 'SENDING'::text, 'SENT'::text, 'UNDONE'::text]))),
  constraint group_send_text_check CHECK ((length(text) <= 8000)),
  constraint withdrawal_is_whole CHECK (((withdrawn_at IS NULL) = (withdrawn_by IS NULL)))
);
CREATE INDEX group_send_by_change ON public.group_send USING btree (clinic_id, changed_xid);
CREATE INDEX group_send_due ON public.group_send USING btree (release_at) WHERE (status = ANY (ARRAY['HELD'::text, 'SCHEDULED'::text, 'SENDING'::text]));
CREATE TRIGGER begin_portal_notices AFTER UPDATE OF sent_at ON public.group_send FOR EACH ROW WHEN (((old.sent_at IS NULL) AND (new.sent_at IS NOT NULL) AND (new.withdrawn_at IS NULL))) EXECUTE FUNCTION public.begin_portal_notices();
CREATE TRIGGER stamp BEFORE UPDATE ON public.group_send FOR EACH ROW EXECUTE FUNCTION public.stamp_change();
alter table public.group_send enable row level security;
alter table public.group_send force row level security;
create policy own_clinic on public.group_send for all to public using ((clinic_id = public.current_clinic()));
create policy sending on public.group_send for select to public using (((status = ANY (ARRAY['HELD'::text, 'SCHEDULED'::text, 'SENDING'::text])) AND (release_at <= (NULLIF(current_setting('app.sends_due'::text, true), ''::text))::timestamp with time zone)));

create table public.group_send_group (
  clinic_id uuid not null,
  send_id uuid not null,
  group_id uuid not null,
  place integer not null,
  constraint group_send_group_clinic_id_group_id_fkey FOREIGN KEY (clinic_id, group_id) REFERENCES public.chat_group(clinic_id, id),
  constraint group_send_group_clinic_id_send_id_fkey FOREIGN KEY (clinic_id, send_id) REFERENCES public.group_send(clinic_id, id),
  constraint group_send_group_pkey PRIMARY KEY (clinic_id, send_id, group_id)
);
CREATE INDEX group_send_group_by_group ON public.group_send_group USING btree (clinic_id, group_id, send_id);
alter table public.group_send_group enable row level security;
alter table public.group_send_group force row level security;
create policy own_clinic on public.group_send_group for all to public using ((clinic_id = public.current_clinic()));

create table public.group_send_recipient (
  clinic_id uuid not null,
  send_id uuid not null,
  contact_id uuid not null,
  group_ids uuid[] not null,
  status text not null,
  reason text,
  queued_at timestamp with time zone not null,
  sent_at timestamp with time zone,
  delivered_at timestamp with time zone,
  read_at timestamp with time zone,
  changed_xid xid8 not null default pg_current_xact_id(),
  constraint group_send_recipient_clinic_id_contact_id_fkey FOREIGN KEY (clinic_id, contact_id) REFERENCES public.contact(clinic_id, id),
  constraint group_send_recipient_clinic_id_send_id_fkey FOREIGN KEY (clinic_id, send_id) REFERENCES public.group_send(clinic_id, id),
  constraint group_send_recipient_pkey PRIMARY KEY (clinic_id, send_id, contact_id),
  constraint group_send_recipient_reason_check CHECK ((reason = ANY (ARRAY['ARCHIVED'::text, 'OPTED_OUT'::text, 'NO_CONSENT'::text, 'NO_PORTAL_ACCESS'::text, 'REMOVED'::text, 'HIDDEN'::text, 'UNDONE'::text, 'WITHDRAWN'::text]))),
  constraint group_send_recipient_status_check CHECK ((status = ANY (ARRAY['QUEUED'::text, 'SENT'::text, 'DELIVERED'::text, 'READ'::text, 'FAILED'::text, 'SKIPPED'::text]))),
  constraint reason_where_skipped CHECK (((status = ANY (ARRAY['SKIPPED'::text, 'FAILED'::text])) = (reason IS NOT NULL)))
);
CREATE INDEX group_send_recipient_by_change ON public.group_send_recipient USING btree (clinic_id, send_id, changed_xid);
CREATE INDEX group_send_recipient_by_status ON public.group_send_recipient USING btree (clinic_id, send_id, status, contact_id);
CREATE INDEX group_send_recipient_changes ON public.group_send_recipient USING btree (clinic_id, changed_xid);
CREATE INDEX group_send_recipient_of_contact ON public.group_send_recipient USING btree (clinic_id, contact_id, send_id) WHERE (status = ANY (ARRAY['SENT'::text, 'DELIVERED'::text, 'READ'::text]));
CREATE TRIGGER stamp BEFORE UPDATE ON public.group_send_recipient FOR EACH ROW EXECUTE FUNCTION public.stamp_change();
alter table public.group_send_recipient enable row level security;
alter table public.group_send_recipient force row level security;
create policy own_clinic on public.group_send_recipient for all to public using ((clinic_id = public.current_clinic()));

create table public.migration (
  id integer not null default nextval('public.migration_id_seq'::regclass),
  "timestamp" bigint not null,
  name character varying not null,
  constraint "PK_3043fc6b8af7c99b8b98830094f" PRIMARY KEY (id)
);

create table public.portal_invite (
  clinic_id uuid not null,
  id uuid not null,
  contact_id uuid not null,
  token_hash bytea not null,
  created_at timestamp with time zone not null,
  created_by uuid,
  expires_at timestamp with time zone not null,
  wrong_tries integer not null default 0,
  used_at timestamp with time zone,
  ended_at timestamp with time zone,
  constraint portal_invite_clinic_id_contact_id_fkey FOREIGN KEY (clinic_id, contact_id) REFERENCES public.contact(clinic_id, id),
  constraint portal_invite_clinic_id_created_by_fkey FOREIGN KEY (clinic_id, created_by) REFERENCES public.employee(clinic_id, id),
  constraint portal_invite_pkey PRIMARY KEY (clinic_id, id),
  constraint portal_invite_token_unique UNIQUE (token_hash),
  constraint portal_invite_wrong_tries_check CHECK (((wrong_tries >= 0) AND (wrong_tries <= 5)))
);
CREATE INDEX portal_invite_open ON public.portal_invite USING btree (clinic_id, contact_id) WHERE ((used_at IS NULL) AND (ended_at IS NULL));
alter table public.portal_invite enable row level security;
alter table public.portal_invite force row level security;
create policy holding_link on public.portal_invite for select to public using ((encode(token_hash, 'hex'::text) = NULLIF(current_setting('app.portal_link'::text, true), ''::text)));
create policy own_clinic on public.portal_invite for all to public using ((clinic_id = public.current_clinic()));

create table public.portal_notice (
  clinic_id uuid not null,
  send_id uuid not null,
  contact_id uuid not null,
  channel text,
  status text not null,
  attempts integer not null,
  tried_at timestamp with time zone not null,
  constraint channel_unless_no_address CHECK (((status = 'NO_ADDRESS'::text) = (channel IS NULL))),
  constraint portal_notice_attempts_check CHECK ((attempts >= 0)),
  constraint portal_notice_channel_check CHECK ((channel = ANY (ARRAY['EMAIL'::text, 'SMS'::text]))),
  constraint portal_notice_clinic_id_send_id_contact_id_fkey FOREIGN KEY (clinic_id, send_id, contact_id) REFERENCES public.group_send_recipient(clinic_id, send_id, contact_id),
  constraint portal_notice_pkey PRIMARY KEY (clinic_id, send_id, contact_id),
  constraint portal_notice_status_check CHECK ((status = ANY (ARRAY['TRYING'::text, 'SENT'::text, 'FAILED'::text, 'NO_ADDRESS'::text])))
);
alter table public.portal_notice enable row level security;
alter table public.portal_notice force row level security;
create policy own_clinic on public.portal_notice for all to public using ((clinic_id = public.current_clinic()));

create table public.portal_notice_round (
  clinic_id uuid not null,
  send_id uuid not null,
  due_at timestamp with time zone not null,
  constraint portal_notice_round_clinic_id_send_id_fkey FOREIGN KEY (clinic_id, send_id) REFERENCES public.group_send(clinic_id, id),
  constraint portal_notice_round_pkey PRIMARY KEY (clinic_id, send_id)
);
CREATE INDEX portal_notice_round_due ON public.portal_notice_round USING btree (due_at) WHERE (due_at < 'infinity'::timestamp with time zone);
alter table public.portal_notice_round enable row level security;
alter table public.portal_notice_round force row level security;
create policy noticing on public.portal_notice_round for select to public using ((due_at <= (NULLIF(current_setting('app.notices_due'::text, true), ''::text))::timestamp with time zone));
create policy own_clinic on public.portal_notice_round for all to public using ((clinic_id = public.current_clinic()));

create table public.portal_session (
  clinic_id uuid not null,
  id uuid not null,
  contact_id uuid not null,
  token_hash bytea not null,
  user_agent text not null,
  created_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint portal_session_clinic_id_contact_id_fkey FOREIGN KEY (clinic_id, contact_id) REFERENCES public.contact(clinic_id, id),
  constraint portal_session_pkey PRIMARY KEY (clinic_id, id),
  constraint portal_session_token_unique UNIQUE (token_hash),
  constraint portal_session_user_agent_check CHECK ((length(user_agent) <= 300))
);
CREATE INDEX portal_session_of_contact ON public.portal_session USING btree (clinic_id, contact_id) WHERE (ended_at IS NULL);
alter table public.portal_session enable row level security;
alter table public.portal_session force row level security;
create policy holding_token on public.portal_session for select to public using ((encode(token_hash, 'hex'::text) = NULLIF(current_setting('app.portal_token'::text, true), ''::text)));
create policy own_clinic on public.portal_session for all to public using ((clinic_id = public.current_clinic()));

create table public.push_key (
  clinic_id uuid not null,
  public_key text not null,
  private_key text not null,
  created_at timestamp with time zone not null,
  constraint push_key_clinic_id_fkey FOREIGN KEY (clinic_id) REFERENCES public.clinic(id),
  constraint push_key_pkey PRIMARY KEY (clinic_id)
);
alter table public.push_key enable row level security;
alter table public.push_key force row level security;
create policy own_clinic on public.push_key for all to public using ((clinic_id = public.current_clinic()));

create table public.push_subscription (
  clinic_id uuid not null,
  session_id uuid not null,
  employee_id uuid not null,
  endpoint text,
  p256dh text,
  auth text,
  created_at timestamp with time zone not null,
  constraint push_subscription_auth_check CHECK ((length(auth) <= 40)),
  constraint push_subscription_clinic_id_employee_id_fkey FOREIGN KEY (clinic_id, employee_id) REFERENCES public.employee(clinic_id, id),
  constraint push_subscription_clinic_id_session_id_fkey FOREIGN KEY (clinic_id, session_id) REFERENCES public.session(clinic_id, id),
  constraint push_subscription_endpoint_check CHECK ((length(endpoint) <= 1000)),
  constraint push_subscription_once UNIQUE (clinic_id, endpoint),
  constraint push_subscription_p256dh_check CHECK ((length(p256dh) <= 100)),
  constraint push_subscription_pkey PRIMARY KEY (clinic_id, session_id),
  constraint push_subscription_whole CHECK ((num_nulls(endpoint, p256dh, auth) = ANY (ARRAY[0, 3])))
);
CREATE INDEX push_subscription_of_employee ON public.push_subscription USING btree (clinic_id, employee_id) WHERE (endpoint IS NOT NULL);
alter table public.push_subscription enable row level security;
alter table public.push_subscription force row level security;
create policy own_clinic on public.push_subscription for all to public using ((clinic_id = public.current_clinic()));

create table public.second_factor (
  clinic_id uuid not null,
  employee_id uuid not null,
  secret text,
  confirmed_at timestamp with time zone,
  last_step bigint not null default 0,
  recovery_hashes bytea[] not null default '{}'::bytea[],
  pending_secret text,
  constraint second_factor_check CHECK (((secret IS NULL) = (confirmed_at IS NULL))),
  constraint second_factor_clinic_id_employee_id_fkey FOREIGN KEY (clinic_id, employee_id) REFERENCES public.employee(clinic_id, id),
  constraint second_factor_pkey PRIMARY KEY (clinic_id, employee_id)
);
alter table public.second_factor enable row level security;
alter table public.second_factor force row level security;
create policy own_clinic on public.second_factor for all to public using ((clinic_id = public.current_clinic()));

create table public.session (
  clinic_id uuid not null,
  id uuid not null,
  employee_id uuid not null,
  kind text not null,
  token_hash bytea not null,
  user_agent text not null,
  created_at timestamp with time zone not null,
  last_seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint session_clinic_id_employee_id_fkey FOREIGN KEY (clinic_id, employee_id) REFERENCES public.employee(clinic_id, id),
  constraint session_kind_check CHECK ((kind = ANY (ARRAY['BROWSER'::text, 'PROGRAM'::text]))),
  constraint session_pkey PRIMARY KEY (clinic_id, id),
  constraint session_token_unique UNIQUE (token_hash),
  constraint session_user_agent_check CHECK ((length(user_agent) <= 300))
);
CREATE INDEX session_of_employee ON public.session USING btree (clinic_id, employee_id) WHERE (ended_at IS NULL);
CREATE TRIGGER drop_push_of_session AFTER UPDATE OF ended_at ON public.session FOR EACH ROW WHEN ((new.ended_at IS NOT NULL)) EXECUTE FUNCTION public.drop_push_of_session();
alter table public.session enable row level security;
alter table public.session force row level security;
create policy holding_token on public.session for select to public using ((encode(token_hash, 'hex'::text) = NULLIF(current_setting('app.session_token'::text, true), ''::text)));
create policy own_clinic on public.session for all to public using ((clinic_id = public.current_clinic()));

create table public.stored_file (
  clinic_id uuid not null,
  id uuid not null,
  uploaded_by uuid not null,
  storage_key text not null,
  thumbnail_key text,
  mime_type text not null,
  kind text not null,
  size integer not null,
  sha256 bytea not null,
  thumbnail_sha256 bytea,
  width integer,
  height integer,
  state text not null,
  created_at timestamp with time zone not null,
  ready_at timestamp with time zone,
  removed_at timestamp with time zone,
  uploader_kind text not null default 'EMPLOYEE'::text,
  employee_id uuid generated always as (
CASE
    WHEN (uploader_kind = 'EMPLOYEE'::text) THEN uploaded_by
    ELSE NULL::uuid
END) stored,
  contact_id uuid generated always as (
CASE
    WHEN (uploader_kind = 'PATIENT'::text) THEN uploaded_by
    ELSE NULL::uuid
END) stored,
  constraint stored_file_check CHECK (((thumbnail_key IS NULL) = (thumbnail_sha256 IS NULL))),
  constraint stored_file_clinic_id_contact_id_fkey FOREIGN KEY (clinic_id, contact_id) REFERENCES public.contact(clinic_id, id),
  constraint stored_file_clinic_id_employee_id_fkey FOREIGN KEY (clinic_id, employee_id) REFERENCES public.employee(clinic_id, id),
  constraint stored_file_key_unique UNIQUE (clinic_id, storage_key),
  constraint stored_file_kind_check CHECK ((kind = ANY (ARRAY['IMAGE'::text, 'VIDEO'::text, 'AUDIO'::text, 'DOCUMENT'::text]))),
  constraint stored_file_pkey PRIMARY KEY (clinic_id, id),
  constraint stored_file_sha256_check CHECK ((length(sha256) = 32)),
  constraint stored_file_size_check CHECK ((size > 0)),
  constraint stored_file_state_check CHECK ((state = ANY (ARRAY['PENDING'::text, 'CLEAN'::text, 'INFECTED'::text, 'ERROR'::text]))),
  constraint stored_file_thumbnail_sha256_check CHECK ((length(thumbnail_sha256) = 32)),
  constraint stored_file_uploader_kind_check CHECK ((uploader_kind = ANY (ARRAY['EMPLOYEE'::text, 'PATIENT'::text])))
);
CREATE UNIQUE INDEX stored_file_thumbnail ON public.stored_file USING btree (clinic_id, thumbnail_key) WHERE (thumbnail_key IS NOT NULL);
CREATE TRIGGER count_file_usage AFTER INSERT OR DELETE ON public.stored_file FOR EACH ROW EXECUTE FUNCTION public.count_file_usage();
alter table public.stored_file enable row level security;
alter table public.stored_file force row level security;
create policy own_clinic on public.stored_file for all to public using ((clinic_id = public.current_clinic()));

-- views

create view public.chat_room_reader with (security_invoker=true) as
 SELECT stay.clinic_id,
    stay.room_id,
    stay.employee_id AS person_id,
    stay.from_seq,
    stay.left_seq AS until_seq
   FROM public.chat_room_member stay
     JOIN public.chat_room_member present ON present.clinic_id = stay.clinic_id AND present.room_id = stay.room_id AND present.employee_id = stay.employee_id AND present.left_seq IS NULL
     JOIN public.employee person ON person.clinic_id = stay.clinic_id AND person.id = stay.employee_id AND person.active AND ('CHAT'::text = ANY (person.modules));

create view public.patient_room_reader with (security_invoker=true) as
 SELECT room.clinic_id,
    room.id AS room_id,
    room.contact_id AS person_id
   FROM public.chat_room room
     JOIN public.contact patient ON patient.clinic_id = room.clinic_id AND patient.id = room.contact_id AND patient.archived_at IS NULL;

create view public.portal_access with (security_invoker=true) as
 SELECT clinic_id,
    id AS contact_id
   FROM public.contact c
  WHERE archived_at IS NULL AND ((EXISTS ( SELECT 1
           FROM public.portal_session s
          WHERE s.clinic_id = c.clinic_id AND s.contact_id = c.id AND s.ended_at IS NULL AND s.expires_at > now())) OR (EXISTS ( SELECT 1
           FROM public.portal_invite i
          WHERE i.clinic_id = c.clinic_id AND i.contact_id = c.id AND i.used_at IS NULL AND i.ended_at IS NULL AND i.wrong_tries < 5 AND i.expires_at > now())));

create view public.portal_delivery with (security_invoker=true) as
 SELECT r.clinic_id,
    r.contact_id,
    r.send_id,
    v.group_id,
    s.author_id,
        CASE
            WHEN s.withdrawn_at IS NULL THEN s.text
            ELSE ''::text
        END AS text,
    s.message_class,
    r.sent_at,
    r.delivered_at,
    r.read_at,
    s.withdrawn_at
   FROM public.group_send_recipient r
     JOIN public.group_send s ON s.clinic_id = r.clinic_id AND s.id = r.send_id
     JOIN public.contact c ON c.clinic_id = r.clinic_id AND c.id = r.contact_id AND c.archived_at IS NULL
     JOIN LATERAL ( SELECT m.group_id
           FROM public.chat_group_membership m
             JOIN public.chat_group g ON g.clinic_id = m.clinic_id AND g.id = m.group_id AND g.hidden_at IS NULL AND g.deleted_at IS NULL
          WHERE m.clinic_id = r.clinic_id AND m.contact_id = r.contact_id AND (m.group_id = ANY (r.group_ids)) AND m.removed_at IS NULL
          ORDER BY (array_position(r.group_ids, m.group_id))
         LIMIT 1) v ON true
  WHERE r.status = ANY (ARRAY['SENT'::text, 'DELIVERED'::text, 'READ'::text]);

-- functions

CREATE OR REPLACE FUNCTION public.audit_hash(previous bytea, entry public.audit_entry)
 RETURNS bytea
 LANGUAGE sql
AS $function$
        select sha256(previous || convert_to(
          string_agg(coalesce(octet_length(part) || ':' || part, '-'), ',' order by place), 'UTF8'))
        from unnest(array[
          entry.clinic_id::text, entry.seq::text, entry.id::text, (extract(epoch from entry.at) * 1000)::bigint::text,
          entry.person_id::text, entry.session_id::text, entry.request_id::text, entry.ip, entry.action, entry.result,
          entry.object_kind, entry.object_id::text, entry.subject_id::text, entry.details
        ]) with ordinality as parts (part, place) $function$;

CREATE OR REPLACE FUNCTION public.begin_portal_notices()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
        begin
          insert into portal_notice_round (clinic_id, send_id, due_at) values (new.clinic_id, new.id, new.sent_at)
            on conflict do nothing;
          return null;
        end $function$;

CREATE OR REPLACE FUNCTION public.chain_audit_entry()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
        declare last_seq bigint; last_hash bytea;
        begin
          perform pg_advisory_xact_lock(7310443, hashtext(new.clinic_id::text));
          select e.seq, e.hash into last_seq, last_hash from audit_entry e
            where e.clinic_id = new.clinic_id order by e.seq desc limit 1;
          new.seq := coalesce(last_seq, 0) + 1;
          new.hash := audit_hash(coalesce(last_hash, ''::bytea), new);
          return new;
        end $function$;

CREATE OR REPLACE FUNCTION public.count_file_usage()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      if tg_op = 'INSERT' then
        insert into file_usage as u (clinic_id, person_id, person_kind, bytes) values (new.clinic_id, new.uploaded_by, new.uploader_kind, new.size)
          on conflict (clinic_id, person_id) do update set bytes = u.bytes + excluded.bytes;
      else
        update file_usage set bytes = bytes - old.size
          where clinic_id = old.clinic_id and person_id = old.uploaded_by;
      end if;
      return null;
    end $function$;

CREATE OR REPLACE FUNCTION public.current_clinic()
 RETURNS uuid
 LANGUAGE sql
 STABLE
RETURN (NULLIF(current_setting('app.clinic'::text, true), ''::text))::uuid;

CREATE OR REPLACE FUNCTION public.drop_push_of_employee()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
        begin
          update push_subscription set endpoint = null, p256dh = null, auth = null
            where clinic_id = new.clinic_id and employee_id = new.id;
          return null;
        end $function$;

CREATE OR REPLACE FUNCTION public.drop_push_of_session()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
        begin
          update push_subscription set endpoint = null, p256dh = null, auth = null
            where clinic_id = new.clinic_id and session_id = new.id;
          return null;
        end $function$;

CREATE OR REPLACE FUNCTION public.files_due(p_now timestamp with time zone, p_most integer)
 RETURNS TABLE(clinic_id uuid, file_id uuid)
 LANGUAGE plpgsql
AS $function$
        #variable_conflict use_column
        begin
          perform set_config('app.files_due', p_now::text, true);
          return query select d.clinic_id, d.file_id from file_due d where d.due_at <= p_now order by d.due_at limit p_most;
          perform set_config('app.files_due', '', true);
        end $function$;

CREATE OR REPLACE FUNCTION public.find_account_link(p_token_hash bytea)
 RETURNS TABLE(clinic_id uuid, link_id uuid)
 LANGUAGE plpgsql
AS $function$
        #variable_conflict use_column
        begin
          perform set_config('app.account_link', encode(p_token_hash, 'hex'), true);
          return query select l.clinic_id, l.id from account_link l where l.token_hash = p_token_hash;
          perform set_config('app.account_link', '', true);
        end $function$;

CREATE OR REPLACE FUNCTION public.find_employee_by_email(p_email text)
 RETURNS TABLE(clinic_id uuid, employee_id uuid, active boolean)
 LANGUAGE plpgsql
AS $function$
        #variable_conflict use_column
        begin
          perform set_config('app.sign_in_email', p_email, true);
          return query select e.clinic_id, e.id, e.active from employee e where e.email = p_email;
          perform set_config('app.sign_in_email', '', true);
        end $function$;

CREATE OR REPLACE FUNCTION public.find_portal_invite(p_token_hash bytea)
 RETURNS TABLE(clinic_id uuid, invite_id uuid)
 LANGUAGE plpgsql
AS $function$
        #variable_conflict use_column
        begin
          perform set_config('app.portal_link', encode(p_token_hash, 'hex'), true);
          return query select i.clinic_id, i.id from portal_invite i where i.token_hash = p_token_hash;
          perform set_config('app.portal_link', '', true);
        end $function$;

CREATE OR REPLACE FUNCTION public.find_portal_patients(p_email text)
 RETURNS TABLE(clinic_id uuid, contact_id uuid)
 LANGUAGE plpgsql
AS $function$
        #variable_conflict use_column
        begin
          perform set_config('app.portal_email', p_email, true);
          return query select c.clinic_id, c.id from contact c
            where c.email = p_email and c.portal_since is not null and c.archived_at is null
            order by c.id limit 10;
          perform set_config('app.portal_email', '', true);
        end $function$;

CREATE OR REPLACE FUNCTION public.find_portal_session(p_token_hash bytea)
 RETURNS TABLE(clinic_id uuid, session_id uuid)
 LANGUAGE plpgsql
AS $function$
        #variable_conflict use_column
        begin
          perform set_config('app.portal_token', encode(p_token_hash, 'hex'), true);
          return query select s.clinic_id, s.id from portal_session s where s.token_hash = p_token_hash;
          perform set_config('app.portal_token', '', true);
        end $function$;

CREATE OR REPLACE FUNCTION public.find_session(p_token_hash bytea)
 RETURNS TABLE(clinic_id uuid, session_id uuid)
 LANGUAGE plpgsql
AS $function$
        #variable_conflict use_column
        begin
          perform set_config('app.session_token', encode(p_token_hash, 'hex'), true);
          return query select s.clinic_id, s.id from session s where s.token_hash = p_token_hash;
          perform set_config('app.session_token', '', true);
        end $function$;

CREATE OR REPLACE FUNCTION public.find_sign_in(p_email text)
 RETURNS TABLE(clinic_id uuid, employee_id uuid, password_hash text, active boolean)
 LANGUAGE plpgsql
AS $function$
        #variable_conflict use_column
        declare found_clinic uuid; found_employee uuid; found_active boolean;
        begin
          perform set_config('app.sign_in_email', p_email, true);
          select e.clinic_id, e.id, e.active into found_clinic, found_employee, found_active
            from employee e where e.email = p_email;
          perform set_config('app.sign_in_email', '', true);
          perform set_config('app.clinic', coalesce(found_clinic::text, ''), true);
          return query
            select c.clinic_id, c.employee_id, c.password_hash, found_active
            from employee_credential c where c.clinic_id = found_clinic and c.employee_id = found_employee;
        end $function$;

CREATE OR REPLACE FUNCTION public.group_send_candidates(p_clinic uuid, p_groups uuid[], p_class text, p_contacts uuid[])
 RETURNS TABLE(contact_id uuid, group_ids uuid[], reason text)
 LANGUAGE sql
 STABLE
AS $function$
        select m.contact_id, m.group_ids,
          case
            when c.archived_at is not null then 'ARCHIVED'
            when not k.given then 'OPTED_OUT'
            -- Care and service are sent unless refused, marketing only when agreed to.
            when k.given is null and p_class = 'MARKETING' then 'NO_CONSENT'
            when not exists (select 1 from portal_access a where a.clinic_id = p_clinic and a.contact_id = m.contact_id)
              then 'NO_PORTAL_ACCESS'
          end
        from (
          select m.contact_id, array_agg(m.group_id order by array_position(p_groups, m.group_id)) as group_ids
          from chat_group_membership m
          join chat_group g on g.clinic_id = m.clinic_id and g.id = m.group_id
            and g.hidden_at is null and g.deleted_at is null
          where m.clinic_id = p_clinic and m.group_id = any (p_groups) and m.removed_at is null
            and (p_contacts is null or m.contact_id = any (p_contacts))
          group by m.contact_id
        ) m
        join contact c on c.clinic_id = p_clinic and c.id = m.contact_id
        left join lateral (
          select s.given from contact_consent s
          where s.clinic_id = p_clinic and s.contact_id = m.contact_id and s.message_class = p_class
          order by s.id desc limit 1
        ) k on true $function$;

CREATE OR REPLACE FUNCTION public.group_sends_due(p_now timestamp with time zone, p_most integer)
 RETURNS TABLE(clinic_id uuid, send_id uuid)
 LANGUAGE plpgsql
AS $function$
        #variable_conflict use_column
        begin
          perform set_config('app.sends_due', p_now::text, true);
          return query select s.clinic_id, s.id from group_send s
            where s.release_at <= p_now and s.status in ('HELD', 'SCHEDULED', 'SENDING')
            order by s.release_at limit p_most;
          perform set_config('app.sends_due', '', true);
        end $function$;

CREATE OR REPLACE FUNCTION public.join_desk()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
        begin
          if tg_table_name = 'employee' then
            perform pg_advisory_xact_lock(hashtextextended('desk:' || new.clinic_id, 0));
            insert into chat_room_member (clinic_id, room_id, employee_id, joined_seq, from_seq, joined_at, added_by,
                delivered_seq, read_seq, read_written)
              select clinic_id, id, new.id, last_seq, 1, transaction_timestamp(), new.id, last_seq, last_seq, written_count
              from chat_room where clinic_id = new.clinic_id and kind = 'PATIENT';
          elsif new.kind = 'PATIENT' then
            perform pg_advisory_xact_lock_shared(hashtextextended('desk:' || new.clinic_id, 0));
            insert into chat_room_member (clinic_id, room_id, employee_id, joined_seq, from_seq, joined_at, added_by,
                delivered_seq, read_seq, read_written)
              select clinic_id, new.id, id, 0, 1, new.created_at, coalesce(new.created_by, new.contact_id), 0, 0, 0
              from employee where clinic_id = new.clinic_id;
          end if;
          return null;
        end $function$;

CREATE OR REPLACE FUNCTION public.keep_words()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
        begin
          insert into chat_message_words (clinic_id, room_id, seq, version, sent_at, words)
            select clinic_id, room_id, seq, version, created_at, to_tsvector('russian', text) || to_tsvector('simple', text)
            from changed
            where kind = 'TEXT' and withdrawn_at is null and text <> ''
            on conflict do nothing;
          return null;
        end $function$;

CREATE OR REPLACE FUNCTION public.live_portal_sessions(p_clinic uuid, p_ids uuid[], p_now timestamp with time zone)
 RETURNS TABLE(session_id uuid, contact_id uuid, name text, language text, last_seen_at timestamp with time zone)
 LANGUAGE plpgsql
AS $function$
        #variable_conflict use_column
        begin
          perform set_config('app.clinic', p_clinic::text, true);
          return query
            select s.id, c.id, c.name, c.language, s.last_seen_at
            from portal_session s join contact c on c.clinic_id = s.clinic_id and c.id = s.contact_id
            where s.clinic_id = p_clinic and s.id = any (p_ids) and s.ended_at is null and s.expires_at > p_now
              and c.archived_at is null;
        end $function$;

CREATE OR REPLACE FUNCTION public.live_sessions(p_clinic uuid, p_ids uuid[], p_now timestamp with time zone, p_idle interval)
 RETURNS TABLE(session_id uuid, employee_id uuid, name text, "position" text, role text, modules text[], last_seen_at timestamp with time zone)
 LANGUAGE plpgsql
AS $function$
        #variable_conflict use_column
        begin
          perform set_config('app.clinic', p_clinic::text, true);
          return query
            select s.id, e.id, e.name, e."position", e.role, e.modules, s.last_seen_at
            from session s join employee e on e.clinic_id = s.clinic_id and e.id = s.employee_id
            where s.clinic_id = p_clinic and s.id = any (p_ids) and s.ended_at is null
              and s.expires_at > p_now and s.last_seen_at > p_now - p_idle and e.active;
        end $function$;

CREATE OR REPLACE FUNCTION public.mark_receipts(p_clinic uuid, p_rooms uuid[], p_people uuid[], p_delivered integer[], p_read integer[])
 RETURNS TABLE(room_id uuid, person_id uuid, delivered_seq integer, read_seq integer, written_count integer, unread_count integer, member_version integer)
 LANGUAGE plpgsql
AS $function$
#variable_conflict use_column
begin
  perform set_config('app.clinic', p_clinic::text, true);
  perform 1 from chat_room r where r.clinic_id = p_clinic and r.id = any (p_rooms)
    order by r.id for no key update;

  -- Only movements are noted, and not those of sending: who writes had read everything before.
  with moved as (
    update chat_room_member m set
      delivered_seq = greatest(m.delivered_seq, t.delivered, t.read),
      read_seq = greatest(m.read_seq, t.read),
      read_written = case when t.read > m.read_seq then t.written else m.read_written end,
      own_since_read = case when t.read > m.read_seq and m.own_since_read > 0 then (
          select count(*)::int from chat_message own where own.clinic_id = p_clinic and own.room_id = m.room_id
            and own.seq > t.read and own.sender_id = m.employee_id and own.kind = 'TEXT'
        ) else m.own_since_read end
    from (
      select i.room_id, i.person_id, max(least(i.delivered, r.last_seq)) as delivered,
        max(least(i.read, r.last_seq)) as read,
        (select c.written_count from chat_message c where c.clinic_id = p_clinic and c.room_id = i.room_id
          and c.seq = max(least(i.read, r.last_seq))) as written
      from unnest(p_rooms, p_people, p_delivered, p_read) as i (room_id, person_id, delivered, read)
      join chat_room r on r.clinic_id = p_clinic and r.id = i.room_id
      group by i.room_id, i.person_id
    ) t
    where m.clinic_id = p_clinic and m.room_id = t.room_id and m.employee_id = t.person_id and m.left_seq is null
      and (greatest(t.delivered, t.read) > m.delivered_seq or t.read > m.read_seq)
    returning m.room_id, m.employee_id, m.delivered_seq, m.read_seq
  )
  insert into chat_mark_step (clinic_id, room_id, employee_id, delivered_seq, read_seq)
    select p_clinic, room_id, employee_id, delivered_seq, read_seq from moved
    on conflict do nothing;

  -- Reading takes the mark "unread" away.
  update chat_room_preference p set marked_unread = false
  from unnest(p_rooms, p_people, p_read) as i (room_id, person_id, read)
  where p.clinic_id = p_clinic and p.room_id = i.room_id and p.employee_id = i.person_id and i.read > 0
    and p.marked_unread;

  return query
  select r.id, m.employee_id, m.delivered_seq, m.read_seq, r.written_count,
    r.written_count - m.read_written - m.own_since_read, r.member_version
  from (select distinct * from unnest(p_rooms, p_people) as i (room_id, person_id)) i
  join chat_room_reader a on a.clinic_id = p_clinic and a.room_id = i.room_id and a.person_id = i.person_id
    and a.until_seq is null
  join chat_room r on r.clinic_id = p_clinic and r.id = i.room_id
  join chat_room_member m on m.clinic_id = p_clinic and m.room_id = i.room_id and m.employee_id = i.person_id
    and m.left_seq is null;
end $function$;

CREATE OR REPLACE FUNCTION public.portal_notices_due(p_now timestamp with time zone, p_most integer)
 RETURNS TABLE(clinic_id uuid, send_id uuid)
 LANGUAGE plpgsql
AS $function$
        #variable_conflict use_column
        begin
          perform set_config('app.notices_due', p_now::text, true);
          return query select r.clinic_id, r.send_id from portal_notice_round r
            where r.due_at <= p_now and r.due_at < 'infinity' order by r.due_at limit p_most;
          perform set_config('app.notices_due', '', true);
        end $function$;

CREATE OR REPLACE FUNCTION public.send_messages(p_clinic uuid, p_now timestamp with time zone, p_rooms uuid[], p_senders uuid[], p_client_ids uuid[], p_ids uuid[], p_texts text[], p_reply_tos uuid[], p_mentions text[], p_forwarded_from uuid[], p_attachments text[], p_copied_from uuid[], p_about_sends uuid[])
 RETURNS TABLE(ord integer, outcome text, message public.chat_message, member_version integer, sender_name text, sender_position text, sender_role text, sender_active boolean)
 LANGUAGE plpgsql
AS $function$
#variable_conflict use_column
declare v_carriers int[] := '{}'; v_refused int[] := '{}';
begin
  perform set_config('app.clinic', p_clinic::text, true);

  -- The locks come first, in one order for everybody; what follows sees everything committed before them. So a
  -- repeated send is found before it takes a number: numbers are never lost, and commit order is seq order.
  perform 1 from chat_room r where r.clinic_id = p_clinic and r.id = any (p_rooms)
    order by r.id for no key update;

  if p_attachments is not null then
    -- A file that is sent, removed and swept at the same time goes one way only.
    perform 1 from attachment t where t.clinic_id = p_clinic
      and t.id in (select unnest(ids::uuid[]) from unnest(p_attachments) as i (ids))
      order by t.id for update;
    perform 1 from stored_file f where f.clinic_id = p_clinic and f.id in (
        select s.file_id from attachment s where s.clinic_id = p_clinic and s.message_id = any (p_copied_from))
      order by f.id for key share;
    with carriers as (
      select t.room_id, t.sender_id, t.body, t.ids::uuid[] as ids, t.copied_from, t.ord::int as ord
      from unnest(p_rooms, p_senders, p_texts, p_attachments, p_copied_from)
        with ordinality as t (room_id, sender_id, body, ids, copied_from, ord)
      where t.ids <> '{}' or t.copied_from is not null
    )
    select array_agg(c.ord), coalesce(array_agg(c.ord) filter (where
        -- Each file: uploaded by the sender, for this room, not sent yet, not known to be infected, and claimed once.
        cardinality(c.ids) <> (
          select count(*) from attachment t
          join stored_file f on f.clinic_id = t.clinic_id and f.id = t.file_id
          where t.clinic_id = p_clinic and t.id = any (c.ids) and t.uploaded_by = c.sender_id
            and t.room_id = c.room_id and t.message_id is null and f.state in ('PENDING', 'CLEAN'))
        or exists (select 1 from carriers o where o.ord < c.ord and o.ids && c.ids)
        -- What is passed on with nothing but files must still have some.
        or (c.body = '' and c.ids = '{}' and not exists (
          select 1 from attachment s join stored_file f on f.clinic_id = s.clinic_id and f.id = s.file_id
          where s.clinic_id = p_clinic and s.message_id = c.copied_from and f.removed_at is null))
      ), '{}')
    into v_carriers, v_refused from carriers c;
  end if;

  return query
  with input as (
    select t.room_id, t.sender_id, t.client_id, t.id, t.body, t.reply_to, t.mentions::uuid[] as mentions,
      t.forwarded_from, t.attachments, t.copied_from, t.about_send, t.ord
    from unnest(p_rooms, p_senders, p_client_ids, p_ids, p_texts, p_reply_tos, p_mentions, p_forwarded_from,
      p_attachments, p_copied_from, p_about_sends)
      with ordinality as t (room_id, sender_id, client_id, id, body, reply_to, mentions, forwarded_from, attachments,
        copied_from, about_send, ord)
  ),
  known as (
    select i.ord, m from input i
    join chat_message m on m.clinic_id = p_clinic and m.sender_id = i.sender_id and m.client_message_id = i.client_id
  ),
  allowed as (
    select i.*, row_number() over (partition by i.room_id order by i.ord)::int as place
    from input i
    where not exists (select 1 from known k where k.ord = i.ord)
      and i.ord <> all (v_refused)
      -- One probe of an index for each, whatever the planner thinks of the tables.
      and coalesce(
        (select true from chat_room_reader a where a.clinic_id = p_clinic and a.room_id = i.room_id
          and a.person_id = i.sender_id and a.until_seq is null limit 1),
        (select true from patient_room_reader a where a.clinic_id = p_clinic and a.room_id = i.room_id
          and a.person_id = i.sender_id limit 1),
        false)
      and (i.reply_to is null or exists (
        select 1 from chat_message q
        join chat_room_reader a on a.clinic_id = q.clinic_id and a.room_id = q.room_id
          and a.person_id = i.sender_id and q.seq >= a.from_seq and (a.until_seq is null or q.seq < a.until_seq)
        where q.clinic_id = p_clinic and q.id = i.reply_to and q.room_id = i.room_id and q.kind = 'TEXT'))
  ),
  totals as (
    select room_id, count(*)::int as n, (array_agg(sender_id order by ord desc))[1] as last_sender
    from allowed group by room_id
  ),
  heads as (
    update chat_room r set last_seq = r.last_seq + t.n, revision = r.revision + t.n,
      written_count = r.written_count + t.n, last_activity_at = p_now,
      -- A patient waits from the first message that nobody has answered.
      unanswered_since = case when t.last_sender = r.contact_id then coalesce(r.unanswered_since, p_now) end
    from totals t where r.clinic_id = p_clinic and r.id = t.room_id
    returning r.id, t.n, r.last_seq - t.n as seq0, r.revision - t.n as revision0,
      r.written_count - t.n as written0, r.member_version, r.contact_id
  ),
  added as (
    insert into chat_message as m (clinic_id, room_id, seq, id, kind, sender_id, client_message_id, text,
      reply_to_id, revision, written_count, created_at, mention_ids, forwarded_from_id,
      attachment_count, sender_kind, about_send_id)
    select p_clinic, i.room_id, h.seq0 + i.place, i.id, 'TEXT', i.sender_id, i.client_id, i.body, i.reply_to,
      h.revision0 + i.place, h.written0 + i.place, p_now,
      -- Only who is in the room can be called.
      array(select c.employee_id from chat_room_member c where c.clinic_id = p_clinic and c.room_id = i.room_id
        and c.employee_id = any (i.mentions) and c.employee_id <> i.sender_id and c.left_seq is null),
      i.forwarded_from,
      case
        when i.copied_from is not null then (
          select count(*)::int from attachment s
          join stored_file f on f.clinic_id = s.clinic_id and f.id = s.file_id
          where s.clinic_id = p_clinic and s.message_id = i.copied_from and f.removed_at is null)
        when i.attachments is not null then cardinality(i.attachments::uuid[])
        else 0
      end,
      case when i.sender_id = h.contact_id then 'PATIENT' else 'EMPLOYEE' end, i.about_send
    from allowed i join heads h on h.id = i.room_id
    returning m
  ),
  -- A sender who had read everything has still read everything; otherwise the own messages are counted apart.
  marked as (
    update chat_room_member m set
      read_seq = case when s.caught_up then greatest(m.read_seq, s.last_seq) else m.read_seq end,
      delivered_seq = case when s.caught_up then greatest(m.delivered_seq, s.last_seq) else m.delivered_seq end,
      read_written = case when s.caught_up then s.written else m.read_written end,
      own_since_read = case when s.caught_up then 0 else m.own_since_read + s.n end,
      mention_seq = greatest(m.mention_seq, (
        select max((a.m).seq) from added a where (a.m).room_id = m.room_id and m.employee_id = any ((a.m).mention_ids)))
    from (
      select i.room_id, i.sender_id, count(*)::int as n, h.seq0 + h.n as last_seq, h.written0 + h.n as written,
        p.joined_seq, count(*) = h.n and p.read_written + p.own_since_read = h.written0 as caught_up
      from allowed i join heads h on h.id = i.room_id
      join chat_room_member p on p.clinic_id = p_clinic and p.room_id = i.room_id and p.employee_id = i.sender_id
        and p.left_seq is null
      group by i.room_id, i.sender_id, h.seq0, h.n, h.written0, p.joined_seq, p.read_written, p.own_since_read
    ) s
    where m.clinic_id = p_clinic and m.room_id = s.room_id and m.employee_id = s.sender_id
      and m.joined_seq = s.joined_seq
  ),
  called as (
    update chat_room_member c set mention_seq = t.seq
    from (
      select (a.m).room_id, person_id, max((a.m).seq) as seq from added a, unnest((a.m).mention_ids) as person_id
      group by 1, 2
    ) t
    where c.clinic_id = p_clinic and c.room_id = t.room_id and c.employee_id = t.person_id and c.left_seq is null
      -- A row can be changed once in a statement: those who also sent got theirs above.
      and not exists (select 1 from allowed s where s.room_id = c.room_id and s.sender_id = c.employee_id)
  ),
  answers as (
    select i.ord, 'CREATED' as outcome, a.m, h.member_version
    from added a join allowed i on i.id = (a.m).id join heads h on h.id = i.room_id
    union all
    -- Ownership is not access: a repeat is answered only to somebody who may still read that message.
    select k.ord, 'DUPLICATE', k.m, 0 from known k
    where coalesce(
      (select true from chat_room_reader a where a.clinic_id = p_clinic and a.room_id = (k.m).room_id
        and a.person_id = (k.m).sender_id and (k.m).seq >= a.from_seq
        and (a.until_seq is null or (k.m).seq < a.until_seq) limit 1),
      (select true from patient_room_reader a where a.clinic_id = p_clinic and a.room_id = (k.m).room_id
        and a.person_id = (k.m).sender_id limit 1),
      false)
  )
  select i.ord::int, coalesce(a.outcome, case when i.ord = any (v_refused) then 'NO_FILE' else 'NOT_FOUND' end), a.m,
    a.member_version, coalesce(e.name, c.name), e."position", e.role, coalesce(e.active, true)
  from input i left join answers a on a.ord = i.ord
  left join employee e on e.clinic_id = p_clinic and e.id = i.sender_id
  left join contact c on e.id is null and c.clinic_id = p_clinic and c.id = i.sender_id
  order by i.ord;

  if v_carriers <> '{}' then
    update attachment t set message_id = u.message_id, place = u.place
    from (
      select m.id as message_id, a.id, a.place::int as place from unnest(p_ids, p_attachments) as i (message_id, ids)
      join chat_message m on m.clinic_id = p_clinic and m.id = i.message_id
      cross join lateral unnest(i.ids::uuid[]) with ordinality as a (id, place)
    ) u
    where t.clinic_id = p_clinic and t.id = u.id;
    -- Passed on: the same bytes under a new id, so that each room's readers have an access of their own.
    insert into attachment (clinic_id, id, file_id, room_id, message_id, place, name, uploaded_by, created_at)
      select p_clinic, gen_random_uuid(), s.file_id, m.room_id, m.id, s.place, s.name, m.sender_id, p_now
      from unnest(p_ids, p_copied_from) as i (message_id, source_id)
      join chat_message m on m.clinic_id = p_clinic and m.id = i.message_id
      join attachment s on s.clinic_id = p_clinic and s.message_id = i.source_id
      join stored_file f on f.clinic_id = s.clinic_id and f.id = s.file_id and f.removed_at is null;
  end if;
end $function$;

CREATE OR REPLACE FUNCTION public.stamp_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
        begin new.changed_xid := pg_current_xact_id(); return new; end $function$;

CREATE OR REPLACE FUNCTION public.used_sessions(p_clinic uuid, p_ids uuid[], p_now timestamp with time zone, p_idle interval)
 RETURNS TABLE(session_id uuid, kind text, employee_id uuid, name text, "position" text, role text, modules text[], last_seen_at timestamp with time zone)
 LANGUAGE plpgsql
AS $function$
        #variable_conflict use_column
        begin
          perform set_config('app.clinic', p_clinic::text, true);
          return query
            select s.id, s.kind, e.id, e.name, e."position", e.role, e.modules, s.last_seen_at
            from session s join employee e on e.clinic_id = s.clinic_id and e.id = s.employee_id
            where s.clinic_id = p_clinic and s.id = any (p_ids) and s.ended_at is null
              and s.expires_at > p_now and s.last_seen_at > p_now - p_idle and e.active;
        end $function$;

-- grants

grant execute on function public.audit_hash(bytea,public.audit_entry) to public;

grant execute on function public.begin_portal_notices() to public;

grant execute on function public.chain_audit_entry() to public;

grant execute on function public.count_file_usage() to public;

grant execute on function public.current_clinic() to public;

grant execute on function public.drop_push_of_employee() to public;

grant execute on function public.drop_push_of_session() to public;

grant execute on function public.files_due(timestamp with time zone,integer) to public;

grant execute on function public.find_account_link(bytea) to public;

grant execute on function public.find_employee_by_email(text) to public;

grant execute on function public.find_portal_invite(bytea) to public;

grant execute on function public.find_portal_patients(text) to public;

grant execute on function public.find_portal_session(bytea) to public;

grant execute on function public.find_session(bytea) to public;

grant execute on function public.find_sign_in(text) to public;

grant execute on function public.group_send_candidates(uuid,uuid[],text,uuid[]) to public;

grant execute on function public.group_sends_due(timestamp with time zone,integer) to public;

grant execute on function public.join_desk() to public;

grant execute on function public.keep_words() to public;

grant execute on function public.live_portal_sessions(uuid,uuid[],timestamp with time zone) to public;

grant execute on function public.live_sessions(uuid,uuid[],timestamp with time zone,interval) to public;

grant execute on function public.mark_receipts(uuid,uuid[],uuid[],integer[],integer[]) to public;

grant execute on function public.portal_notices_due(timestamp with time zone,integer) to public;

grant execute on function public.send_messages(uuid,timestamp with time zone,uuid[],uuid[],uuid[],uuid[],text[],uuid[],text[],uuid[],text[],uuid[],uuid[]) to public;

grant execute on function public.stamp_change() to public;

grant execute on function public.used_sessions(uuid,uuid[],timestamp with time zone,interval) to public;

grant insert, select, update on public.account_link to clinic_chat_app;

grant delete, insert, select, update on public.attachment to clinic_chat_app;

grant insert, select on public.audit_entry to clinic_chat_app;

grant insert, select, update on public.chat_group to clinic_chat_app;

grant insert, select on public.chat_group_history to clinic_chat_app;

grant insert, select, update on public.chat_group_membership to clinic_chat_app;

grant insert, select on public.chat_mark_step to clinic_chat_app;

grant insert, select, update on public.chat_message to clinic_chat_app;

grant insert, select on public.chat_message_version to clinic_chat_app;

grant insert, select on public.chat_message_words to clinic_chat_app;

grant insert, select, update on public.chat_room to clinic_chat_app;

grant insert, select, update on public.chat_room_member to clinic_chat_app;

grant insert, select, update on public.chat_room_preference to clinic_chat_app;

grant select on public.chat_room_reader to clinic_chat_app;

grant insert, select, update on public.clinic to clinic_chat_app;

grant insert, select, update on public.contact to clinic_chat_app;

grant insert, select on public.contact_consent to clinic_chat_app;

grant insert, select on public.contact_history to clinic_chat_app;

grant delete, insert, select, update on public.contact_import to clinic_chat_app;

grant delete, insert, select, update on public.contact_import_row to clinic_chat_app;

grant insert, select, update on public.contact_search to clinic_chat_app;

grant insert, select on public.contact_word to clinic_chat_app;

grant insert, select on public.desk_note to clinic_chat_app;

grant insert, select, update on public.directory_change to clinic_chat_app;

grant insert, select, update on public.employee to clinic_chat_app;

grant insert, select, update on public.employee_credential to clinic_chat_app;

grant insert, select, update on public.employee_preferences to clinic_chat_app;

grant delete, insert, select, update on public.file_due to clinic_chat_app;

grant insert, select, update on public.file_usage to clinic_chat_app;

grant insert, select, update on public.group_send to clinic_chat_app;

grant insert, select on public.group_send_group to clinic_chat_app;

grant insert, select, update on public.group_send_recipient to clinic_chat_app;

grant select on public.patient_room_reader to clinic_chat_app;

grant select on public.portal_access to clinic_chat_app;

grant select on public.portal_delivery to clinic_chat_app;

grant insert, select, update on public.portal_invite to clinic_chat_app;

grant insert, select, update on public.portal_notice to clinic_chat_app;

grant insert, select, update on public.portal_notice_round to clinic_chat_app;

grant insert, select, update on public.portal_session to clinic_chat_app;

grant insert, select on public.push_key to clinic_chat_app;

grant insert, select, update on public.push_subscription to clinic_chat_app;

grant insert, select, update on public.second_factor to clinic_chat_app;

grant insert, select, update on public.session to clinic_chat_app;

grant delete, insert, select, update on public.stored_file to clinic_chat_app;

grant usage on schema public to clinic_chat_app;

grant usage on schema public to public;
