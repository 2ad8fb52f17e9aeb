import { DOCUMENT, DestroyRef, Injectable, inject } from '@angular/core';
import { GraphqlHttp } from '@client/graphql';
import { PresenceDocument } from '@client/graphql/realtime';
import { Session } from '@client/session';
import { PresenceWatch } from './presence-watch';

/** The one `PresenceWatch` of this page. */
@Injectable({ providedIn: 'root' })
export class Presence extends PresenceWatch {
  constructor() {
    const document = inject(DOCUMENT);
    const graphql = inject(GraphqlHttp);
    const session = inject(Session);
    super({
      ask: async (employeeIds) => {
        const { presence } = await graphql.run(PresenceDocument, { employeeIds });
        return presence.flatMap(({ employeeId, online }) => (online ? [employeeId] : []));
      },
      isVisible: () => document.visibilityState === 'visible' && session.state() === 'signed-in',
    });
    const look = () => this.visibilityChanged();
    document.addEventListener('visibilitychange', look);
    inject(DestroyRef).onDestroy(() => {
      document.removeEventListener('visibilitychange', look);
      this.pause();
    });
  }
}
