import { type Message, MessageKind, type SystemEvent } from './message.model';

/** A row of chat_message as statements of this library select it. */
export interface MessageRow {
  id: string;
  room_id: string;
  seq: number;
  kind: 'TEXT' | 'SYSTEM';
  sender_id: string;
  sender_kind: 'EMPLOYEE' | 'PATIENT';
  client_message_id: string | null;
  text: string;
  reply_to_id: string | null;
  system_event: SystemEvent | null;
  system_subject_id: string | null;
  system_name: string | null;
  revision: number;
  version: number;
  written_count: number;
  created_at: Date;
  edited_at: Date | null;
  withdrawn_at: Date | null;
  withdrawn_by: string | null;
  mention_ids: string[];
  reactions: StoredReaction[];
  pinned_at: Date | null;
  pinned_by: string | null;
  forwarded_from_id: string | null;
  attachment_count: number;
  about_send_id: string | null;
  note_id: string | null;
}

/** One emoji and who chose it, in order. */
export interface StoredReaction {
  readonly emoji: string;
  readonly by: readonly string[];
}

/** The message as readers see it: a withdrawn text stays in the database and goes nowhere. */
export function asMessage(row: MessageRow): Message {
  return {
    id: row.id,
    roomId: row.room_id,
    seq: row.seq,
    revision: row.revision,
    writtenCount: row.written_count,
    kind: row.kind === 'TEXT' ? MessageKind.TEXT : MessageKind.SYSTEM,
    senderId: row.sender_id,
    text: row.withdrawn_at ? '' : row.text,
    createdAt: row.created_at,
    editedAt: row.withdrawn_at ? null : row.edited_at,
    withdrawnAt: row.withdrawn_at,
    withdrawnById: row.withdrawn_by,
    clientMessageId: row.client_message_id,
    replyToId: row.reply_to_id,
    version: row.version,
    mentionIds: row.withdrawn_at ? [] : row.mention_ids,
    reactions: row.withdrawn_at ? [] : row.reactions.map(({ emoji, by }) => ({ emoji, personIds: [...by] })),
    pinnedAt: row.withdrawn_at ? null : row.pinned_at,
    pinnedById: row.withdrawn_at ? null : row.pinned_by,
    forwardedFromId: row.forwarded_from_id,
    aboutSendId: row.about_send_id,
    attachmentCount: row.withdrawn_at ? 0 : row.attachment_count,
    system: row.system_event && {
      event: row.system_event,
      subjectId: row.system_subject_id,
      name: row.system_name,
      noteId: row.note_id,
    },
  };
}
