import type {
  GroupSendReason,
  GroupSendRecipientStatus,
  GroupSendStatus,
  MessageClass,
  PortalNoticeStatus,
} from '@client/graphql/group-sends';
import type { TextKey } from '@client/ui';

export const classNames: Readonly<Record<MessageClass, TextKey>> = {
  CARE: 'sends.care',
  SERVICE: 'sends.service',
  MARKETING: 'sends.marketing',
};

export const statusNames: Readonly<Record<GroupSendStatus, TextKey>> = {
  HELD: 'sends.held',
  SCHEDULED: 'sends.scheduled',
  PAUSED: 'sends.paused',
  SENDING: 'sends.sending',
  SENT: 'sends.done',
  UNDONE: 'sends.undone',
};

export const recipientNames: Readonly<Record<GroupSendRecipientStatus, TextKey>> = {
  QUEUED: 'sends.queuedOne',
  SENT: 'sends.sentOne',
  DELIVERED: 'sends.deliveredOne',
  READ: 'sends.readOne',
  FAILED: 'sends.failedOne',
  SKIPPED: 'sends.skippedOne',
};

export const reasonNames: Readonly<Record<GroupSendReason, TextKey>> = {
  ARCHIVED: 'sends.archived',
  OPTED_OUT: 'sends.optedOut',
  NO_CONSENT: 'sends.noConsent',
  NO_PORTAL_ACCESS: 'sends.noAccess',
  REMOVED: 'sends.removed',
  HIDDEN: 'sends.groupHidden',
  UNDONE: 'sends.reasonUndone',
  WITHDRAWN: 'sends.reasonWithdrawn',
};

export const noticeNames: Readonly<Record<PortalNoticeStatus, TextKey>> = {
  TRYING: 'sends.noticeTrying',
  SENT: 'sends.noticeSent',
  FAILED: 'sends.noticeFailed',
  NO_ADDRESS: 'sends.noticeNoAddress',
};
