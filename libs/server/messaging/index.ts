export { Uploads } from './attachments/uploads/uploads.service';
export { ChatEvent, MessageChanged } from './chat-event.model';
export { MessageHistory } from './message-history.service';
export { Message, MessageKind, MessageStatus } from './message.model';
export { MessageSending } from './message-sending.service';
export { messagingContents } from './messaging.contents';
export { messagingResolvers, MessagingModule } from './messaging.module';
export { type SentMessage, SentMessages } from './sent-messages';
export { Receipts } from './receipts.service';
