import { randomUUID } from 'node:crypto';

/** Ids of things: of the other clinic, of the own one, or of nothing. */
export interface Ids {
  readonly employee: string;
  readonly room: string;
  readonly patientRoom: string;
  readonly message: string;
  readonly session: string;
  /** A file that its uploader has not sent. */
  readonly upload: string;
  readonly contact: string;
  readonly group: string;
  /** A file of contacts that is not imported yet. */
  readonly contactImport: string;
}

/** Every operation that takes an id, with how it is asked for. `me` and the like take none. */
export const operationsWithIds: Readonly<Record<string, (ids: Ids) => string>> = {
  'Query.employee': ({ employee }) => `{ employee(id: "${employee}") { id name } }`,
  'Query.chatRoom': ({ room }) => `{ chatRoom(id: "${room}") { id name } }`,
  'Query.message': ({ message }) => `{ message(id: "${message}") { id text } }`,
  'Query.messageVersions': ({ message }) => `{ messageVersions(messageId: "${message}") { text } }`,
  'Mutation.createChatRoom': ({ employee }) =>
    `mutation { createChatRoom(input: { memberIds: ["${employee}"] }) { room { id } } }`,
  'Mutation.addChatRoomMembers': ({ room, employee }) =>
    `mutation { addChatRoomMembers(input: { roomId: "${room}", memberIds: ["${employee}"] }) { room { id } } }`,
  'Mutation.removeChatRoomMember': ({ room, employee }) =>
    `mutation { removeChatRoomMember(input: { roomId: "${room}", memberId: "${employee}" }) { room { id } } }`,
  'Mutation.renameChatRoom': ({ room }) =>
    `mutation { renameChatRoom(input: { roomId: "${room}", name: "Ours" }) { room { id } } }`,
  'Mutation.leaveChatRoom': ({ room }) => `mutation { leaveChatRoom(roomId: "${room}") { roomId } }`,
  'Mutation.openPatientRoom': ({ contact }) => `mutation { openPatientRoom(contactId: "${contact}") { room { id } } }`,
  'Mutation.assignPatientRoom': ({ patientRoom, employee }) =>
    `mutation { assignPatientRoom(input: { roomId: "${patientRoom}", employeeId: "${employee}" }) { room { id } } }`,
  'Mutation.addDeskNote': ({ patientRoom }) =>
    `mutation { addDeskNote(input: { roomId: "${patientRoom}", clientNoteId: "${randomUUID()}", text: "hi" }) { note { id } } }`,
  'Mutation.sendMessage': ({ room }) =>
    `mutation { sendMessage(input: { roomId: "${room}", clientMessageId: "${randomUUID()}", text: "hi" }) { duplicate } }`,
  'Mutation.editMessage': ({ message }) =>
    `mutation { editMessage(input: { id: "${message}", text: "ours" }) { message { id } } }`,
  'Mutation.withdrawMessage': ({ message }) => `mutation { withdrawMessage(id: "${message}") { message { id } } }`,
  'Mutation.forwardMessage': ({ room, message }) =>
    `mutation { forwardMessage(input: { roomId: "${room}", messageId: "${message}", clientMessageId: "${randomUUID()}" }) { duplicate } }`,
  'Mutation.reactToMessage': ({ message }) =>
    `mutation { reactToMessage(input: { messageId: "${message}", emoji: "👍" }) { message { id } } }`,
  'Mutation.pinMessage': ({ message }) => `mutation { pinMessage(id: "${message}") { message { id } } }`,
  'Mutation.saveDraft': ({ room }) => `mutation { saveDraft(roomId: "${room}", text: "x") { __typename } }`,
  'Mutation.setChatRoomMuted': ({ room }) =>
    `mutation { setChatRoomMuted(roomId: "${room}", muted: true) { __typename } }`,
  'Mutation.setTyping': ({ room }) => `mutation { setTyping(roomId: "${room}") { __typename } }`,
  'Mutation.markUnread': ({ room }) => `mutation { markUnread(roomId: "${room}") { __typename } }`,
  'Query.messageReceipts': ({ message }) => `{ messageReceipts(messageId: "${message}") { __typename } }`,
  'Mutation.markDelivered': ({ room }) => `mutation { markDelivered(roomId: "${room}", seq: 1) { deliveredSeq } }`,
  'Mutation.markRead': ({ room }) => `mutation { markRead(roomId: "${room}", seq: 1) { readSeq } }`,
  'Mutation.removeUpload': ({ upload }) => `mutation { removeUpload(id: "${upload}") { id } }`,
  'Query.contact': ({ contact }) =>
    `{ contact(id: "${contact}") { id name chatGroups { assignedAt } consents { given } } }`,
  'Query.contactHistory': ({ contact }) => `{ contactHistory(contactId: "${contact}") { edges { node { id } } } }`,
  'Query.contacts': ({ group }) => `{ contacts(chatGroupId: "${group}") { edges { node { id name } } } }`,
  'Query.chatGroup': ({ group }) => `{ chatGroup(id: "${group}") { id name } }`,
  'Query.chatGroupHistory': ({ group }) => `{ chatGroupHistory(chatGroupId: "${group}") { edges { node { id } } } }`,
  'Mutation.updateContact': ({ contact }) =>
    `mutation { updateContact(input: { id: "${contact}", version: 1, notes: "ours" }) { contact { id } } }`,
  'Mutation.recordConsent': ({ contact }) =>
    `mutation { recordConsent(input: { contactId: "${contact}", messageClass: CARE, given: true, source: PAPER, givenOn: "2026-01-01" }) { contact { id } } }`,
  'Mutation.updateChatGroup': ({ group }) =>
    `mutation { updateChatGroup(input: { id: "${group}", version: 1, description: "ours" }) { chatGroup { id } } }`,
  'Mutation.assignChatGroups': ({ contact, group }) =>
    `mutation { assignChatGroups(contactIds: ["${contact}"], chatGroupIds: ["${group}"]) { count } }`,
  'Mutation.unassignChatGroup': ({ contact, group }) =>
    `mutation { unassignChatGroup(contactId: "${contact}", chatGroupId: "${group}") { count } }`,
  'Mutation.removeChatGroupMembers': ({ contact, group }) =>
    `mutation { removeChatGroupMembers(chatGroupId: "${group}", contactIds: ["${contact}"]) { count } }`,
  'Mutation.archiveContact': ({ contact }) => `mutation { archiveContact(id: "${contact}") { contact { id } } }`,
  'Mutation.restoreContact': ({ contact }) => `mutation { restoreContact(id: "${contact}") { contact { id } } }`,
  'Mutation.hideChatGroup': ({ group }) => `mutation { hideChatGroup(id: "${group}") { chatGroup { id } } }`,
  'Mutation.unhideChatGroup': ({ group }) => `mutation { unhideChatGroup(id: "${group}") { chatGroup { id } } }`,
  'Mutation.deleteChatGroup': ({ group }) => `mutation { deleteChatGroup(id: "${group}") { chatGroupId } }`,
  'Query.contactImport': ({ contactImport }) =>
    `{ contactImport(id: "${contactImport}") { id rows { edges { cursor } } } }`,
  'Mutation.importContacts': ({ contactImport }) =>
    `mutation { importContacts(input: { importId: "${contactImport}", dryRun: true }) { contactImport { id } } }`,
  'Mutation.updateEmployee': ({ employee }) =>
    `mutation { updateEmployee(input: { id: "${employee}", version: 1, position: "Ours" }) { employee { id } } }`,
  'Mutation.deactivateEmployee': ({ employee }) =>
    `mutation { deactivateEmployee(id: "${employee}") { employee { id } } }`,
  'Mutation.reactivateEmployee': ({ employee }) =>
    `mutation { reactivateEmployee(id: "${employee}") { employee { id } } }`,
  'Mutation.inviteEmployee': ({ employee }) => `mutation { inviteEmployee(id: "${employee}") { invite { url } } }`,
  'Mutation.resetTwoStep': ({ employee }) => `mutation { resetTwoStep(id: "${employee}") { employee { id } } }`,
  'Mutation.revokeSession': ({ session }) => `mutation { revokeSession(id: "${session}") { sessionId } }`,
};

/** Operations without an id of the clinic's in them: what they answer is covered below and in other specs. */
export const operationsWithoutIds = [
  'Query.me',
  'Query.employees',
  'Query.auditEntries', // Its filters find nothing of another clinic: see audit.e2e-spec.ts.
  'Query.presence', // Takes ids and refuses none: see two-clinics.e2e-spec.ts.
  'Query.chatGroups',
  'Query.chatGroupNameTaken', // An id only leaves that group out.
  'Query.contactDuplicates', // As above.
  'Mutation.createContact',
  'Mutation.createChatGroup',
  'Query.searchMessages',
  'Query.uploadLimits',
  'Query.unfinishedContactImports', // Of the own clinic alone: see contact-imports.e2e-spec.ts.
  'Query.chatRooms',
  'Query.signInOptions', // The same for everybody: see oidc.e2e-spec.ts.
  'Mutation.logIn',
  'Mutation.createEmployee',
  'Mutation.setPasswordByLink', // Takes a secret, no id: see employees.e2e-spec.ts.
  'Mutation.requestPortalLink', // The same of an address of a patient: see portal-notices.e2e-spec.ts.
  'Mutation.requestPasswordReset', // Takes an address and tells nothing of it: see password-reset.e2e-spec.ts.
  'Mutation.changePassword',
  'Mutation.setUpTwoStep', // The own: see two-step.e2e-spec.ts.
  'Mutation.confirmTwoStep',
  'Mutation.renewRecoveryCodes',
  'Mutation.turnOffTwoStep',
  'Subscription.directoryEvents', // See employees.e2e-spec.ts.
  'Mutation.keepSession',
  'Mutation.logOut',
  'Mutation.updatePreferences',
  'Query.pushPublicKey',
  'Mutation.subscribeToPush', // Takes an address of the browser's own: see push.e2e-spec.ts.
  'Mutation.unsubscribeFromPush',
  'Subscription.chatEvents',
  // What these refuse to another clinic, and patients to each other, is in the authorisation matrix.
  'Query.groupSend',
  'Query.groupSends',
  'Query.groupSendPreflight',
  'Mutation.sendToGroups',
  'Mutation.undoGroupSend',
  'Mutation.resumeGroupSend',
  'Mutation.withdrawGroupSend',
  'Mutation.correctGroupSend',
  'Mutation.resendToUnread',
  'Subscription.groupSendEvents',
  'Mutation.inviteContact',
  'Mutation.revokePortalAccess',
  'Mutation.openPortalLink',
  'Mutation.confirmBirthDate',
  'Query.portalMe',
  'Mutation.portalLogOut',
  'Mutation.setPortalLanguage',
  'Query.portalConversation',
  'Query.portalConversations',
  'Mutation.sendPortalMessage',
  'Mutation.markPortalDelivered',
  'Mutation.markPortalRead',
  'Subscription.portalEvents',
];

export function idsOfNothing(): Ids {
  return {
    employee: randomUUID(),
    room: randomUUID(),
    message: randomUUID(),
    session: randomUUID(),
    contact: randomUUID(),
    patientRoom: randomUUID(),
    group: randomUUID(),
    upload: randomUUID(),
    contactImport: randomUUID(),
  };
}

/** Choosing people who cannot be chosen is a wrong input, whoever they are; everything else is not there. */
export function refusalOfForeignIds(operation: string): string {
  return operation === 'Mutation.createChatRoom' ? 'VALIDATION_FAILED' : 'NOT_FOUND';
}
