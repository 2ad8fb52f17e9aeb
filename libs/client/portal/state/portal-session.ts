import { Injectable, inject, signal } from '@angular/core';
import { GraphqlHttp } from '@client/graphql';
import {
  ConfirmBirthDateDocument,
  OpenPortalLinkDocument,
  PortalLogOutDocument,
  PortalMeDocument,
  type PortalMeFieldsFragment,
  SetPortalLanguageDocument,
} from '@client/graphql/portal';
import { type LanguageCode } from '@client/ui';
import { Subject } from 'rxjs';
import { PortalTexts } from '../portal-texts';

/** `unknown` until the server was asked; `ended`: it no longer accepts the session while the page is open. */
export type PortalSessionState = 'unknown' | 'signed-in' | 'signed-out' | 'ended' | 'unreachable';

/** Which patient uses this browser. */
@Injectable({ providedIn: 'root' })
export class PortalSession {
  private readonly graphql = inject(GraphqlHttp);
  private readonly texts = inject(PortalTexts);
  private readonly patient = signal<PortalMeFieldsFragment | null>(null);
  private readonly left = new Subject<void>();
  private readonly known = signal<PortalSessionState>('unknown');

  /** Emits when this browser must forget whatever it kept of a patient. */
  readonly forgotten = this.left.asObservable();
  readonly me = this.patient.asReadonly();
  readonly state = this.known.asReadonly();

  constructor() {
    this.graphql.sessionEnded.subscribe(() => this.end());
  }

  /** Asks the server once who is signed in. */
  async start(): Promise<PortalSessionState> {
    if (this.known() !== 'unknown' && this.known() !== 'unreachable') return this.known();
    try {
      const { portalMe } = await this.graphql.run(PortalMeDocument, {});
      await this.take(portalMe);
    } catch {
      this.known.set('unreachable');
    }
    return this.known();
  }

  /** The name of the clinic that made the link. Rejects with a `GraphqlFailure`. */
  async openLink(token: string): Promise<string> {
    const { clinic } = (await this.graphql.run(OpenPortalLinkDocument, { token })).openPortalLink;
    return clinic.name;
  }

  /** Rejects with a `GraphqlFailure`. */
  async confirm(token: string, birthDate: string): Promise<void> {
    const { me } = (await this.graphql.run(ConfirmBirthDateDocument, { token, birthDate })).confirmBirthDate;
    // Whoever used this browser before may have been somebody else.
    this.left.next();
    await this.take(me);
  }

  /** Holds at once; the server is told so that the clinic writes in this language. */
  async speak(language: LanguageCode): Promise<void> {
    await this.texts.speak(language);
    if (this.known() !== 'signed-in') return;
    const wanted = language === 'ru' ? 'RU' : 'EN';
    await this.graphql.run(SetPortalLanguageDocument, { language: wanted }).catch(() => undefined);
  }

  async leave(): Promise<void> {
    await this.graphql.run(PortalLogOutDocument, {}).catch(() => undefined);
    this.left.next();
    this.patient.set(null);
    this.known.set('signed-out');
  }

  /** The server said that it no longer accepts the session. */
  end(): void {
    if (this.known() !== 'signed-in') return;
    this.left.next();
    this.patient.set(null);
    this.known.set('ended');
  }

  private async take(me: PortalMeFieldsFragment | null): Promise<void> {
    this.patient.set(me);
    this.known.set(me ? 'signed-in' : 'signed-out');
    const language = me?.language ?? me?.clinic.language;
    if (language) await this.texts.speak(language === 'RU' ? 'ru' : 'en').catch(() => undefined);
  }
}
