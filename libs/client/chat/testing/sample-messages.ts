import type { Member, Message, MessagePage, Person, RoomDetails, Sender } from '../state/chat-types';

const employed = { kind: 'EMPLOYEE', role: 'EMPLOYEE', active: true } as const;
export const me: Person & Sender = { id: 'me', name: 'Anna Petrova', position: 'Cardiologist', ...employed };
export const clara: Person & Sender = { id: 'clara', name: 'Clara Novak', position: 'Nurse', ...employed };
export const boris: Person & Sender = { id: 'boris', name: 'Boris Smirnov', position: 'Surgeon', ...employed };

type SystemLine = NonNullable<Message['system']>;

export const pavel: Sender = {
  id: 'pavel',
  name: 'Pavel Orlov',
  kind: 'PATIENT',
  position: '',
  role: null,
  active: true,
};

/** What a line of the system says. */
export function line(system: Pick<SystemLine, 'event'> & Partial<SystemLine>): SystemLine {
  return { subject: null, name: null, note: null, ...system };
}

/** Message number `seq` of the room "room", written a minute after the one before; every one of them by a person. */
export function message(seq: number, change: Partial<Message> = {}): Message {
  return {
    id: `m${seq}`,
    roomId: 'room',
    seq,
    revision: seq,
    writtenCount: seq,
    kind: 'TEXT',
    sender: clara,
    text: `text ${seq}`,
    createdAt: new Date(Date.UTC(2026, 2, 25, 9, seq)).toISOString(),
    editedAt: null,
    withdrawnAt: null,
    withdrawnBy: null,
    clientMessageId: null,
    replyToId: null,
    replyTo: null,
    forwardedFrom: null,
    aboutSendId: null,
    mentionIds: [],
    attachments: [],
    reactions: [],
    pinnedAt: null,
    pinnedBy: null,
    system: null,
    ...change,
  };
}

export function member(employee: Person, change: Partial<Member> = {}): Member {
  return {
    employee,
    joinedAt: '2026-03-01T00:00:00Z',
    joinedSeq: 0,
    leftAt: null,
    leftSeq: null,
    deliveredSeq: 0,
    readSeq: 0,
    ...change,
  };
}

export function room(change: Partial<RoomDetails> = {}): RoomDetails {
  return {
    id: 'room',
    kind: 'STAFF',
    name: 'Surgery',
    direct: false,
    partnerId: null,
    createdAt: '2026-03-01T00:00:00Z',
    createdBy: { id: me.id, name: me.name },
    lastActivityAt: '2026-03-25T09:00:00Z',
    lastSeq: 0,
    revision: 0,
    memberVersion: 1,
    writtenCount: 0,
    unreadCount: 0,
    readSeq: 0,
    mentioned: false,
    markedUnread: false,
    muted: false,
    draft: '',
    patient: null,
    assignedTo: null,
    unansweredSince: null,
    lastMessage: null,
    members: [member(me), member(clara)],
    permissions: { post: true, rename: true, addMembers: true, removeMembers: true, leave: true, assign: false },
    ...change,
  };
}

/** A page of messages with the cursors `c1`, `c2` and so on. */
export function page(messages: readonly Message[], more: { older?: boolean; newer?: boolean } = {}): MessagePage {
  return {
    edges: messages.map((node) => ({ cursor: `c${node.seq}`, node })),
    pageInfo: {
      hasPreviousPage: more.older ?? false,
      hasNextPage: more.newer ?? false,
      startCursor: messages[0] ? `c${messages[0].seq}` : null,
      endCursor: messages.length ? `c${messages.at(-1)?.seq ?? 0}` : null,
    },
  };
}

export function numbers(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
