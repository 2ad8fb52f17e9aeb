import { signal } from '@angular/core';

/** One file of a draft: on its way, there, or refused with a reason. */
export interface DraftFile {
  readonly key: number;
  readonly name: string;
  readonly id: string | null;
  readonly reason: string | null;
}

/** Uploads one file; answers its id, or rejects with a reason in words. */
export type UploadFile = (file: File) => Promise<string>;

const MOST_FILES = 10;

/** The files of a draft, uploaded as they are chosen. */
export class SendFiles {
  private readonly files = signal<readonly DraftFile[]>([]);
  private keys = 0;

  readonly list = this.files.asReadonly();

  constructor(
    private readonly upload: UploadFile,
    private readonly tooMany: () => string,
  ) {}

  /** Those that can be sent, in order. */
  ids(): readonly string[] {
    return this.files().flatMap(({ id }) => id ?? []);
  }

  get uploading(): boolean {
    return this.files().some(({ id, reason }) => id === null && reason === null);
  }

  async add(chosen: Iterable<File>): Promise<void> {
    await Promise.all([...chosen].map((file) => this.one(file)));
  }

  remove(key: number): void {
    this.files.update((files) => files.filter((file) => file.key !== key));
  }

  private async one(file: File): Promise<void> {
    const key = ++this.keys;
    const full = this.files().length >= MOST_FILES;
    this.files.update((files) => [...files, { key, name: file.name, id: null, reason: full ? this.tooMany() : null }]);
    if (full) return;
    try {
      this.change(key, { id: await this.upload(file) });
    } catch (error) {
      this.change(key, { reason: error instanceof Error ? error.message : String(error) });
    }
  }

  private change(key: number, change: Partial<DraftFile>): void {
    this.files.update((files) => files.map((file) => (file.key === key ? { ...file, ...change } : file)));
  }
}
