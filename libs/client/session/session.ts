import { DOCUMENT, Injectable, computed, inject, signal } from '@angular/core';
import {
  GraphqlHttp,
  LogInDocument,
  LogOutDocument,
  MeDocument,
  type MeFieldsFragment,
  type MeQuery,
} from '@client/graphql';
import { IdleMemory, isLeft } from './idle-memory';

/**
 * `unknown` until the server has been asked. `ended`: the server no longer accepts the session while the person still
 * has the page open. `unreachable`: nobody answered the first question.
 */
export type SessionState = 'unknown' | 'signed-in' | 'signed-out' | 'ended' | 'unreachable';

/** Who uses this browser. */
@Injectable({ providedIn: 'root' })
export class Session {
  private readonly graphql = inject(GraphqlHttp);
  private readonly idle = inject(IdleMemory);
  private readonly document = inject(DOCUMENT);
  private readonly person = signal<MeFieldsFragment | null>(null);
  private readonly options = signal<MeQuery['signInOptions'] | null>(null);
  private readonly known = signal<SessionState>('unknown');
  private readonly clean: (() => Promise<void>)[] = [];
  private question: Promise<SessionState> | null = null;

  readonly me = this.person.asReadonly();
  readonly state = this.known.asReadonly();
  /** What to call the identity provider of the clinic, where there is one. */
  readonly providerName = computed(() => this.options()?.providerName ?? null);
  readonly clinicName = computed(() => this.person()?.clinic.name ?? '');

  constructor() {
    this.graphql.sessionEnded.subscribe(() => this.ended());
  }

  /** Asks the server once who is signed in; everybody who wants to know shares the question. */
  async start(): Promise<SessionState> {
    if (this.known() !== 'unknown') return this.known();
    return (this.question ??= this.ask());
  }

  /**
   * Rejects with a `GraphqlFailure`. Another person than before gets a fresh page: nothing of the first may stay in
   * memory.
   */
  async logIn(email: string, password: string, code?: string): Promise<void> {
    const { me } = (await this.graphql.run(LogInDocument, { email, password, ...(code && { code }) })).logIn;
    await this.adopt(me);
  }

  /** Another tab of this browser has signed in: goes on as who that is. */
  async resume(): Promise<void> {
    const { me } = await this.graphql.run(MeDocument, {}).catch(() => ({ me: null }));
    if (me && this.person()) await this.adopt(me);
  }

  /** Ends the session here and on the server, wipes what this browser keeps for the person, and loads a fresh page. */
  async logOut(): Promise<void> {
    await this.cleanUp();
    await this.graphql.run(LogOutDocument, {}).catch(() => undefined);
    this.idle.forget();
    this.document.defaultView?.location.assign('/login');
  }

  /** The server said that it no longer accepts the session. */
  ended(): void {
    if (this.known() === 'signed-in') this.known.set('ended');
  }

  /** What must be wiped from this browser when the person signs out. */
  onLogOut(clean: () => Promise<void>): void {
    this.clean.push(clean);
  }

  private async ask(): Promise<SessionState> {
    try {
      const { me: asked, signInOptions } = await this.graphql.run(MeDocument, {});
      const me = asked && isLeft(this.idle.read(), asked.session.id, asked.idleMinutes, Date.now()) ? null : asked;
      if (asked && !me) await this.endLeft();
      this.person.set(me);
      this.options.set(signInOptions);
      this.known.set(me ? 'signed-in' : 'signed-out');
    } catch {
      this.known.set('unreachable');
    }
    return this.known();
  }

  private async adopt(me: MeFieldsFragment): Promise<void> {
    const before = this.person();
    if (before && before.employee.id !== me.employee.id) {
      await this.cleanUp();
      this.document.defaultView?.location.assign('/');
      return;
    }
    this.person.set(me);
    this.known.set('signed-in');
  }

  /** A locked page is not opened by loading it anew. What is kept for the person waits until they sign in again. */
  private async endLeft(): Promise<void> {
    await this.graphql.run(LogOutDocument, {}).catch(() => undefined);
  }

  private async cleanUp(): Promise<void> {
    await Promise.allSettled(this.clean.map((clean) => clean()));
  }
}
