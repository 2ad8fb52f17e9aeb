/** A GraphQL document with the types of its answer and variables. */
export interface Operation<Data, Variables> {
  readonly text: string;
  readonly types?: { readonly data: Data; readonly variables: Variables };
}

export interface Attachment {
  readonly id: string;
  readonly name: string;
  readonly mimeType: string;
  readonly size: number;
  readonly kind: 'IMAGE' | 'VIDEO' | 'AUDIO' | 'DOCUMENT';
  readonly width: number | null;
  readonly height: number | null;
  readonly state: 'PENDING' | 'CLEAN' | 'INFECTED' | 'ERROR';
  readonly url: string;
  readonly thumbnailUrl: string | null;
}

export interface Delivery {
  readonly status: 'SENT' | 'DELIVERED' | 'READ';
  readonly recipients: number;
  readonly delivered: number;
  readonly read: number;
}

/** A message as it is in live events too. */
export interface LiveMessage {
  readonly id: string;
  readonly roomId: string;
  readonly seq: number;
  readonly revision: number;
  readonly writtenCount: number;
  readonly kind: 'TEXT' | 'SYSTEM';
  readonly text: string;
  readonly editedAt: string | null;
  readonly withdrawnAt: string | null;
  readonly clientMessageId: string | null;
  readonly replyToId: string | null;
  readonly attachments: readonly Attachment[];
  readonly sender: { readonly id: string; readonly name: string };
  readonly system: {
    readonly event: string;
    readonly name: string | null;
    readonly subject: { readonly id: string } | null;
  } | null;
}

export interface Message extends LiveMessage {
  readonly createdAt: string;
  readonly withdrawnBy: { readonly id: string } | null;
  readonly replyTo: { readonly id: string; readonly text: string } | null;
  readonly delivery: Delivery;
}

export interface Member {
  readonly employee: { readonly id: string; readonly name: string };
  readonly joinedSeq: number;
  readonly leftSeq: number | null;
  readonly leftAt: string | null;
  readonly deliveredSeq: number;
  readonly readSeq: number;
}

export interface Room {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly direct: boolean;
  readonly createdAt: string;
  readonly createdBy: { readonly id: string };
  readonly lastActivityAt: string;
  readonly lastSeq: number;
  readonly revision: number;
  readonly memberVersion: number;
  readonly writtenCount: number;
  readonly unreadCount: number;
  readonly readSeq: number;
  readonly permissions: Readonly<Record<'post' | 'rename' | 'addMembers' | 'removeMembers' | 'leave', boolean>>;
  readonly members: readonly Member[];
  readonly lastMessage: { readonly id: string; readonly seq: number; readonly text: string } | null;
}

export interface PageInfo {
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly startCursor: string | null;
  readonly endCursor: string | null;
}

export interface Page<Node> {
  readonly edges: readonly { readonly cursor: string; readonly node: Node }[];
  readonly pageInfo: PageInfo;
}

export interface Changes {
  readonly messages: readonly LiveMessage[];
  readonly revision: number;
  readonly memberVersion: number;
  readonly hasMore: boolean;
}

export interface Employee {
  readonly id: string;
  readonly name: string;
  readonly position: string;
  readonly role: string;
  readonly active: boolean;
}

export interface Me {
  readonly employee: Employee;
  readonly email: string;
  readonly modules: readonly string[];
  readonly clinic: { readonly id: string; readonly name: string; readonly messageEditMinutes: number };
  readonly session: { readonly id: string; readonly createdAt: string; readonly expiresAt: string };
}

const LIVE_MESSAGE = `id roomId seq revision writtenCount kind text editedAt withdrawnAt clientMessageId replyToId
  attachments { id name mimeType size kind width height state url thumbnailUrl }
  sender { id name } system { event name subject { id } }`;
const MESSAGE = `${LIVE_MESSAGE} createdAt withdrawnBy { id } replyTo { id text }
  delivery { status recipients delivered read }`;
const ROOM = `id kind name direct createdAt createdBy { id } lastActivityAt lastSeq revision memberVersion writtenCount
  unreadCount readSeq permissions { post rename addMembers removeMembers leave }
  members { employee { id name } joinedSeq leftSeq leftAt deliveredSeq readSeq } lastMessage { id seq text }`;
const PAGE_INFO = 'pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';
const ME = `employee { id name position role active } email modules clinic { id name messageEditMinutes }
  session { id createdAt expiresAt }`;

export const meQuery: Operation<{ me: Me | null }, object> = { text: `{ me { ${ME} } }` };

export interface LogInInput {
  readonly email: string;
  readonly password: string;
  readonly kind?: 'BROWSER' | 'PROGRAM';
}
export const logIn: Operation<{ logIn: { me: Me; token: string | null } }, { input: LogInInput }> = {
  text: `mutation ($input: LogInInput!) { logIn(input: $input) { token me { ${ME} } } }`,
};
export const logOut: Operation<{ logOut: { sessionId: string } }, object> = {
  text: 'mutation { logOut { sessionId } }',
};
export const revokeSession: Operation<{ revokeSession: { sessionId: string } }, { id: string }> = {
  text: 'mutation ($id: ID!) { revokeSession(id: $id) { sessionId } }',
};

export interface EmployeesArgs {
  readonly search?: string;
  readonly role?: string;
  readonly first?: number;
  readonly after?: string;
}
export const employees: Operation<{ employees: Page<Employee> }, EmployeesArgs> = {
  text: `query ($search: String, $role: EmployeeRole, $first: Int, $after: String) {
    employees(search: $search, role: $role, first: $first, after: $after) {
      edges { cursor node { id name position role active } } ${PAGE_INFO} } }`,
};
export const employee: Operation<{ employee: Employee }, { id: string }> = {
  text: 'query ($id: ID!) { employee(id: $id) { id name position role active } }',
};

export interface RoomsArgs {
  readonly search?: string;
  readonly kinds?: readonly string[];
  readonly first?: number;
  readonly after?: string;
}
export const chatRooms: Operation<{ chatRooms: Page<Room> }, RoomsArgs> = {
  text: `query ($search: String, $kinds: [ChatRoomKind!], $first: Int = 20, $after: String) {
    chatRooms(search: $search, kinds: $kinds, first: $first, after: $after) {
      edges { cursor node { ${ROOM} } } ${PAGE_INFO} } }`,
};
export const chatRoom: Operation<{ chatRoom: Room }, { id: string }> = {
  text: `query ($id: ID!) { chatRoom(id: $id) { ${ROOM} } }`,
};

export interface MessagesArgs {
  readonly before?: string;
  readonly after?: string;
  readonly around?: string;
  readonly first?: number;
}
export const messages: Operation<{ chatRoom: { messages: Page<Message> } }, { id: string } & MessagesArgs> = {
  text: `query ($id: ID!, $before: String, $after: String, $around: ID, $first: Int = 50) { chatRoom(id: $id) {
    messages(before: $before, after: $after, around: $around, first: $first) {
      edges { cursor node { ${MESSAGE} } } ${PAGE_INFO} } } }`,
};
export const changes: Operation<
  { chatRoom: { changes: Changes } },
  { id: string; afterRevision: number; first?: number }
> = {
  text: `query ($id: ID!, $afterRevision: Int!, $first: Int = 100) { chatRoom(id: $id) {
    changes(afterRevision: $afterRevision, first: $first) {
      messages { ${LIVE_MESSAGE} } revision memberVersion hasMore } } }`,
};
export const message: Operation<{ message: Message }, { id: string }> = {
  text: `query ($id: ID!) { message(id: $id) { ${MESSAGE} } }`,
};
export const messageVersions: Operation<
  { messageVersions: readonly { version: number; text: string; writtenAt: string }[] },
  { messageId: string }
> = {
  text: 'query ($messageId: ID!) { messageVersions(messageId: $messageId) { version text writtenAt } }',
};

export interface CreateRoomInput {
  readonly memberIds: readonly string[];
  readonly name?: string;
}
export const createChatRoom: Operation<
  { createChatRoom: { created: boolean; room: Room } },
  { input: CreateRoomInput }
> = {
  text: `mutation ($input: CreateChatRoomInput!) { createChatRoom(input: $input) { created room { ${ROOM} } } }`,
};
export const renameChatRoom: Operation<
  { renameChatRoom: { room: Room } },
  { input: { roomId: string; name: string } }
> = {
  text: `mutation ($input: RenameChatRoomInput!) { renameChatRoom(input: $input) { room { ${ROOM} } } }`,
};
export type HistoryAccess = 'FROM_NOW' | 'LAST_7_DAYS' | 'ALL';
export interface AddMembersInput {
  readonly roomId: string;
  readonly memberIds: readonly string[];
  readonly history?: HistoryAccess;
}
export const addChatRoomMembers: Operation<{ addChatRoomMembers: { room: Room } }, { input: AddMembersInput }> = {
  text: `mutation ($input: AddChatRoomMembersInput!) { addChatRoomMembers(input: $input) { room { ${ROOM} } } }`,
};
export const removeChatRoomMember: Operation<
  { removeChatRoomMember: { room: Room } },
  { input: { roomId: string; memberId: string } }
> = {
  text: `mutation ($input: RemoveChatRoomMemberInput!) { removeChatRoomMember(input: $input) { room { ${ROOM} } } }`,
};
export const leaveChatRoom: Operation<{ leaveChatRoom: { roomId: string } }, { roomId: string }> = {
  text: 'mutation ($roomId: ID!) { leaveChatRoom(roomId: $roomId) { roomId } }',
};

export interface SendInput {
  readonly roomId: string;
  readonly clientMessageId: string;
  readonly text: string;
  readonly replyToId?: string;
  readonly attachmentIds?: readonly string[];
}
export interface Sent {
  readonly duplicate: boolean;
  readonly message: Message;
}
export const sendMessage: Operation<{ sendMessage: Sent }, { input: SendInput }> = {
  text: `mutation ($input: SendMessageInput!) { sendMessage(input: $input) { duplicate message { ${MESSAGE} } } }`,
};
export const editMessage: Operation<{ editMessage: { message: Message } }, { input: { id: string; text: string } }> = {
  text: `mutation ($input: EditMessageInput!) { editMessage(input: $input) { message { ${MESSAGE} } } }`,
};
export const withdrawMessage: Operation<{ withdrawMessage: { message: Message } }, { id: string }> = {
  text: `mutation ($id: ID!) { withdrawMessage(id: $id) { message { ${MESSAGE} } } }`,
};
export interface MarkArgs {
  readonly roomId: string;
  readonly seq: number;
}
export const markDelivered: Operation<{ markDelivered: { deliveredSeq: number } }, MarkArgs> = {
  text: 'mutation ($roomId: ID!, $seq: Int!) { markDelivered(roomId: $roomId, seq: $seq) { deliveredSeq } }',
};
export const markRead: Operation<{ markRead: { readSeq: number; unreadCount: number } }, MarkArgs> = {
  text: 'mutation ($roomId: ID!, $seq: Int!) { markRead(roomId: $roomId, seq: $seq) { readSeq unreadCount } }',
};

/** What a client subscribes to, with everything it shows. */
export const chatEvents = `subscription { chatEvents { __typename
  ... on FeedReady { logEpoch at }
  ... on MessageChanged { roomId revision message { ${LIVE_MESSAGE} } }
  ... on ReceiptsChanged { roomId receipts { memberId deliveredSeq readSeq } }
  ... on UnreadChanged { roomId readSeq writtenCount unreadCount }
  ... on RoomPreferencesChanged { roomId muted markedUnread draft }
  ... on PersonTyping { roomId personId name }
  ... on AccessEnded { roomId } } }`;

export interface MessageChanged {
  readonly __typename: 'MessageChanged';
  readonly roomId: string;
  readonly revision: number;
  readonly message: LiveMessage;
}
export interface ReceiptsChanged {
  readonly __typename: 'ReceiptsChanged';
  readonly roomId: string;
  readonly receipts: readonly { readonly memberId: string; readonly deliveredSeq: number; readonly readSeq: number }[];
}
export interface UnreadChanged {
  readonly __typename: 'UnreadChanged';
  readonly roomId: string;
  readonly readSeq: number;
  readonly writtenCount: number;
  readonly unreadCount: number;
}
export type ChatEvent =
  | { readonly __typename: 'FeedReady'; readonly logEpoch: string; readonly at: string }
  | MessageChanged
  | ReceiptsChanged
  | UnreadChanged
  | {
      readonly __typename: 'RoomPreferencesChanged';
      readonly roomId: string;
      readonly muted: boolean;
      readonly markedUnread: boolean;
      readonly draft: string;
    }
  | { readonly __typename: 'PersonTyping'; readonly roomId: string; readonly personId: string; readonly name: string }
  | { readonly __typename: 'AccessEnded'; readonly roomId: string };
