// What only a signed-in client needs: kept apart from index.ts so that the log-in page does not load it.
export { RealtimeSocket, type SocketState, type SubscriptionReader } from './realtime-socket';
export {
  ChatRoomDocument,
  ChatRoomsDocument,
  OpenChatRoomDocument,
  RoomChangesDocument,
  RoomMessagesDocument,
} from './generated/chat-rooms';
export type {
  MessageFieldsFragment,
  MessagePageFragment,
  PersonFragment,
  RoomDetailsFragment,
  RoomSummaryFragment,
  SenderFragment,
} from './generated/fields';
export {
  ChatEventsDocument,
  EditMessageDocument,
  MarkDeliveredDocument,
  MarkReadDocument,
  SendMessageDocument,
  WithdrawMessageDocument,
} from './generated/messages';
export type { ChatEventsSubscription, SendMessageInput } from './generated/messages';
export {
  ForwardMessageDocument,
  MessageDocument,
  MessageReceiptsDocument,
  MessageVersionsDocument,
  PinMessageDocument,
  PinnedMessagesDocument,
  ReactToMessageDocument,
} from './generated/message-actions';
export type {
  ForwardMessageInput,
  MessageReceiptsQuery,
  MessageStatus,
  MessageVersionsQuery,
} from './generated/message-actions';
export { FindPeopleDocument, SearchMessagesDocument } from './generated/message-search';
export type { SearchMessagesQuery } from './generated/message-search';
export {
  MarkUnreadDocument,
  PresenceDocument,
  SaveDraftDocument,
  SetChatRoomMutedDocument,
  SetTypingDocument,
} from './generated/room-preferences';
export { RemoveUploadDocument, UploadLimitsDocument } from './generated/uploads';
