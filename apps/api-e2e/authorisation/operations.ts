import { randomUUID } from 'node:crypto';
import {
  administrators,
  always,
  anyone,
  chatOrDirectoryUsers,
  chatUsers,
  chosenFromOwnClinic,
  directoryUsers,
  fileUsers,
  inRoom,
  ofAuthorOrAdministrator,
  ofOwnClinic,
  onlyAdministrator,
  onlyAuthor,
  onlyAuthorOrAdministrator,
  patients,
  type Rule,
  signedIn,
} from './verdicts';
import { type Fresh, sendToGroups, type World } from './world';

/** The rule, and the call; what is asked of the answer comes from the schema. */
type Row = readonly [Rule, (world: World, fresh: Fresh) => string | Promise<string>];

const anEmail = () => `${randomUUID()}@matrix.test`;
const aName = () => `Group ${randomUUID()}`;
const keys = `p256dh: "B${'x'.repeat(86)}", auth: "${'x'.repeat(22)}"`;

/**
 * Who may do what. Every operation of the schema has a line; a second line for other arguments has words after the name.
 */
export const operations: Readonly<Record<string, Row>> = {
  'Query.auditEntries': [administrators(), () => 'auditEntries(first: 3, action: ADD_CHAT_ROOM_MEMBER)'],
  'Query.chatGroup': [chatOrDirectoryUsers(ofOwnClinic()), ({ group }) => `chatGroup(id: "${group}")`],
  'Query.chatGroupHistory': [directoryUsers(ofOwnClinic()), (w) => `chatGroupHistory(chatGroupId: "${w.group}")`],
  'Query.chatGroupNameTaken': [directoryUsers(), () => 'chatGroupNameTaken(name: "Flu 65+")'],
  'Query.chatGroups': [chatOrDirectoryUsers(), () => 'chatGroups(first: 2, includeHidden: true)'],
  'Query.chatRoom': [chatUsers(inRoom()), ({ room }) => `chatRoom(id: "${room}")`],
  'Query.chatRoom with a patient': [chatUsers(ofOwnClinic()), (w) => `chatRoom(id: "${w.patientRoom}")`],
  'Query.chatRooms': [chatUsers(), () => 'chatRooms(first: 2)'],
  'Query.contact': [directoryUsers(ofOwnClinic()), ({ contact }) => `contact(id: "${contact}")`],
  'Query.contactImport': [directoryUsers(ofOwnClinic()), (w) => `contactImport(id: "${w.contactImport}")`],
  'Query.unfinishedContactImports': [directoryUsers(), () => 'unfinishedContactImports'],
  'Query.contactDuplicates': [directoryUsers(), () => 'contactDuplicates(phone: "+4915112345678")'],
  'Query.contactHistory': [directoryUsers(ofOwnClinic()), (w) => `contactHistory(contactId: "${w.contact}")`],
  'Query.contacts': [directoryUsers(), () => 'contacts(first: 2)'],
  'Query.contacts of a group': [directoryUsers(ofOwnClinic()), (w) => `contacts(first: 2, chatGroupId: "${w.group}")`],
  'Query.employee': [signedIn(ofOwnClinic()), ({ colleague }) => `employee(id: "${colleague}")`],
  'Query.employees': [signedIn(), () => 'employees(first: 20)'],
  'Query.employees with those who were deactivated': [administrators(), () => 'employees(includeInactive: true)'],
  'Query.contacts that are spelt so': [directoryUsers(), () => 'contacts(search: "Pualla", first: 2)'],
  'Query.groupSend': [chatOrDirectoryUsers(ofOwnClinic()), ({ send }) => `groupSend(id: "${send}")`],
  'Query.groupSend that goes out': [chatOrDirectoryUsers(ofOwnClinic()), (w) => `groupSend(id: "${w.sentSend}")`],
  'Query.groupSendPreflight': [
    chatOrDirectoryUsers(ofOwnClinic()),
    ({ group }) => `groupSendPreflight(chatGroupIds: ["${group}"], messageClass: CARE)`,
  ],
  'Query.groupSends': [chatOrDirectoryUsers(), () => 'groupSends(first: 2)'],
  'Query.me': [anyone(), () => 'me'],
  'Query.signInOptions': [anyone(), () => 'signInOptions'],
  'Query.message': [chatUsers(inRoom()), ({ message }) => `message(id: "${message}")`],
  'Query.message that was withdrawn': [chatUsers(inRoom()), ({ withdrawn }) => `message(id: "${withdrawn}")`],
  'Query.message of the system': [chatUsers(inRoom()), ({ systemLine }) => `message(id: "${systemLine}")`],
  'Query.messageReceipts': [chatUsers(inRoom()), ({ message }) => `messageReceipts(messageId: "${message}")`],
  'Query.messageVersions': [
    chatUsers(inRoom(onlyAuthorOrAdministrator)),
    ({ message }) => `messageVersions(messageId: "${message}")`,
  ],
  // Everybody calls their own one `clinic`.
  'Query.portalConversation': [patients(), (w) => `portalConversation(id: "${w.conversation}")`],
  'Query.portalConversations': [patients(), () => 'portalConversations'],
  'Query.portalMe': [anyone(), () => 'portalMe'],
  'Query.presence': [chatUsers(), ({ online }) => `presence(employeeIds: ["${online}"])`],
  'Query.pushPublicKey': [chatUsers(), () => 'pushPublicKey'],
  'Query.searchMessages': [chatUsers(), () => 'searchMessages(query: "nightingale", first: 2)'],
  'Query.uploadLimits': [fileUsers(), () => 'uploadLimits'],

  'Mutation.addChatRoomMembers': [
    chatUsers(inRoom()),
    (w) => `addChatRoomMembers(input: { roomId: "${w.room}", memberIds: ["${w.colleague}"] })`,
  ],
  'Mutation.addDeskNote': [
    chatUsers(ofOwnClinic()),
    (w) => `addDeskNote(input: { roomId: "${w.patientRoom}", clientNoteId: "${randomUUID()}", text: "a note" })`,
  ],
  'Mutation.archiveContact': [directoryUsers(ofOwnClinic()), (w) => `archiveContact(id: "${w.archivedContact}")`],
  'Mutation.assignChatGroups': [
    directoryUsers(ofOwnClinic()),
    (w) => `assignChatGroups(contactIds: ["${w.contact}"], chatGroupIds: ["${w.group}"])`,
  ],
  'Mutation.assignPatientRoom': [
    chatUsers(ofOwnClinic()),
    (w) => `assignPatientRoom(input: { roomId: "${w.patientRoom}", employeeId: "${w.colleague}" })`,
  ],
  'Mutation.requestPortalLink': [
    anyone(always('MAIL_UNAVAILABLE')),
    () => 'requestPortalLink(input: { email: "nobody@matrix.test" })',
  ],
  'Mutation.requestPasswordReset': [
    anyone(always('MAIL_UNAVAILABLE')),
    () => 'requestPasswordReset(input: { email: "nobody@matrix.test" })',
  ],
  'Mutation.setUpTwoStep': [signedIn(always('VALIDATION_FAILED')), () => 'setUpTwoStep(input: { password: "" })'],
  'Mutation.confirmTwoStep': [signedIn(always('VALIDATION_FAILED')), () => 'confirmTwoStep(input: { code: "" })'],
  'Mutation.renewRecoveryCodes': [
    signedIn(always('VALIDATION_FAILED')),
    () => 'renewRecoveryCodes(input: { code: "" })',
  ],
  'Mutation.turnOffTwoStep': [
    signedIn(always('VALIDATION_FAILED')),
    () => 'turnOffTwoStep(input: { password: "", code: "" })',
  ],
  'Mutation.resetTwoStep': [administrators(ofOwnClinic()), ({ colleague }) => `resetTwoStep(id: "${colleague}")`],
  'Mutation.changePassword': [
    signedIn(always('VALIDATION_FAILED')),
    () => 'changePassword(input: { currentPassword: "wrong", newPassword: "short" })',
  ],
  'Mutation.confirmBirthDate': [
    anyone(always('NOT_FOUND')),
    () => 'confirmBirthDate(input: { token: "made-up", birthDate: "1960-01-02", kind: PROGRAM })',
  ],
  'Mutation.correctGroupSend': [
    chatOrDirectoryUsers(ofOwnClinic(ofAuthorOrAdministrator('CONFLICT'))),
    ({ send }) => `correctGroupSend(input: { id: "${send}", requestId: "${randomUUID()}", text: "Right" })`,
  ],
  'Mutation.createChatGroup': [directoryUsers(), () => `createChatGroup(input: { name: "${aName()}" })`],
  'Mutation.createChatRoom': [
    chatUsers(chosenFromOwnClinic),
    ({ colleague }) => `createChatRoom(input: { memberIds: ["${colleague}"] })`,
  ],
  'Mutation.createContact': [directoryUsers(), () => 'createContact(input: { name: "Somebody new" })'],
  'Mutation.createEmployee': [
    administrators(),
    () => `createEmployee(input: { name: "New", email: "${anEmail()}", modules: [] })`,
  ],
  'Mutation.deactivateEmployee': [administrators(ofOwnClinic()), ({ leaver }) => `deactivateEmployee(id: "${leaver}")`],
  'Mutation.deleteChatGroup': [
    directoryUsers(ofOwnClinic(onlyAdministrator)),
    async (_, fresh) => `deleteChatGroup(id: "${await fresh.group()}")`,
  ],
  'Mutation.editMessage': [
    chatUsers(inRoom(onlyAuthor('FORBIDDEN'))),
    ({ message }) => `editMessage(input: { id: "${message}", text: "nightingale, edited" })`,
  ],
  'Mutation.forwardMessage': [
    chatUsers(inRoom()),
    ({ room, message }) =>
      `forwardMessage(input: { roomId: "${room}", messageId: "${message}", clientMessageId: "${randomUUID()}" })`,
  ],
  'Mutation.hideChatGroup': [directoryUsers(ofOwnClinic()), ({ hiddenGroup }) => `hideChatGroup(id: "${hiddenGroup}")`],
  'Mutation.importContacts': [
    directoryUsers(ofOwnClinic()),
    async (_, fresh) => `importContacts(input: { importId: "${await fresh.contactImport()}", dryRun: true })`,
  ],
  'Mutation.inviteContact': [directoryUsers(ofOwnClinic()), (w) => `inviteContact(contactId: "${w.restoredContact}")`],
  'Mutation.inviteEmployee': [administrators(ofOwnClinic()), ({ invited }) => `inviteEmployee(id: "${invited}")`],
  'Mutation.leaveChatRoom': [chatUsers(inRoom()), async (_, fresh) => `leaveChatRoom(roomId: "${await fresh.room()}")`],
  'Mutation.logIn': [
    anyone(),
    (_, { email, password }) => `logIn(input: { email: "${email}", password: "${password}", kind: PROGRAM })`,
  ],
  'Mutation.keepSession': [signedIn(), () => 'keepSession'],
  'Mutation.logOut': [signedIn(), () => 'logOut'],
  'Mutation.markDelivered': [chatUsers(inRoom()), ({ room }) => `markDelivered(roomId: "${room}", seq: 3)`],
  'Mutation.markPortalDelivered': [
    patients(),
    (w) => `markPortalDelivered(input: { conversationId: "${w.conversation}", itemIds: ["${w.item}"] })`,
  ],
  'Mutation.markPortalRead': [
    patients(),
    (w) => `markPortalRead(input: { conversationId: "${w.conversation}", itemIds: ["${w.item}"] })`,
  ],
  'Mutation.markRead': [chatUsers(inRoom()), ({ room }) => `markRead(roomId: "${room}", seq: 3)`],
  'Mutation.markUnread': [chatUsers(inRoom()), ({ room }) => `markUnread(roomId: "${room}")`],
  'Mutation.openPatientRoom': [chatUsers(ofOwnClinic()), (w) => `openPatientRoom(contactId: "${w.contact}")`],
  'Mutation.openPortalLink': [anyone(), ({ portalLink }) => `openPortalLink(token: "${portalLink}")`],
  'Mutation.pinMessage': [chatUsers(inRoom()), ({ message }) => `pinMessage(id: "${message}")`],
  'Mutation.portalLogOut': [patients(), () => 'portalLogOut'],
  'Mutation.reactToMessage': [
    chatUsers(inRoom()),
    ({ message }) => `reactToMessage(input: { messageId: "${message}", emoji: "👍" })`,
  ],
  'Mutation.reactivateEmployee': [administrators(ofOwnClinic()), ({ leaver }) => `reactivateEmployee(id: "${leaver}")`],
  'Mutation.recordConsent': [
    directoryUsers(ofOwnClinic()),
    ({ contact }) =>
      `recordConsent(input: { contactId: "${contact}", messageClass: CARE, given: true, source: PAPER, givenOn: "2026-01-01", textVersion: "1" })`,
  ],
  'Mutation.removeChatGroupMembers': [
    directoryUsers(ofOwnClinic()),
    (w) => `removeChatGroupMembers(chatGroupId: "${w.group}", contactIds: ["${w.archivedContact}"])`,
  ],
  'Mutation.removeChatRoomMember': [
    chatUsers(inRoom(onlyAuthorOrAdministrator)),
    async (w, fresh) => `removeChatRoomMember(input: { roomId: "${await fresh.room()}", memberId: "${w.colleague}" })`,
  ],
  'Mutation.removeUpload': [
    fileUsers((viewer) => (viewer.patient ? 'NOT_FOUND' : onlyAuthor('NOT_FOUND')(viewer))),
    async (_, fresh) => `removeUpload(id: "${await fresh.upload()}")`,
  ],
  'Mutation.renameChatRoom': [
    chatUsers(inRoom()),
    ({ room }) => `renameChatRoom(input: { roomId: "${room}", name: "Nightingales" })`,
  ],
  'Mutation.resendToUnread': [
    chatOrDirectoryUsers(ofOwnClinic(always('CONFLICT'))),
    ({ send }) => `resendToUnread(id: "${send}", requestId: "${randomUUID()}")`,
  ],
  'Mutation.restoreContact': [directoryUsers(ofOwnClinic()), (w) => `restoreContact(id: "${w.restoredContact}")`],
  'Mutation.resumeGroupSend': [
    chatOrDirectoryUsers(ofOwnClinic(ofAuthorOrAdministrator('CONFLICT'))),
    ({ send }) => `resumeGroupSend(id: "${send}")`,
  ],
  'Mutation.revokePortalAccess': [
    directoryUsers(ofOwnClinic()),
    (w) => `revokePortalAccess(contactId: "${w.restoredContact}")`,
  ],
  'Mutation.revokeSession': [
    signedIn(onlyAuthor('NOT_FOUND')),
    async (_, fresh) => `revokeSession(id: "${await fresh.session()}")`,
  ],
  'Mutation.saveDraft': [chatUsers(inRoom()), ({ room }) => `saveDraft(roomId: "${room}", text: "draft")`],
  'Mutation.sendMessage': [
    chatUsers(inRoom()),
    ({ room }) =>
      `sendMessage(input: { roomId: "${room}", clientMessageId: "${randomUUID()}", text: "a nightingale again" })`,
  ],
  'Mutation.sendPortalMessage': [
    patients(),
    () => `sendPortalMessage(input: { clientMessageId: "${randomUUID()}", text: "hello" })`,
  ],
  'Mutation.sendToGroups': [chatOrDirectoryUsers(ofOwnClinic()), ({ group }) => sendToGroups(group, 'later')],
  'Mutation.setChatRoomMuted': [chatUsers(inRoom()), ({ room }) => `setChatRoomMuted(roomId: "${room}", muted: true)`],
  'Mutation.setPasswordByLink': [
    anyone(always('NOT_FOUND')),
    () => 'setPasswordByLink(input: { token: "made-up", password: "correct horse battery", kind: PROGRAM })',
  ],
  'Mutation.setPortalLanguage': [patients(), () => 'setPortalLanguage(language: EN)'],
  'Mutation.setTyping': [chatUsers(inRoom()), ({ room }) => `setTyping(roomId: "${room}")`],
  'Mutation.subscribeToPush': [
    chatUsers(),
    () => `subscribeToPush(input: { endpoint: "https://push.example.com/${randomUUID()}", ${keys} })`,
  ],
  'Mutation.unassignChatGroup': [
    directoryUsers(ofOwnClinic()),
    (w) => `unassignChatGroup(contactId: "${w.restoredContact}", chatGroupId: "${w.group}")`,
  ],
  'Mutation.undoGroupSend': [
    chatOrDirectoryUsers(ofOwnClinic(ofAuthorOrAdministrator('DONE'))),
    async (_, fresh) => `undoGroupSend(id: "${await fresh.send()}")`,
  ],
  'Mutation.unhideChatGroup': [directoryUsers(ofOwnClinic()), (w) => `unhideChatGroup(id: "${w.shownGroup}")`],
  'Mutation.unsubscribeFromPush': [signedIn(), () => 'unsubscribeFromPush'],
  'Mutation.updateChatGroup': [
    directoryUsers(ofOwnClinic()),
    ({ group }) => `updateChatGroup(input: { id: "${group}", version: 1, description: "A description" })`,
  ],
  'Mutation.updateContact': [
    directoryUsers(ofOwnClinic()),
    ({ contact }) => `updateContact(input: { id: "${contact}", version: 1, notes: "penicillin" })`,
  ],
  'Mutation.updateEmployee': [
    administrators(ofOwnClinic()),
    ({ colleague }) => `updateEmployee(input: { id: "${colleague}", version: 1, position: "Nurse" })`,
  ],
  'Mutation.updatePreferences': [signedIn(), () => 'updatePreferences(input: { theme: DARK })'],
  'Mutation.withdrawGroupSend': [
    chatOrDirectoryUsers(ofOwnClinic(ofAuthorOrAdministrator('CONFLICT'))),
    ({ send }) => `withdrawGroupSend(id: "${send}")`,
  ],
  'Mutation.withdrawMessage': [
    chatUsers(inRoom(onlyAuthor('FORBIDDEN'))),
    ({ withdrawn }) => `withdrawMessage(id: "${withdrawn}")`,
  ],

  'Subscription.chatEvents': [chatUsers(), () => 'chatEvents'],
  'Subscription.directoryEvents': [signedIn(), () => 'directoryEvents'],
  'Subscription.portalEvents': [patients(), () => 'portalEvents'],
  'Subscription.groupSendEvents': [chatOrDirectoryUsers(ofOwnClinic()), ({ send }) => `groupSendEvents(id: "${send}")`],
};

/** These end the session that asks: each asks with one of its own. */
export const withSessionOfItsOwn: ReadonlySet<string> = new Set(['Mutation.logOut', 'Mutation.portalLogOut']);

/** `Query.contacts of a group` -> `Query.contacts`. */
export const coordinate = (name: string): string => name.split(' ')[0] ?? name;
