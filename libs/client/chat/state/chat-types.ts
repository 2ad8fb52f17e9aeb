import type {
  ChatEventsSubscription,
  MessageFieldsFragment,
  MessagePageFragment,
  PersonFragment,
  RoomDetailsFragment,
  RoomSummaryFragment,
  SenderFragment,
} from '@client/graphql/realtime';

export type Message = MessageFieldsFragment;
export type MessagePage = MessagePageFragment;
export type Person = PersonFragment;
/** Who wrote: an employee, or the patient whose room it is. */
export type Sender = SenderFragment;
export type RoomSummary = RoomSummaryFragment;
export type RoomDetails = RoomDetailsFragment;
export type Member = RoomDetails['members'][number];
export type ChatEvent = ChatEventsSubscription['chatEvents'];
export type Receipt = Extract<ChatEvent, { __typename: 'ReceiptsChanged' }>['receipts'][number];
/** What the person keeps for themselves in a room: mute, the mark "unread", the unsent text. */
export type RoomPreferences = Omit<Extract<ChatEvent, { __typename: 'RoomPreferencesChanged' }>, '__typename'>;
export type TypingSign = Extract<ChatEvent, { __typename: 'PersonTyping' }>;
