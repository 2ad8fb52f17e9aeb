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
