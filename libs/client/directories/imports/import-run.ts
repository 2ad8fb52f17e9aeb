import { computed, signal } from '@angular/core';
import type { ContactImportFieldsFragment, ImportField } from '@client/graphql/directories';

export type ContactImport = ContactImportFieldsFragment;

/** What an import asks of the server. */
export interface ImportServer {
  readonly upload: (file: File) => Promise<string>;
  readonly start: (importId: string, mapping: (ImportField | null)[], dryRun: boolean) => Promise<ContactImport>;
  readonly state: (importId: string) => Promise<ContactImport>;
  /** The same while it runs; null where the server cannot be reached at the moment. */
  readonly progress: (importId: string) => Promise<ContactImport | null>;
  /** Resolves when it is time to ask again. */
  readonly pause: () => Promise<void>;
}

/** Where one is: choosing a file, saying what its columns hold, looking at what would happen, importing, or done. */
export type ImportStep = 'FILE' | 'COLUMNS' | 'TRIED' | 'IMPORTING' | 'DONE';

/** An import from the file to its end. A dry run comes first, always: nobody imports what they have not seen. */
export class ImportRun {
  private readonly shown = signal<ContactImport | null>(null);
  private readonly columns = signal<readonly (ImportField | null)[]>([]);
  private readonly working = signal(false);
  private isOver = false;

  readonly file = this.shown.asReadonly();
  readonly mapping = this.columns.asReadonly();
  readonly busy = this.working.asReadonly();
  readonly step = computed((): ImportStep => {
    const file = this.shown();
    if (!file) return 'FILE';
    if (file.dryRun === false && file.state !== 'DONE') return 'IMPORTING';
    if (file.state !== 'DONE' || file.dryRun === null) return 'COLUMNS';
    return file.dryRun ? 'TRIED' : 'DONE';
  });
  /** Of 1. */
  readonly progress = computed(() => {
    const { processed = 0, rowCount = 0 } = this.shown() ?? {};
    return rowCount > 0 ? processed / rowCount : 0;
  });
  /** It stopped before its end; what it did is done, and it goes on after that. */
  readonly brokenOff = computed(() => this.step() === 'IMPORTING' && this.shown()?.state === 'FAILED');
  readonly willChange = computed(() => {
    const { created = 0, updated = 0, assigned = 0 } = this.shown() ?? {};
    return created + updated + (assigned > 0 ? 1 : 0) > 0;
  });

  constructor(private readonly server: ImportServer) {}

  async choose(file: File): Promise<void> {
    await this.doing(async () => {
      const uploaded = await this.server.state(await this.server.upload(file));
      this.shown.set(uploaded);
      this.columns.set(uploaded.columns.map(({ suggested }) => suggested));
    });
  }

  /** A field is held by one column only: the one that had it before loses it. */
  map(at: number, field: ImportField | null): void {
    this.columns.update((columns) =>
      columns.map((held, column) => (column === at ? field : field !== null && held === field ? null : held)),
    );
  }

  /** Back to the columns, as they were. */
  change(): void {
    this.shown.update((file) => file && { ...file, dryRun: null });
  }

  forget(): void {
    this.shown.set(null);
  }

  try(): Promise<void> {
    return this.run(true);
  }

  import(): Promise<void> {
    return this.run(false);
  }

  /** Takes up an import of earlier, of whomever: looks on where it is under way, and goes on where it broke off. */
  async takeUp(file: ContactImport): Promise<void> {
    this.shown.set(file);
    this.columns.set(file.columns.map(({ suggested }) => suggested));
    await (file.state === 'FAILED' ? this.import() : this.doing(() => this.watch(file.id)));
  }

  /** The page is left: the server goes on, nobody asks it any more. */
  leave(): void {
    this.isOver = true;
  }

  private async run(dryRun: boolean): Promise<void> {
    const file = this.shown();
    if (!file) return;
    await this.doing(async () => {
      this.shown.set(await this.server.start(file.id, [...this.columns()], dryRun));
      await this.watch(file.id);
    });
  }

  private async watch(id: string): Promise<void> {
    while (!this.isOver && this.shown()?.state === 'RUNNING') {
      await this.server.pause();
      const now = await this.server.progress(id);
      if (now) this.shown.set(now);
    }
  }

  private async doing(act: () => Promise<void>): Promise<void> {
    if (this.working()) return;
    this.working.set(true);
    try {
      await act();
    } finally {
      this.working.set(false);
    }
  }
}
