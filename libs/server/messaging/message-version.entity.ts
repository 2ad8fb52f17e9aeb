import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a message said before an edit. */
@Entity('chat_message_version')
export class MessageVersionEntity {
  @PrimaryColumn('uuid')
  clinicId: string;

  @PrimaryColumn('uuid')
  messageId: string;

  @PrimaryColumn('int')
  version: number;

  @Column('text')
  text: string;

  @Column('timestamptz')
  writtenAt: Date;
}
