import type { Operation, Page } from './operations';

export interface Reaction {
  readonly emoji: string;
  readonly personIds: readonly string[];
}

interface MessageInput<Input> {
  readonly input: Input;
}

export const reactToMessage: Operation<
  { reactToMessage: { message: { reactions: Reaction[]; revision: number } } },
  MessageInput<{ messageId: string; emoji: string; reacted?: boolean }>
> = {
  text: `mutation ($input: ReactToMessageInput!) { reactToMessage(input: $input) {
    message { revision reactions { emoji personIds } } } }`,
};

export const pinMessage: Operation<
  { pinMessage: { message: { pinnedAt: string | null; pinnedBy: { id: string } | null } } },
  { id: string; pinned?: boolean }
> = {
  text: `mutation ($id: ID!, $pinned: Boolean! = true) { pinMessage(id: $id, pinned: $pinned) {
    message { pinnedAt pinnedBy { id } } } }`,
};

export const pinnedMessages: Operation<{ chatRoom: { pinnedMessages: { id: string }[] } }, { id: string }> = {
  text: `query ($id: ID!) { chatRoom(id: $id) { pinnedMessages { id } } }`,
};

export const forwardMessage: Operation<
  {
    forwardMessage: { duplicate: boolean; message: { id: string; text: string; forwardedFrom: { id: string } | null } };
  },
  MessageInput<{ messageId: string; roomId: string; clientMessageId: string }>
> = {
  text: `mutation ($input: ForwardMessageInput!) { forwardMessage(input: $input) {
    duplicate message { id text forwardedFrom { id } } } }`,
};

export const sendMentioning: Operation<
  { sendMessage: { message: { id: string; seq: number; mentionIds: string[] } } },
  MessageInput<{ roomId: string; clientMessageId: string; text: string; mentionIds: readonly string[] }>
> = {
  text: `mutation ($input: SendMessageInput!) { sendMessage(input: $input) { message { id seq mentionIds } } }`,
};

export interface Preferences {
  readonly muted: boolean;
  readonly markedUnread: boolean;
  readonly draft: string;
}

export const roomPreferences: Operation<{ chatRoom: Preferences & { mentioned: boolean } }, { id: string }> = {
  text: `query ($id: ID!) { chatRoom(id: $id) { muted markedUnread draft mentioned } }`,
};

const PREFERENCES = 'preferences { muted markedUnread draft }';

export const setChatRoomMuted: Operation<
  { setChatRoomMuted: { preferences: Preferences } },
  { roomId: string; muted: boolean }
> = {
  text: `mutation ($roomId: ID!, $muted: Boolean!) { setChatRoomMuted(roomId: $roomId, muted: $muted) { ${PREFERENCES} } }`,
};

export const saveDraft: Operation<{ saveDraft: { preferences: Preferences } }, { roomId: string; text: string }> = {
  text: `mutation ($roomId: ID!, $text: String!) { saveDraft(roomId: $roomId, text: $text) { ${PREFERENCES} } }`,
};

export const markUnread: Operation<{ markUnread: { preferences: Preferences } }, { roomId: string }> = {
  text: `mutation ($roomId: ID!) { markUnread(roomId: $roomId) { ${PREFERENCES} } }`,
};

export const setTyping: Operation<{ setTyping: { roomId: string } }, { roomId: string }> = {
  text: `mutation ($roomId: ID!) { setTyping(roomId: $roomId) { roomId } }`,
};

export const presence: Operation<
  { presence: { employeeId: string; online: boolean }[] },
  { employeeIds: readonly string[] }
> = {
  text: `query ($employeeIds: [ID!]!) { presence(employeeIds: $employeeIds) { employeeId online } }`,
};

export const messageReceipts: Operation<
  {
    messageReceipts: {
      employee: { id: string };
      status: string;
      deliveredAt: string | null;
      readAt: string | null;
      leftAt: string | null;
    }[];
  },
  { messageId: string }
> = {
  text: `query ($messageId: ID!) { messageReceipts(messageId: $messageId) {
    employee { id } status deliveredAt readAt leftAt } }`,
};

export interface Hit {
  readonly message: { readonly id: string; readonly text: string };
  readonly room: { readonly id: string };
  readonly excerpt: readonly { readonly text: string; readonly found: boolean }[];
}

export const searchMessages: Operation<
  { searchMessages: Page<Hit> },
  { query: string; roomId?: string; first?: number; after?: string }
> = {
  text: `query ($query: String!, $roomId: ID, $first: Int, $after: String) {
    searchMessages(query: $query, roomId: $roomId, first: $first, after: $after) {
      edges { cursor node { message { id text } room { id } excerpt { text found } } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`,
};
