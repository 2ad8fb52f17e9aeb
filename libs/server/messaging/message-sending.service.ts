import { Injectable } from '@nestjs/common';
import { type Patient, PatientRooms, RoomFeed } from '@server/chat-rooms';
import type { Actor, EmployeeRole } from '@server/identity';
import { Clock, Database, invalidField, NaturalBatch, isId, newId, notFound, type Principal } from '@server/platform';
import { MessageChanged } from './chat-event.model';
import { type SendMessageInput, TEXT_LENGTH } from './message.input';
import { type Message, type MessageSender, SenderKind } from './message.model';
import { asMessage, type MessageRow } from './message.row';
import { SentMessages } from './sent-messages';

const SEND = {
  name: 'send_messages',
  text: `select ord, outcome, (message).*, member_version, sender_name, sender_position, sender_role, sender_active
         from send_messages($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
};

/** What goes out: what the sender wrote, or what somebody else wrote and the sender passes on. */
export interface Letter extends SendMessageInput {
  readonly forwardedFromId?: string;
  /** The message whose files are passed on. */
  readonly copiedFromId?: string;
  /** The send to groups that a patient answers. */
  readonly aboutSendId?: string;
}

/** What a patient writes to the clinic. */
export type PatientLetter = Pick<Letter, 'clientMessageId' | 'text' | 'attachmentIds' | 'aboutSendId'>;

type Writer = Pick<Principal, 'clinicId' | 'personId'>;

interface Outgoing {
  readonly input: Letter;
  readonly senderId: string;
  readonly id: string;
}

interface SentRow extends MessageRow {
  ord: number;
  outcome: 'CREATED' | 'DUPLICATE' | 'NOT_FOUND' | 'NO_FILE';
  member_version: number;
  sender_name: string;
  sender_position: string | null;
  sender_role: EmployeeRole | null;
  sender_active: boolean;
}

export interface Sent {
  readonly message: Message;
  readonly duplicate: boolean;
}

/**
 * The hot path of the product: one commit for all the sends of a clinic that wait at a time. docs/messaging.md tells
 * how a message travels; docs/decisions/0004 why this is a database function.
 */
@Injectable()
export class MessageSending {
  private readonly batch = new NaturalBatch<Outgoing, SentRow>((clinicId, sends) => this.commit(clinicId, sends));
  /** Sends under way by sender and client id: a repeat that overtakes its first waits for the same answer. */
  private readonly underWay = new Map<string, Promise<SentRow>>();

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly feed: RoomFeed,
    private readonly patientRooms: PatientRooms,
    private readonly sent: SentMessages,
  ) {}

  /**
   * @throws AppError NOT_FOUND when the room is not there or not the actor's to write in, or a file is not there to be
   *   sent; VALIDATION_FAILED when there is nothing to send
   */
  send(actor: Actor, input: Letter): Promise<Sent> {
    return this.deliver(actor, input);
  }

  /**
   * Writes into the patient's own room, which is made with the first message. The caller has made sure that the patient
   * may read the send that they answer.
   * @throws AppError as `send`
   */
  async sendAsPatient(patient: Patient, letter: PatientLetter): Promise<Sent> {
    const roomId = await this.patientRooms.openFor(patient);
    await this.placeFiles(patient, roomId, letter.attachmentIds ?? []);
    return this.deliver(patient, { ...letter, roomId });
  }

  /** What a patient uploads belongs to no room until it is sent: uploading alone makes them none. */
  private async placeFiles({ clinicId, personId }: Patient, roomId: string, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await this.database.inClinic(clinicId, (tx) =>
      tx.query(
        `update attachment set room_id = $4
         where clinic_id = $1 and id = any ($2) and uploaded_by = $3 and uploader_kind = 'PATIENT'
           and room_id is null and message_id is null`,
        [clinicId, ids, personId, roomId],
      ),
    );
  }

  private async deliver(sender: Writer, input: Letter): Promise<Sent> {
    if (!isId(input.roomId)) throw notFound('chat');
    if (input.text === '' && !carriesFiles(input)) throw invalidField('text', TEXT_LENGTH.message);
    const key = `${sender.clinicId}:${sender.personId}:${input.clientMessageId.toLowerCase()}`;
    const first = this.underWay.get(key);
    const row = await (first ?? this.submit(key, sender, input));
    if (row.outcome === 'NOT_FOUND') throw notFound('chat');
    if (row.outcome === 'NO_FILE') throw notFound('file');
    return { message: withSender(row), duplicate: first !== undefined || row.outcome === 'DUPLICATE' };
  }

  private submit(key: string, sender: Writer, input: Letter): Promise<SentRow> {
    const outgoing = { input, senderId: sender.personId, id: newId() };
    const sent = this.batch.submit(sender.clinicId, outgoing).finally(() => this.underWay.delete(key));
    this.underWay.set(key, sent);
    return sent;
  }

  private async commit(clinicId: string, sends: readonly Outgoing[]): Promise<SentRow[]> {
    const withFiles = sends.some(({ input }) => carriesFiles(input));
    const rows = await this.database.call<SentRow>(SEND, [
      clinicId,
      this.clock.now(),
      sends.map(({ input }) => input.roomId),
      sends.map((send) => send.senderId),
      sends.map(({ input }) => input.clientMessageId),
      sends.map((send) => send.id),
      sends.map(({ input }) => input.text),
      sends.map(({ input }) => input.replyToId ?? null),
      sends.map(({ input }) => idList(input.mentionIds)),
      sends.map(({ input }) => input.forwardedFromId ?? null),
      withFiles ? sends.map(({ input }) => idList(input.attachmentIds)) : null,
      withFiles ? sends.map(({ input }) => input.copiedFromId ?? null) : null,
      sends.map(({ input }) => input.aboutSendId ?? null),
    ]);
    // The senders hear first; telling the room is the next thing this process does.
    setImmediate(() => this.announce(clinicId, rows));
    return rows;
  }

  private announce(clinicId: string, rows: readonly SentRow[]): void {
    const created = rows.filter((row) => row.outcome === 'CREATED').sort((a, b) => a.revision - b.revision);
    for (const [roomId, messages] of Map.groupBy(created, (row) => row.room_id)) {
      this.feed.committed({
        clinicId,
        roomId,
        memberVersion: Math.max(...messages.map((row) => row.member_version)),
        events: messages.map((row) => MessageChanged.event(withSender(row))),
      });
    }
    if (created.length === 0) return;
    this.sent.tell(
      clinicId,
      created.map(({ id, room_id: roomId }) => ({ id, roomId })),
    );
  }
}

function carriesFiles({ attachmentIds, copiedFromId }: Letter): boolean {
  return copiedFromId !== undefined || (attachmentIds ?? []).length > 0;
}

/** Ids as a PostgreSQL array literal: an array of arrays of different lengths cannot be a parameter. */
function idList(ids: readonly string[] | undefined): string {
  return `{${(ids ?? []).join(',')}}`;
}

function withSender(row: SentRow): Message {
  const sender: MessageSender = {
    id: row.sender_id,
    name: row.sender_name,
    kind: SenderKind[row.sender_kind],
    position: row.sender_position ?? '',
    role: row.sender_role,
    active: row.sender_active,
  };
  return Object.assign(asMessage(row), { sender });
}
