import { Injectable, inject, signal } from '@angular/core';
import { GraphqlHttp } from '@client/graphql';
import { MySessionsDocument, type MySessionsQuery, RevokeSessionDocument } from '@client/graphql/profile';

export type OwnSession = NonNullable<MySessionsQuery['me']>['sessions'][number];

/** Where the person is signed in, and the ending of it. */
@Injectable()
export class OwnSessions {
  private readonly graphql = inject(GraphqlHttp);
  private readonly held = signal<readonly OwnSession[]>([]);
  private readonly progress = signal<'loading' | 'ready' | 'failed'>('loading');
  private readonly leaving = signal<ReadonlySet<string>>(new Set());
  private readonly here = signal('');

  readonly list = this.held.asReadonly();
  readonly state = this.progress.asReadonly();
  /** The session of this very browser. */
  readonly current = this.here.asReadonly();
  /** Ids of those that are being ended. */
  readonly ending = this.leaving.asReadonly();

  async load(): Promise<void> {
    this.progress.set('loading');
    try {
      const { me } = await this.graphql.run(MySessionsDocument, {});
      this.held.set(me?.sessions ?? []);
      this.here.set(me?.session.id ?? '');
      this.progress.set('ready');
    } catch {
      this.progress.set('failed');
    }
  }

  /** Rejects with a `GraphqlFailure`. One that has ended already is as good as ended. */
  async end(id: string): Promise<void> {
    this.leaving.update((ids) => new Set(ids).add(id));
    try {
      await this.graphql.run(RevokeSessionDocument, { id }).catch((error: unknown) => {
        if ((error as { code?: string }).code !== 'NOT_FOUND') throw error;
      });
      this.held.update((sessions) => sessions.filter((session) => session.id !== id));
    } finally {
      this.leaving.update((ids) => new Set([...ids].filter((held) => held !== id)));
    }
  }
}
