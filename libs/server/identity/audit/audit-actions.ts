import { registerEnumType } from '@nestjs/graphql';

/** What the audit log can say was done, each with what it means. A new act is one line here. */
export const auditActions = {
  LOG_IN: 'Signed in, or tried to.',
  LOG_OUT: 'Signed out.',
  REVOKE_SESSION: 'Ended another session.',
  CREATE_EMPLOYEE: 'Added an employee; the details hold role and modules.',
  UPDATE_EMPLOYEE: 'Changed an employee; the details name the fields, and role and modules as they are now.',
  DEACTIVATE_EMPLOYEE: 'Deactivated an employee.',
  REACTIVATE_EMPLOYEE: 'Reactivated an employee.',
  INVITE_EMPLOYEE: 'Made a new link with which an employee sets a password.',
  REQUEST_PASSWORD_RESET: 'Asked for a link to set a new password, for this employee.',
  SET_PASSWORD_BY_LINK: 'Set a password by a link; the details say what kind of link.',
  TURN_ON_TWO_STEP: 'Turned the second step of signing in on, or tried to.',
  TURN_OFF_TWO_STEP: 'Turned the second step of signing in off, or tried to.',
  RENEW_RECOVERY_CODES: 'Made new recovery codes, or tried to.',
  RESET_TWO_STEP: 'Turned the second step of signing in off for an employee.',
  CHANGE_PASSWORD: 'Changed the own password, or tried to.',
  CREATE_CHAT_ROOM: 'Opened a chat.',
  RENAME_CHAT_ROOM: 'Gave a chat another name.',
  ADD_CHAT_ROOM_MEMBER: 'Added a person to a chat; the details say what of the past they may read.',
  REMOVE_CHAT_ROOM_MEMBER: 'Took a person out of a chat.',
  LEAVE_CHAT_ROOM: 'Left a chat.',
  ASSIGN_PATIENT_ROOM: 'Gave the chat with a patient to somebody of the desk, or to nobody in particular.',
  ADD_DESK_NOTE: 'Wrote a note of the desk about a patient.',
  WITHDRAW_MESSAGE: 'Withdrew a message.',
  READ_MESSAGE_VERSIONS: 'Read what a message of somebody else said before.',
  CREATE_CONTACT: 'Made the card of a patient.',
  OPEN_CONTACT: 'Opened the card of a patient.',
  SEARCH_CONTACTS: 'Looked through the patients; the details say how many were shown.',
  READ_CONTACT_HISTORY: 'Read what happened to the card of a patient.',
  UPDATE_CONTACT: 'Changed the card of a patient; the details say which fields.',
  ARCHIVE_CONTACT: 'Put the card of a patient into the archive.',
  RESTORE_CONTACT: 'Took the card of a patient out of the archive.',
  RECORD_CONSENT: 'Recorded what a patient agreed to or refused.',
  INVITE_CONTACT: 'Made a link with which a patient comes into the portal.',
  REVOKE_PORTAL_ACCESS: 'Ended every session and link of a patient.',
  OPEN_PORTAL: 'A patient came into the portal by a link, or somebody tried to.',
  LEAVE_PORTAL: 'A patient left the portal.',
  CHECK_CONTACT_IMPORT: 'Tried an import of patients; the details say what would become of how many rows.',
  IMPORT_CONTACTS: 'Imported patients; the details say what became of how many rows.',
  READ_CONTACT_IMPORT: 'Read rows of an import of patients; the details say how many.',
  EXPORT_CONTACTS: 'Exported the patients.',
  ASSIGN_CHAT_GROUP: 'Assigned a chat group to a patient.',
  UNASSIGN_CHAT_GROUP: 'Took a chat group away from a patient.',
  CREATE_CHAT_GROUP: 'Created a chat group.',
  UPDATE_CHAT_GROUP: 'Changed a chat group; the details say which fields.',
  HIDE_CHAT_GROUP: 'Hid a chat group.',
  UNHIDE_CHAT_GROUP: 'Showed a hidden chat group again.',
  DELETE_CHAT_GROUP: 'Deleted a chat group.',
  SEND_TO_GROUPS: 'Sent a message to groups; the details say to which and to how many.',
  UNDO_GROUP_SEND: 'Took a message to groups back before it went out.',
  RESUME_GROUP_SEND: 'Let a paused message to groups go out.',
  WITHDRAW_GROUP_SEND: 'Withdrew a message to groups.',
  CORRECT_GROUP_SEND: 'Sent what is right in place of a withdrawn message to groups.',
  RESEND_GROUP_SEND: 'Sent a message to groups again to those who had not read it.',
  READ_GROUP_SEND_RECIPIENTS: 'Looked at what became of a message to groups; the details say how many were shown.',
  EXPORT_GROUP_SEND: 'Exported the report of a message to groups.',
  DOWNLOAD_FILE: 'Saved a file of a chat.',
  FIND_DAMAGED_FILE: 'Asked for a file whose stored bytes are not those that were uploaded.',
  EXPORT_AUDIT: 'Exported the audit log.',
} as const;

/** The kinds of things that acts are done to. */
export const auditObjectKinds = {
  EMPLOYEE: 'A person who works at the clinic.',
  SESSION: 'A signed-in browser or program.',
  CHAT_ROOM: 'A chat.',
  MESSAGE: 'A message.',
  CONTACT: 'A patient.',
  CHAT_GROUP: 'A chat group.',
  GROUP_SEND: 'A message to groups.',
  FILE: 'A file of a chat.',
  AUDIT_LOG: 'This log.',
} as const;

export type AuditAction = keyof typeof auditActions;
export type AuditObjectKind = keyof typeof auditObjectKinds;

export const AuditAction = names(auditActions);
export const AuditObjectKind = names(auditObjectKinds);

registerEnumType(AuditAction, {
  name: 'AuditAction',
  description: 'What was done.',
  valuesMap: described(auditActions),
});
registerEnumType(AuditObjectKind, {
  name: 'AuditObjectKind',
  description: 'What kind of thing it was done to.',
  valuesMap: described(auditObjectKinds),
});

function names<Name extends string>(meanings: Readonly<Record<Name, string>>): { readonly [Key in Name]: Key } {
  return Object.fromEntries(Object.keys(meanings).map((name) => [name, name])) as { readonly [Key in Name]: Key };
}

function described<Name extends string>(
  meanings: Readonly<Record<Name, string>>,
): Record<Name, { description: string }> {
  const values = Object.entries<string>(meanings).map(([name, description]) => [name, { description }]);
  return Object.fromEntries(values) as Record<Name, { description: string }>;
}
