import type { ViewerName } from './viewers';

/** Everything that was shown, by the field it stood in and by who was shown it. */
export class Observations {
  private readonly shown = new Map<string, Set<ViewerName>>();
  private readonly texts = new Map<ViewerName, string[]>();

  record(viewer: ViewerName, answer: unknown): void {
    if (answer === undefined || answer === null) return;
    const texts = this.texts.get(viewer) ?? [];
    this.texts.set(viewer, texts);
    texts.push(JSON.stringify(answer));
    this.walk(viewer, answer);
  }

  whoSaw(field: string): ReadonlySet<ViewerName> {
    return this.shown.get(field) ?? new Set();
  }

  /** Who was shown this text, wherever it stood. */
  whoRead(text: string): ViewerName[] {
    return [...this.texts].filter(([, texts]) => texts.some((each) => each.includes(text))).map(([viewer]) => viewer);
  }

  private walk(viewer: ViewerName, value: unknown): void {
    if (Array.isArray(value)) {
      for (const each of value) this.walk(viewer, each);
      return;
    }
    if (typeof value !== 'object' || value === null) return;
    const { __typename: type, ...fields } = value as Record<string, unknown>;
    for (const [name, content] of Object.entries(fields)) {
      if (typeof type === 'string' && isSomething(content)) {
        const field = `${type}.${name}`;
        this.shown.set(field, (this.shown.get(field) ?? new Set()).add(viewer));
      }
      this.walk(viewer, content);
    }
  }
}

function isSomething(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return value !== null && value !== undefined && value !== false && value !== '';
}
