import type { ChatGroupColour, ChatGroupIcon } from '@client/graphql/directories';
import type { TextKey } from '@client/ui';
import type { GroupHistoryEntry, HistoryEntry } from './directories-api';

/** The words for what the server names by a constant. */
export const colourNames: Readonly<Record<ChatGroupColour, TextKey>> = {
  BLUE: 'dir.colour.BLUE',
  TEAL: 'dir.colour.TEAL',
  GREEN: 'dir.colour.GREEN',
  AMBER: 'dir.colour.AMBER',
  RED: 'dir.colour.RED',
  PINK: 'dir.colour.PINK',
  VIOLET: 'dir.colour.VIOLET',
  GREY: 'dir.colour.GREY',
};

export const iconNames: Readonly<Record<ChatGroupIcon, TextKey>> = {
  USERS: 'dir.icon.USERS',
  HEART: 'dir.icon.HEART',
  ACTIVITY: 'dir.icon.ACTIVITY',
  STETHOSCOPE: 'dir.icon.STETHOSCOPE',
  SYRINGE: 'dir.icon.SYRINGE',
  PILL: 'dir.icon.PILL',
  BABY: 'dir.icon.BABY',
  BONE: 'dir.icon.BONE',
  EYE: 'dir.icon.EYE',
  BRAIN: 'dir.icon.BRAIN',
  CALENDAR: 'dir.icon.CALENDAR',
  STAR: 'dir.icon.STAR',
};

export const actNames: Readonly<Record<HistoryEntry['act'], TextKey>> = {
  CREATED: 'dir.act.CREATED',
  UPDATED: 'dir.act.UPDATED',
  ARCHIVED: 'dir.act.ARCHIVED',
  RESTORED: 'dir.act.RESTORED',
  CONSENT: 'dir.act.CONSENT',
  GROUP_ASSIGNED: 'dir.act.GROUP_ASSIGNED',
  GROUP_REMOVED: 'dir.act.GROUP_REMOVED',
  IMPORTED: 'dir.act.IMPORTED',
};

export const groupActNames: Readonly<Record<GroupHistoryEntry['act'], TextKey>> = {
  CREATED: 'dir.groupAct.CREATED',
  UPDATED: 'dir.groupAct.UPDATED',
  HIDDEN: 'dir.groupAct.HIDDEN',
  SHOWN: 'dir.groupAct.SHOWN',
  DELETED: 'dir.groupAct.DELETED',
  MEMBERS_ADDED: 'dir.groupAct.MEMBERS_ADDED',
  MEMBERS_REMOVED: 'dir.groupAct.MEMBERS_REMOVED',
};
