import type { Operation } from './operations';

export interface PortalMe {
  readonly name: string;
  readonly language: 'EN' | 'RU' | null;
  readonly clinic: { readonly name: string; readonly phone: string | null };
}

export interface PortalAccess {
  readonly open: boolean;
  readonly invitedAt: string | null;
  readonly inviteExpiresAt: string | null;
  readonly sessions: readonly { readonly id: string; readonly userAgent: string }[];
}

const ACCESS = 'portalAccess { open invitedAt inviteExpiresAt sessions { id userAgent } }';
const ME = 'name language clinic { name phone }';

type ByContact<Key extends string, Data> = Operation<Readonly<Record<Key, Data>>, { contactId: string }>;

export const inviteContact: ByContact<
  'inviteContact',
  { readonly url: string; readonly expiresAt: string; readonly contact: { readonly portalAccess: PortalAccess } }
> = {
  text: `mutation ($contactId: ID!) { inviteContact(contactId: $contactId) { url expiresAt contact { ${ACCESS} } } }`,
};
export const revokePortalAccess: ByContact<
  'revokePortalAccess',
  { readonly contact: { readonly portalAccess: PortalAccess } }
> = {
  text: `mutation ($contactId: ID!) { revokePortalAccess(contactId: $contactId) { contact { ${ACCESS} } } }`,
};
export const portalAccess: ByContact<'contact', { readonly portalAccess: PortalAccess }> = {
  text: `query ($contactId: ID!) { contact(id: $contactId) { ${ACCESS} } }`,
};

export const openPortalLink: Operation<
  { readonly openPortalLink: { readonly clinic: { readonly name: string } } },
  { readonly token: string }
> = { text: 'mutation ($token: String!) { openPortalLink(token: $token) { clinic { name } } }' };
export const confirmBirthDate: Operation<
  { readonly confirmBirthDate: { readonly me: PortalMe; readonly token: string | null } },
  { readonly input: { readonly token: string; readonly birthDate: string; readonly kind?: 'BROWSER' | 'PROGRAM' } }
> = {
  text: `mutation ($input: ConfirmBirthDateInput!) { confirmBirthDate(input: $input) { token me { ${ME} } } }`,
};
export const portalMe: Operation<{ readonly portalMe: PortalMe | null }, Record<string, never>> = {
  text: `query { portalMe { ${ME} } }`,
};
export const setPortalLanguage: Operation<
  { readonly setPortalLanguage: { readonly me: PortalMe } },
  { readonly language: 'EN' | 'RU' }
> = { text: `mutation ($language: Language!) { setPortalLanguage(language: $language) { me { ${ME} } } }` };
export const portalLogOut: Operation<{ readonly portalLogOut: { readonly ended: boolean } }, Record<string, never>> = {
  text: 'mutation { portalLogOut { ended } }',
};

export interface PortalItem {
  readonly id: string;
  readonly conversationId: string;
  readonly kind: 'ANNOUNCEMENT' | 'MESSAGE' | 'NOTICE';
  readonly mine: boolean;
  readonly text: string;
  readonly at: string;
  readonly withdrawn: boolean;
  readonly about: { readonly id: string; readonly text: string } | null;
  readonly seen: boolean;
  readonly files: readonly {
    readonly id: string;
    readonly name: string;
    readonly state: string;
    readonly url: string;
    readonly thumbnailUrl: string | null;
  }[];
}

export interface PortalConversation {
  readonly id: string;
  readonly kind: 'GROUP' | 'CLINIC';
  readonly name: string;
  readonly unreadCount: number;
  readonly last: PortalItem | null;
}

const ITEM =
  'id conversationId kind mine text at withdrawn about { id text } seen files { id name state url thumbnailUrl }';
const CONVERSATION = `id kind name unreadCount last { ${ITEM} }`;

export const portalConversations: Operation<
  { readonly portalConversations: readonly PortalConversation[] },
  Record<string, never>
> = { text: `query { portalConversations { ${CONVERSATION} } }` };
export const portalConversation: Operation<
  {
    readonly portalConversation: PortalConversation & {
      readonly items: {
        readonly edges: readonly { readonly node: PortalItem }[];
        readonly pageInfo: { readonly hasPreviousPage: boolean; readonly startCursor: string | null };
      };
    };
  },
  { readonly id: string; readonly first?: number; readonly before?: string | null }
> = {
  text: `query ($id: ID!, $first: Int! = 30, $before: String) { portalConversation(id: $id) { ${CONVERSATION}
    items(first: $first, before: $before) { edges { node { ${ITEM} } } pageInfo { hasPreviousPage startCursor } } } }`,
};
export const sendPortalMessage: Operation<
  {
    readonly sendPortalMessage: {
      readonly item: PortalItem;
      readonly duplicate: boolean;
      readonly optedOut: boolean;
    };
  },
  {
    readonly input: {
      readonly clientMessageId: string;
      readonly text: string;
      readonly aboutId?: string;
      readonly attachmentIds?: readonly string[];
    };
  }
> = {
  text: `mutation ($input: SendPortalMessageInput!) { sendPortalMessage(input: $input) { item { ${ITEM} } duplicate optedOut } }`,
};

type Marking<Key extends string> = Operation<
  Readonly<Record<Key, { readonly conversation: PortalConversation }>>,
  { readonly input: { readonly conversationId: string; readonly itemIds: readonly string[] } }
>;
export const markPortalDelivered: Marking<'markPortalDelivered'> = {
  text: `mutation ($input: MarkPortalInput!) { markPortalDelivered(input: $input) { conversation { ${CONVERSATION} } } }`,
};
export const markPortalRead: Marking<'markPortalRead'> = {
  text: `mutation ($input: MarkPortalInput!) { markPortalRead(input: $input) { conversation { ${CONVERSATION} } } }`,
};

export type PortalEvent =
  | { readonly __typename: 'PortalReady' }
  | { readonly __typename: 'PortalConversationsChanged' }
  | { readonly __typename: 'PortalConversationEnded'; readonly conversationId: string }
  | { readonly __typename: 'PortalItemChanged'; readonly item: PortalItem };

export const portalEvents = `subscription { portalEvents { __typename
  ... on PortalItemChanged { item { ${ITEM} } } ... on PortalConversationEnded { conversationId } } }`;
