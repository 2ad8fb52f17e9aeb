import type { DocumentNode } from 'graphql';
import type { Audience, Principal } from '../principal';

/**
 * One subscription operation as many clients run it: same text, variables, clinic and viewer class, so the same
 * bytes. There is one object per such operation, so that listeners are grouped by identity.
 */
export interface SharedOperation {
  readonly document: DocumentNode;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>> | undefined;
  readonly audience: Audience;
  readonly clinicId: string;
  readonly viewerClass: string;
}

export interface OperationText {
  readonly text: string;
  readonly document: DocumentNode;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>> | undefined;
}

/** Keeps one object per operation for as long as anybody subscribes to it. */
export class SharedOperations {
  private readonly uses = new Map<string, { readonly operation: SharedOperation; count: number }>();

  get size(): number {
    return this.uses.size;
  }

  /** Call `release` once when the subscription ends. */
  acquire(
    { text, document, operationName, variables }: OperationText,
    { audience, clinicId, viewerClass }: Principal,
  ): { readonly operation: SharedOperation; readonly release: () => void } {
    const key = JSON.stringify([audience, clinicId, viewerClass, operationName ?? null, variables ?? null, text]);
    const use = this.uses.get(key) ?? {
      operation: { document, operationName, variables, audience, clinicId, viewerClass },
      count: 0,
    };
    use.count++;
    this.uses.set(key, use);
    const release = () => {
      if (--use.count === 0) this.uses.delete(key);
    };
    return { operation: use.operation, release };
  }
}

/** Stands for everybody of a viewer class. There is no person to ask for: doing so is a mistake and throws. */
export class SharedPrincipal implements Principal {
  readonly audience: Audience;
  readonly clinicId: string;
  readonly viewerClass: string;

  constructor({ audience, clinicId, viewerClass }: SharedOperation) {
    this.audience = audience;
    this.clinicId = clinicId;
    this.viewerClass = viewerClass;
  }

  get personId(): never {
    throw new Error('A shared event was resolved for a person: it has none. Put what it shows into the event.');
  }

  get sessionId(): never {
    throw new Error('A shared event was resolved for a session: it has none. Put what it shows into the event.');
  }
}
