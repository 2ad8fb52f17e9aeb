import type { ClinicTransaction, Database, FanOut, LiveListener } from '@server/platform';
import type { Actor } from '../actor';
import { DirectoryChanged, type DirectoryKind, directoryReaders } from './directory-event.model';

/** Stands for many things at once. */
export const MANY = '00000000-0000-0000-0000-000000000000';

interface ChangeRow {
  kind: DirectoryKind;
  object_id: string;
  changed_xid: string;
}

type Reader = Pick<Actor, 'personId' | 'role' | 'modules'>;

interface News {
  readonly unseenFrom: string | undefined;
  readonly changes: readonly ChangeRow[];
  readonly readers: readonly Reader[];
}

/** Those of one clinic who listen to its directories in this process, and what they have been told. */
export class ClinicDirectory {
  private readonly listeners = new Set<LiveListener>();
  /** Changes of transactions from this id on may not have been seen: docs/decisions/0003. */
  private unseenFrom: string | undefined;
  /** What was told, by the transaction: a poll finds again what was changed since the oldest that is still open. */
  private readonly told = new Map<string, bigint>();
  private polling: Promise<void> | undefined;
  private asked = 0;

  constructor(
    private readonly clinicId: string,
    private readonly database: Database,
    private readonly fanOut: FanOut,
  ) {}

  get isEmpty(): boolean {
    return this.listeners.size === 0;
  }

  /** What is committed after `welcome` is told. */
  async attach(listener: LiveListener, welcome: () => void): Promise<() => void> {
    if (this.unseenFrom === undefined) await this.poll();
    welcome();
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Called while one is under way, it is done once more: the one may have looked already. */
  poll(): Promise<void> {
    this.asked++;
    this.polling ??= this.pollUntilQuiet().finally(() => (this.polling = undefined));
    return this.polling;
  }

  private async pollUntilQuiet(): Promise<void> {
    for (let answered = -1; answered !== this.asked;) {
      answered = this.asked;
      this.tell(await this.database.inClinic(this.clinicId, (tx) => this.news(tx)));
    }
  }

  /** Who may know is read after what changed: a right that was taken away before a change is not found after it. */
  private async news(tx: ClinicTransaction): Promise<News> {
    const [snapshot] = await tx.query<{ xmin: string }>('select pg_snapshot_xmin(pg_current_snapshot())::text as xmin');
    const nothing = { unseenFrom: snapshot?.xmin, changes: [], readers: [] };
    if (this.unseenFrom === undefined || this.isEmpty) return nothing;
    const changes = await tx.query<ChangeRow>(
      `select kind, object_id, changed_xid::text from directory_change
       where clinic_id = $1 and changed_xid >= $2::text::xid8 order by changed_xid`,
      [this.clinicId, this.unseenFrom],
    );
    if (changes.length === 0) return nothing;
    const readers = await tx.query<Reader>(
      'select id as "personId", role, modules from employee where clinic_id = $1 and active and id = any ($2)',
      [this.clinicId, [...this.listeners].map(({ principal }) => principal.personId)],
    );
    return { ...nothing, changes, readers };
  }

  private tell({ unseenFrom, changes, readers }: News): void {
    this.unseenFrom = unseenFrom;
    for (const { kind, object_id: id, changed_xid } of changes) {
      const xid = BigInt(changed_xid);
      if ((this.told.get(kind + id) ?? 0n) >= xid) continue;
      this.told.set(kind + id, xid);
      const rule = directoryReaders[kind];
      const event = Object.assign(new DirectoryChanged(), { kind, id: id === MANY ? null : id });
      const mayKnow = ({ principal }: LiveListener) =>
        readers.some((reader) => reader.personId === principal.personId && rule.allows(asActor(principal, reader)));
      this.fanOut.publish([...this.listeners].filter(mayKnow), { directoryEvents: event });
    }
    const oldest = BigInt(unseenFrom ?? 0);
    for (const [key, xid] of this.told) if (xid < oldest) this.told.delete(key);
  }
}

function asActor(principal: LiveListener['principal'], reader: Reader): Actor {
  return { ...principal, ...reader, name: '', position: '' };
}
