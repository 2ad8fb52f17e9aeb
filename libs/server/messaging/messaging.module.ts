import { Module } from '@nestjs/common';
import { ChatRoomsModule } from '@server/chat-rooms';
import { AttachmentsResolver } from './attachments/attachments.resolver';
import { Downloads } from './attachments/downloads/downloads.service';
import { FileRemoval } from './attachments/file-removal.service';
import { FilesController } from './attachments/files.controller';
import { MessageAttachments } from './attachments/message-attachments.service';
import { PdfPreviews } from './attachments/previews/pdf-previews.service';
import { FileScanning } from './attachments/scanning/file-scanning.service';
import { VirusScanner } from './attachments/scanning/virus-scanner';
import { FileStore } from './attachments/store/file-store';
import { LocalFileStore } from './attachments/store/local-file-store';
import { FileSweep } from './attachments/sweeping/file-sweep.service';
import { LostBytes } from './attachments/sweeping/lost-bytes.service';
import { StoredFiles } from './attachments/stored-files.service';
import { FilePreparation } from './attachments/uploads/file-preparation.service';
import { ScratchFolder } from './attachments/uploads/scratch-folder';
import { UploadThrottle } from './attachments/uploads/upload-throttle';
import { Uploads } from './attachments/uploads/uploads.service';
import { MessageChanges } from './message-changes.service';
import { MessageEditing } from './message-editing.service';
import { MessageEvents } from './message-events';
import { MessageForwarding } from './message-forwarding.service';
import { MessageHistory } from './message-history.service';
import { MessageLoaders } from './message-loaders.service';
import { MessageSenders } from './message-senders.service';
import { MessageSending } from './message-sending.service';
import { MessageReceiptResolver, MessageResolver, RoomMessagesResolver, SystemLineResolver } from './message.resolver';
import { DeskNotes } from './notes/desk-notes.service';
import { DeskNotesResolver } from './notes/desk-notes.resolver';
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
  AttachmentsResolver,
  DeskNotesResolver,
];

/** Files: taken, kept and handed out. */
const attachmentProviders = [
  { provide: FileStore, useClass: LocalFileStore },
  StoredFiles,
  FileRemoval,
  FileScanning,
  VirusScanner,
  FileSweep,
  LostBytes,
  PdfPreviews,
  MessageAttachments,
  Uploads,
  UploadThrottle,
  FilePreparation,
  ScratchFolder,
  Downloads,
];

/** What is said in rooms, and how far it has got. */
@Module({
  imports: [ChatRoomsModule.forRoot(MessageEvents)],
  controllers: [FilesController],
  providers: [
    ...attachmentProviders,
    MessageSending,
    SentMessages,
    MessageForwarding,
    MessageHistory,
    MessageChanges,
    MessageEditing,
    MessageLoaders,
    MessageSenders,
    MessageReceipts,
    MessageSearch,
    Receipts,
    Reactions,
    Pins,
    DeskNotes,
    ...messagingResolvers,
  ],
  exports: [MessageSending, SentMessages, MessageHistory, Receipts, Reactions, Uploads, FileRemoval],
})
export class MessagingModule {}
