import { Module } from '@nestjs/common';
import { ChatRoomsModule } from '@server/chat-rooms';
import { MessageEditing } from './message-editing.service';
import { MessageEvents } from './message-events';
import { MessageHistory } from './message-history.service';
import { MessageLoaders } from './message-loaders.service';
import { MessageSending } from './message-sending.service';
import { MessageResolver, RoomMessagesResolver, SystemLineResolver } from './message.resolver';
import { Receipts } from './receipts.service';

/** Every resolver of this library, for the module and for printing the schema. */
export const messagingResolvers = [MessageResolver, SystemLineResolver, RoomMessagesResolver];

/** What is said in rooms, and how far it has got. */
@Module({
  imports: [ChatRoomsModule.forRoot(MessageEvents)],
  providers: [MessageSending, MessageHistory, MessageEditing, MessageLoaders, Receipts, ...messagingResolvers],
  exports: [MessageSending, MessageHistory, Receipts],
})
export class MessagingModule {}
