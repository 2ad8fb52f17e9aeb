import type { Response } from 'express';
import type { Principal } from './principal';

/** What every resolver gets as its GraphQL context, whichever transport the operation came by. */
export interface RequestContext {
  /** Whoever signs in by the operation is who asks for the rest of its answer. */
  principal: Principal | undefined;
  readonly transport: 'http' | 'socket';
  readonly requestId: string;
  readonly ip: string;
  readonly userAgent: string;
  readonly loaders: LoaderScope;
  /** Over HTTP only: where the session cookie is set and cleared. */
  readonly response?: Response;
}

/** Holds the DataLoaders of one operation, so that what one operation loaded is never shown to another. */
export class LoaderScope {
  private readonly instances = new Map<symbol | object, unknown>();

  get<T>(key: symbol | object, create: () => T): T {
    if (!this.instances.has(key)) this.instances.set(key, create());
    return this.instances.get(key) as T;
  }
}
