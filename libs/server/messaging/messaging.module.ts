import { Module } from '@nestjs/common';
import { ChatRoomsModule } from '@server/chat-rooms';
import { MessageChanges } from './message-changes.service';
import { MessageEditing } from './message-editing.service';
import { MessageEvents } from './message-events';
import { MessageForwarding } from './message-forwarding.service';
import { MessageHistory } from './message-history.service';
import { MessageLoaders } from './message-loaders.service';
import { MessageSending } from './message-sending.service';
import { MessageReceiptResolver, MessageResolver, RoomMessagesResolver, SystemLineResolver } from './message.resolver';
import { Pins } from './reactions/pins.service';
import { ReactionsResolver } from './reactions/reactions.resolver';
import { Reactions } from './reactions/reactions.service';
import { MessageReceipts } from './receipts/message-receipts.service';
import { Receipts } from './receipts.service';
import { SentMessages } from './sent-messages';
import { MessageSearchResolver } from './search/message-search.resolver';
import { MessageSearch } from './search/message-search.service';

/** Every resolver of this library, for the module and for printing the schema. */
export const messagingResolvers = [
  MessageResolver,
  MessageReceiptResolver,
  SystemLineResolver,
  RoomMessagesResolver,
  ReactionsResolver,
  MessageSearchResolver,
];

/** What is said in rooms, and how far it has got. */
@Module({
  imports: [ChatRoomsModule.forRoot(MessageEvents)],
  providers: [
    MessageSending,
    SentMessages,
    MessageForwarding,
    MessageHistory,
    MessageChanges,
    MessageEditing,
    MessageLoaders,
    MessageReceipts,
    MessageSearch,
    Receipts,
    Reactions,
    Pins,
    ...messagingResolvers,
  ],
  exports: [MessageSending, SentMessages, MessageHistory, Receipts, Reactions],
})
export class MessagingModule {}
