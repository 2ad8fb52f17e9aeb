import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { FieldChange } from '@server/contacts';
import { connectionType } from '@server/platform';

export enum ChatGroupColour {
  BLUE = 'BLUE',
  TEAL = 'TEAL',
  GREEN = 'GREEN',
  AMBER = 'AMBER',
  RED = 'RED',
  PINK = 'PINK',
  VIOLET = 'VIOLET',
  GREY = 'GREY',
}
registerEnumType(ChatGroupColour, {
  name: 'ChatGroupColour',
  description: 'The colour of a group; never its only mark.',
});

export enum ChatGroupIcon {
  USERS = 'USERS',
  HEART = 'HEART',
  ACTIVITY = 'ACTIVITY',
  STETHOSCOPE = 'STETHOSCOPE',
  SYRINGE = 'SYRINGE',
  PILL = 'PILL',
  BABY = 'BABY',
  BONE = 'BONE',
  EYE = 'EYE',
  BRAIN = 'BRAIN',
  CALENDAR = 'CALENDAR',
  STAR = 'STAR',
}
registerEnumType(ChatGroupIcon, { name: 'ChatGroupIcon', description: 'The icon of a group.' });

@ObjectType({ description: "Verdicts of the group's policy for the viewer, so that buttons and server agree." })
export class ChatGroupPermissions {
  @Field({ description: 'May change name, description, colour and icon.' })
  edit: boolean;

  @Field({ description: 'May hide it.' })
  hide: boolean;

  @Field({ description: 'May show it again.' })
  unhide: boolean;

  @Field({ description: 'May assign patients: not while it is hidden.' })
  addMembers: boolean;

  @Field({ description: 'May take patients out.' })
  removeMembers: boolean;

  @Field({ description: 'May delete it: an administrator, while nothing was ever sent to it.' })
  delete: boolean;
}

@ObjectType({ description: 'A group of patients that messages are sent to together.' })
export class ChatGroup {
  @Field(() => ID, { description: 'Opaque id.' })
  id: string;

  @Field({ description: 'Unique in the clinic, whatever its case and spaces.' })
  name: string;

  @Field({ description: 'For the staff; may be empty.' })
  description: string;

  @Field(() => ChatGroupColour, { description: 'Its colour.' })
  colour: ChatGroupColour;

  @Field(() => ChatGroupIcon, { description: 'Its icon.' })
  icon: ChatGroupIcon;

  @Field(() => Int, { description: 'How many patients are assigned, those in the archive included.' })
  memberCount: number;

  @Field({ description: 'Hidden: stays on patients, cannot be chosen for new messages.' })
  hidden: boolean;

  @Field(() => Int, {
    description: 'Grows with every change of the group itself; an update names the one it was made from.',
  })
  version: number;

  @Field(() => GraphQLISODateTime, { description: 'When it was created.' })
  createdAt: Date;

  @Field(() => GraphQLISODateTime, { description: 'When it was last changed.' })
  updatedAt: Date;

  @Field(() => ChatGroupPermissions, { description: 'What the viewer may do with it.' })
  permissions: ChatGroupPermissions;
}

@ObjectType({ description: 'A page of chat groups.' })
export class ChatGroupConnection extends connectionType(ChatGroup) {}

@ObjectType({ description: 'That a patient belongs to a chat group now.' })
export class ChatGroupMembership {
  assignedById: string;

  @Field(() => ChatGroup, { description: 'The group; may be hidden.' })
  chatGroup: ChatGroup;

  @Field(() => GraphQLISODateTime, { description: 'Since when.' })
  assignedAt: Date;
}

export enum ChatGroupAct {
  CREATED = 'CREATED',
  UPDATED = 'UPDATED',
  HIDDEN = 'HIDDEN',
  SHOWN = 'SHOWN',
  DELETED = 'DELETED',
  MEMBERS_ADDED = 'MEMBERS_ADDED',
  MEMBERS_REMOVED = 'MEMBERS_REMOVED',
}
registerEnumType(ChatGroupAct, {
  name: 'ChatGroupAct',
  description: 'What happened to a group.',
  valuesMap: {
    CREATED: { description: 'It was created.' },
    UPDATED: { description: 'Fields were changed.' },
    HIDDEN: { description: 'It was hidden.' },
    SHOWN: { description: 'It was shown again.' },
    DELETED: { description: 'It was deleted.' },
    MEMBERS_ADDED: { description: 'Patients were assigned.' },
    MEMBERS_REMOVED: { description: 'Patients were taken out.' },
  },
});

@ObjectType({ description: 'One entry of the history of a group.' })
export class ChatGroupHistoryEntry {
  byId: string;

  @Field(() => ID, { description: 'Opaque id.' })
  id: string;

  @Field(() => ChatGroupAct, { description: 'What happened.' })
  act: ChatGroupAct;

  @Field(() => GraphQLISODateTime, { description: 'When.' })
  at: Date;

  @Field(() => [FieldChange], { description: 'What changed.' })
  changes: FieldChange[];

  @Field(() => Int, { nullable: true, description: 'How many patients it was about; null when it was about none.' })
  members: number | null;
}

@ObjectType({ description: 'A page of the history of a group, the latest first.' })
export class ChatGroupHistoryEntryConnection extends connectionType(ChatGroupHistoryEntry) {}
