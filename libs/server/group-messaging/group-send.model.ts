import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { ChatGroupColour, ChatGroupIcon } from '@server/chat-groups';
import { MessageClass } from '@server/contacts';
import { connectionType } from '@server/platform';

export enum GroupSendStatus {
  HELD = 'HELD',
  SCHEDULED = 'SCHEDULED',
  PAUSED = 'PAUSED',
  SENDING = 'SENDING',
  SENT = 'SENT',
  UNDONE = 'UNDONE',
}
registerEnumType(GroupSendStatus, {
  name: 'GroupSendStatus',
  description: 'How far a send is.',
  valuesMap: {
    HELD: { description: 'It waits for a few seconds in which it can be undone.' },
    SCHEDULED: { description: 'It waits for its time.' },
    PAUSED: { description: 'It waits, because one of its groups is hidden.' },
    SENDING: { description: 'It goes out.' },
    SENT: { description: 'Everybody was served.' },
    UNDONE: { description: 'It was taken back before it went out.' },
  },
});

export enum GroupSendRecipientStatus {
  QUEUED = 'QUEUED',
  SENT = 'SENT',
  DELIVERED = 'DELIVERED',
  READ = 'READ',
  FAILED = 'FAILED',
  SKIPPED = 'SKIPPED',
}
registerEnumType(GroupSendRecipientStatus, {
  name: 'GroupSendRecipientStatus',
  description: 'How far a send is for one patient. Never backwards.',
  valuesMap: {
    QUEUED: { description: 'It will be sent.' },
    SENT: { description: 'The patient can read it.' },
    DELIVERED: { description: "The patient's app has it." },
    READ: { description: 'The patient has seen it.' },
    FAILED: { description: 'It could not be sent; the reason says why.' },
    SKIPPED: { description: 'It was not sent; the reason says why.' },
  },
});

export enum GroupSendReason {
  ARCHIVED = 'ARCHIVED',
  OPTED_OUT = 'OPTED_OUT',
  NO_CONSENT = 'NO_CONSENT',
  NO_PORTAL_ACCESS = 'NO_PORTAL_ACCESS',
  REMOVED = 'REMOVED',
  HIDDEN = 'HIDDEN',
  UNDONE = 'UNDONE',
  WITHDRAWN = 'WITHDRAWN',
}
registerEnumType(GroupSendReason, {
  name: 'GroupSendReason',
  description: 'Why a patient did not get a send.',
  valuesMap: {
    ARCHIVED: { description: 'The card is in the archive.' },
    OPTED_OUT: { description: 'The patient refused messages of this class.' },
    NO_CONSENT: { description: 'The patient never agreed to messages of this class.' },
    NO_PORTAL_ACCESS: { description: 'The patient cannot read in the portal.' },
    REMOVED: { description: 'The patient was taken out of the group before it was sent.' },
    HIDDEN: { description: 'The group was hidden before it was sent.' },
    UNDONE: { description: 'The send was undone.' },
    WITHDRAWN: { description: 'The send was withdrawn before it reached this patient.' },
  },
});

@ObjectType({ description: 'Whom a send to these groups would reach now.' })
export class GroupSendPreflight {
  @Field(() => Int, { description: 'How many memberships the groups have together.' })
  memberships: number;

  @Field(() => Int, { description: 'How many patients these are: each is counted and sent to once.' })
  patients: number;

  @Field(() => Int, { description: 'How many memberships are of a patient who is counted already.' })
  duplicates: number;

  @Field(() => Int, { description: 'How many of the patients are in the archive.' })
  archived: number;

  @Field(() => Int, { description: 'How many refused messages of this class.' })
  optedOut: number;

  @Field(() => Int, { description: 'How many never agreed to messages of this class, where it needs that.' })
  withoutConsent: number;

  @Field(() => Int, { description: 'How many cannot read in the portal.' })
  withoutPortalAccess: number;

  @Field(() => Int, { description: 'How many it would be sent to.' })
  recipients: number;
}

@ObjectType({ description: 'A group that was chosen for a send.' })
export class GroupSendTarget {
  @Field(() => ID, { description: 'Opaque id of the chat group.' })
  id: string;

  @Field({ description: 'Its name.' })
  name: string;

  @Field(() => ChatGroupColour, { description: 'Its colour.' })
  colour: ChatGroupColour;

  @Field(() => ChatGroupIcon, { description: 'Its icon.' })
  icon: ChatGroupIcon;

  @Field({ description: 'Whether it is hidden now.' })
  hidden: boolean;
}

@ObjectType({
  description: 'How many patients are at which status now. A patient who has read it is counted there only.',
})
export class GroupSendCounts {
  @Field(() => Int, { description: 'All patients that the send is about.' })
  total: number;

  @Field(() => Int, { description: 'It will be sent to them.' })
  queued: number;

  @Field(() => Int, { description: 'They can read it.' })
  sent: number;

  @Field(() => Int, { description: 'Their app has it.' })
  delivered: number;

  @Field(() => Int, { description: 'They have seen it.' })
  read: number;

  @Field(() => Int, { description: 'It could not be sent.' })
  failed: number;

  @Field(() => Int, { description: 'It was not sent.' })
  skipped: number;
}

@ObjectType({ description: "Verdicts of the send's policy for the viewer, so that buttons and server agree." })
export class GroupSendPermissions {
  @Field({ description: 'May take it back before it goes out.' })
  undo: boolean;

  @Field({ description: 'May let it go out although its time passed while it was paused.' })
  resume: boolean;

  @Field({ description: 'May withdraw it, or withdraw it and send what is right.' })
  withdraw: boolean;

  @Field({ description: 'May send it again to who has not read it.' })
  resend: boolean;
}

@ObjectType({ description: 'A message to the patients of one or more groups. Patients never learn of each other.' })
export class GroupSend {
  authorId: string;

  @Field(() => ID, { description: 'Opaque id.' })
  id: string;

  @Field({ description: 'What was written; empty when it was withdrawn, or carries files only.' })
  text: string;

  @Field(() => MessageClass, { description: 'What it is about.' })
  messageClass: MessageClass;

  @Field(() => GroupSendStatus, { description: 'How far it is.' })
  status: GroupSendStatus;

  @Field({ description: 'Whether it was scheduled for a time.' })
  scheduled: boolean;

  @Field(() => GraphQLISODateTime, { description: 'When it was written.' })
  createdAt: Date;

  @Field(() => GraphQLISODateTime, { description: 'When it goes out: until then it can be undone.' })
  releaseAt: Date;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When everybody was served.' })
  sentAt: Date | null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it was withdrawn.' })
  withdrawnAt: Date | null;

  @Field(() => ID, { nullable: true, description: 'The send that this one puts right.' })
  correctsId: string | null;

  @Field(() => ID, { nullable: true, description: 'The send that this one repeats for those who had not read it.' })
  resendsId: string | null;

  @Field(() => ID, { nullable: true, description: 'The send that puts this one right.' })
  correctedById: string | null;

  fileCount: number;

  @Field(() => GroupSendPermissions, { description: 'What the viewer may do with it.' })
  permissions: GroupSendPermissions;
}

@ObjectType({ description: 'A page of sends, the latest first.' })
export class GroupSendConnection extends connectionType(GroupSend) {}

export enum PortalNoticeStatus {
  TRYING = 'TRYING',
  SENT = 'SENT',
  FAILED = 'FAILED',
  NO_ADDRESS = 'NO_ADDRESS',
}
registerEnumType(PortalNoticeStatus, {
  name: 'PortalNoticeStatus',
  description: 'What became of telling a patient that there is something in the portal.',
  valuesMap: {
    TRYING: { description: 'It is under way, or was when the server stopped: it is not tried again.' },
    SENT: { description: 'The mail server has taken it.' },
    FAILED: { description: 'The mail server did not take it. It is tried three times.' },
    NO_ADDRESS: { description: 'The card has no address to which it could be sent.' },
  },
});

@ObjectType({ description: 'A notice without content: that there is something in the portal, and the link.' })
export class PortalNotice {
  @Field(() => PortalNoticeStatus, { description: 'What became of it.' })
  status: PortalNoticeStatus;

  @Field(() => Int, { description: 'How often it was tried.' })
  attempts: number;

  @Field(() => GraphQLISODateTime, { description: 'When it was tried last.' })
  triedAt: Date;
}

@ObjectType({ description: 'What became of a send for one patient.' })
export class GroupSendRecipient {
  @Field(() => ID, { description: 'The contact.' })
  contactId: string;

  @Field({ description: 'Name of the patient.' })
  name: string;

  @Field(() => [ID], { description: 'The chosen groups that the patient is reached by, in chosen order.' })
  groupIds: string[];

  @Field(() => GroupSendRecipientStatus, { description: 'How far it is.' })
  status: GroupSendRecipientStatus;

  @Field(() => GroupSendReason, { nullable: true, description: 'Why it was not sent.' })
  reason: GroupSendReason | null;

  @Field(() => GraphQLISODateTime, { description: 'When the patient was chosen.' })
  queuedAt: Date;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it was sent.' })
  sentAt: Date | null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it was delivered.' })
  deliveredAt: Date | null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it was read.' })
  readAt: Date | null;

  @Field(() => PortalNotice, {
    nullable: true,
    description: 'How the patient was told outside of the portal that there is something; null when they were not.',
  })
  notice: PortalNotice | null;
}

@ObjectType({ description: 'A page of the patients of a send, by name.' })
export class GroupSendRecipientConnection extends connectionType(GroupSendRecipient) {}

@ObjectType({ description: 'How far a send is. The first event tells how it is now; later ones what changed.' })
export class GroupSendProgress {
  @Field(() => ID, { description: 'The send.' })
  id: string;

  @Field(() => GroupSendStatus, { description: 'How far it is.' })
  status: GroupSendStatus;

  @Field(() => GraphQLISODateTime, { description: 'When it goes out.' })
  releaseAt: Date;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When everybody was served.' })
  sentAt: Date | null;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'When it was withdrawn.' })
  withdrawnAt: Date | null;

  @Field(() => GroupSendCounts, { description: 'How many patients are at which status.' })
  counts: GroupSendCounts;
}
