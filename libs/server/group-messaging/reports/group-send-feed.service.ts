import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { type Actor, groupSenders } from '@server/identity';
import {
  type ClinicTransaction,
  Database,
  FanOut,
  isId,
  type LiveListener,
  notFound,
  SharedSource,
} from '@server/platform';
import { GroupSendProgress } from '../group-send.model';
import { GROUP_SEND, groupSendRow, type GroupSendRow } from '../group-send.row';
import { countsOf } from './group-send-counts';

/** So often at most an open report is told something, however fast a send goes. */
const TICK_MS = 500;

interface Watched {
  readonly clinicId: string;
  readonly sendId: string;
  readonly listeners: Set<LiveListener>;
  /** Changes of transactions from this id on may not have been told: docs/decisions/0003. */
  unseenFrom: string | undefined;
  told: string;
}

type Reader = Pick<Actor, 'personId' | 'role' | 'modules'>;

/** Open reports are told how far their send is, whichever process serves it. */
@Injectable()
export class GroupSendFeed implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger(GroupSendFeed.name);
  private readonly watched = new Map<string, Watched>();
  private timer: NodeJS.Timeout | undefined;
  private telling: Promise<void> | undefined;

  constructor(
    private readonly database: Database,
    private readonly fanOut: FanOut,
  ) {}

  onModuleInit(): void {
    this.timer = setInterval(() => {
      this.telling ??= this.tellAll().finally(() => (this.telling = undefined));
    }, TICK_MS);
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  /** The stream behind `groupSendEvents`. Its first event is how far the send is now. @throws AppError NOT_FOUND */
  open(sendId: string): SharedSource {
    if (!isId(sendId)) throw notFound('send');
    return new SharedSource(async (listener) => {
      const { clinicId } = listener.principal;
      const key = `${clinicId} ${sendId}`;
      const fresh = { clinicId, sendId, listeners: new Set<LiveListener>(), unseenFrom: undefined, told: '' };
      const send = this.watched.get(key) ?? fresh;
      const first = await this.database.inClinic(clinicId, async (tx) => {
        await groupSendRow(tx, sendId);
        return progressOf(tx, sendId);
      });
      this.watched.set(key, send);
      send.listeners.add(listener);
      this.fanOut.publish([listener], { groupSendEvents: first });
      return () => {
        send.listeners.delete(listener);
        if (send.listeners.size === 0) this.watched.delete(key);
      };
    });
  }

  private async tellAll(): Promise<void> {
    for (const send of this.watched.values()) {
      try {
        await this.tell(send);
      } catch (error) {
        this.logger.warn({ error: String(error) }, 'an open report is late');
      }
    }
  }

  private async tell(send: Watched): Promise<void> {
    const news = await this.database.inClinic(send.clinicId, async (tx) => {
      const [snapshot] = await tx.query<{ xmin: string }>(
        'select pg_snapshot_xmin(pg_current_snapshot())::text as xmin',
      );
      if (send.unseenFrom !== undefined && !(await hasChanged(tx, send.sendId, send.unseenFrom))) {
        return { unseenFrom: snapshot?.xmin };
      }
      const progress = await progressOf(tx, send.sendId);
      // Who may know is read after what changed: a right that was taken away before is not found after it.
      return { unseenFrom: snapshot?.xmin, progress, readers: await readersAmong(tx, send.listeners) };
    });
    send.unseenFrom = news.unseenFrom;
    const text = JSON.stringify(news.progress);
    if (!news.progress || text === send.told) return;
    send.told = text;
    const may = ({ principal }: LiveListener) =>
      news.readers.some(
        (reader) => reader.personId === principal.personId && groupSenders.allows(asActor(principal, reader)),
      );
    this.fanOut.publish([...send.listeners].filter(may), { groupSendEvents: news.progress });
  }
}

/** A scheduled send may become paused by what happens to its groups, without a change of its own. */
async function hasChanged(tx: ClinicTransaction, sendId: string, since: string): Promise<boolean> {
  const rows = await tx.query<object>(
    `select 1 from group_send s
     where s.clinic_id = $1 and s.id = $2 and (s.changed_xid >= $3::text::xid8 or s.status = 'SCHEDULED' or exists (
       select 1 from group_send_recipient r
       where r.clinic_id = $1 and r.send_id = $2 and r.changed_xid >= $3::text::xid8))`,
    [tx.clinicId, sendId, since],
  );
  return rows.length > 0;
}

async function progressOf(tx: ClinicTransaction, sendId: string): Promise<GroupSendProgress> {
  const [row] = await tx.query<GroupSendRow>(
    `select ${GROUP_SEND} from group_send s where s.clinic_id = $1 and s.id = $2`,
    [tx.clinicId, sendId],
  );
  const [counts] = await countsOf(tx, [sendId]);
  if (!row || !counts) throw notFound('send');
  const { id, status, releaseAt, sentAt, withdrawnAt } = row;
  return Object.assign(new GroupSendProgress(), { id, status, releaseAt, sentAt, withdrawnAt, counts });
}

function readersAmong(tx: ClinicTransaction, listeners: Iterable<LiveListener>): Promise<Reader[]> {
  return tx.query<Reader>(
    'select id as "personId", role, modules from employee where clinic_id = $1 and active and id = any ($2)',
    [tx.clinicId, [...listeners].map(({ principal }) => principal.personId)],
  );
}

function asActor(principal: LiveListener['principal'], reader: Reader): Actor {
  return { ...principal, ...reader, name: '', position: '' };
}
