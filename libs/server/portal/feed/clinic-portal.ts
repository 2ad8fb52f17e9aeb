import type { Database, FanOut, LiveListener } from '@server/platform';
import { PortalConversationEnded, PortalConversationsChanged, PortalItemChanged } from '../portal-event.model';
import { asItem } from '../portal-items';
import { type Belonging, type News, newsFor, type NewsRow } from './clinic-news';

/**
 * The patients of one clinic who are connected to this process. What they are told is read from the database at each
 * delivery: a membership that has ended is not in it, whatever was known before.
 */
export class ClinicPortal {
  private readonly listeners = new Map<string, Set<LiveListener>>();
  private unseenFrom: string | undefined;
  private belonging: Belonging = new Map();
  /** The version of each entry that each patient was told: a poll finds again what it has found before. */
  private readonly told = new Map<string, Map<string, string>>();
  private polling: Promise<void> | undefined;
  private asked = 0;

  constructor(
    private readonly clinicId: string,
    private readonly database: Database,
    private readonly fanOut: FanOut,
    private readonly now: () => Date,
  ) {}

  get isEmpty(): boolean {
    return this.listeners.size === 0;
  }

  /** What is committed after `welcome` is told, and what ends after it. */
  async attach(listener: LiveListener, welcome: () => void): Promise<() => void> {
    const { personId } = listener.principal;
    const own = this.listeners.get(personId) ?? new Set();
    this.listeners.set(personId, own.add(listener));
    try {
      await this.poll();
    } catch (error) {
      this.detach(personId, listener);
      throw error;
    }
    welcome();
    return () => this.detach(personId, listener);
  }

  /** Called while one is under way, it is done once more: the one may have looked already. */
  poll(): Promise<void> {
    this.asked++;
    this.polling ??= this.pollUntilQuiet().finally(() => (this.polling = undefined));
    return this.polling;
  }

  private detach(contactId: string, listener: LiveListener): void {
    const own = this.listeners.get(contactId);
    own?.delete(listener);
    if (own?.size !== 0) return;
    this.listeners.delete(contactId);
    this.told.delete(contactId);
  }

  private async pollUntilQuiet(): Promise<void> {
    for (let answered = -1; answered !== this.asked;) {
      answered = this.asked;
      const contactIds = [...this.listeners.keys()];
      if (contactIds.length === 0) {
        this.unseenFrom = undefined;
        this.belonging = new Map();
        return;
      }
      const { unseenFrom } = this;
      this.take(await this.database.inClinic(this.clinicId, (tx) => newsFor(tx, contactIds, unseenFrom)));
    }
  }

  private take({ unseenFrom, belonging, items, seen }: News): void {
    this.tellWhatEnded(belonging);
    this.tellWhatCame(items);
    for (const contactId of seen) this.tellToLook(contactId);
    this.unseenFrom = unseenFrom;
    this.belonging = belonging;
  }

  private tellWhatEnded(now: Belonging): void {
    for (const [contactId, before] of this.belonging) {
      const current = now.get(contactId);
      for (const conversationId of before) {
        if (current?.has(conversationId)) continue;
        this.tell(contactId, Object.assign(new PortalConversationEnded(), { conversationId }));
      }
    }
    for (const [contactId, current] of now) {
      const before = this.belonging.get(contactId);
      if (before && ![...current].every((id) => before.has(id))) this.tellToLook(contactId);
    }
  }

  /** The same entry of the same group's conversation is one event for all who get it. */
  private tellWhatCame(items: readonly NewsRow[]): void {
    const unheard = items.filter(({ id, contactId, change }) => {
      const told = this.told.get(contactId) ?? new Map<string, string>();
      if (told.get(id) === change || !this.listeners.has(contactId)) return false;
      this.told.set(contactId, told.set(id, change));
      return true;
    });
    const alike = ({ id, conversationId, contactId, kind }: NewsRow) =>
      kind === 'ANNOUNCEMENT' ? `${id} ${conversationId}` : `${id} ${contactId}`;
    for (const rows of Map.groupBy(unheard, alike).values()) {
      const [first] = rows;
      if (!first) continue;
      const { contactId: _, change, ...row } = first;
      const listeners = rows.flatMap(({ contactId }) => [...(this.listeners.get(contactId) ?? [])]);
      this.fanOut.publish(listeners, { portalEvents: Object.assign(new PortalItemChanged(), { item: asItem(row) }) });
    }
  }

  private tellToLook(contactId: string): void {
    this.tell(contactId, Object.assign(new PortalConversationsChanged(), { at: this.now() }));
  }

  private tell(contactId: string, event: object): void {
    const own = this.listeners.get(contactId);
    if (own) this.fanOut.publish([...own], { portalEvents: event });
  }
}
