import type { DatabaseContents } from '@server/platform';
import { MessageVersionEntity } from './message-version.entity';
import { Attachments1795000000010 } from './migrations/1795000000010-attachments';
import { AttachmentThumbnails1795000000011 } from './migrations/1795000000011-attachment-thumbnails';
import { DeskNotes1795000000162 } from './migrations/1795000000162-desk-notes';
import { Messaging1795000000003 } from './migrations/1795000000003-messaging';
import { StaffChat1795000000005 } from './migrations/1795000000005-staff-chat';
import { PatientMessages1795000000161 } from './migrations/1795000000161-patient-messages';
import { UploadsOfPatients1795000000180 } from './migrations/1795000000180-uploads-of-patients';
import { SearchOnce1795000000090 } from './migrations/1795000000090-search-once';

/** What messaging brings to the database. A kept version is never changed. */
export const messagingContents: DatabaseContents = {
  entities: [MessageVersionEntity],
  migrations: [
    Messaging1795000000003,
    StaffChat1795000000005,
    Attachments1795000000010,
    AttachmentThumbnails1795000000011,
    SearchOnce1795000000090,
    PatientMessages1795000000161,
    DeskNotes1795000000162,
    UploadsOfPatients1795000000180,
  ],
  privileges: {
    chat_message_version: 'select, insert',
    desk_note: 'select, insert',
    chat_message_words: 'select, insert',
    chat_mark_step: 'select, insert',
    stored_file: 'select, insert, update, delete',
    attachment: 'select, insert, update, delete',
    file_usage: 'select, insert, update',
    file_due: 'select, insert, update, delete',
  },
};
