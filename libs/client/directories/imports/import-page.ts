import { Component, DestroyRef, computed, effect, inject, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { GraphqlHttp, refusalOf, toGraphqlFailure } from '@client/graphql';
import {
  ContactImportDocument,
  ContactImportRowsDocument,
  type ContactImportRowsQuery,
  ImportContactsDocument,
  type ImportField,
  type RowFate,
  UnfinishedContactImportsDocument,
} from '@client/graphql/directories';
import { Session } from '@client/session';
import { Banner, Button, Icon, Language, type TextKey, injectTexts } from '@client/ui';
import { formErrors } from '../failures';
import { NoAccess } from '../no-access';
import { PagedList } from '../paged-list';
import { fateNames, fieldNames, problemNames } from './import-labels';
import { type ContactImport, ImportRun } from './import-run';

type Row = ContactImportRowsQuery['contactImport']['rows']['edges'][number]['node'] & { readonly id: string };

const PAUSE_MS = 400;
const UNREACHABLE = new Set(['NETWORK', 'SERVICE_UNAVAILABLE', 'TIMEOUT', 'RATE_LIMITED']);

/** Directories, contacts, import: a file, its columns, what would become of each row, and then the import. */
@Component({
  selector: 'dir-import-page',
  imports: [Banner, Button, Icon, NoAccess, RouterLink],
  templateUrl: './import-page.html',
  styleUrls: ['../directory.css', './import-page.css'],
})
export class ImportPage {
  private readonly graphql = inject(GraphqlHttp);
  private readonly session = inject(Session);
  private readonly language = inject(Language);
  protected readonly t = injectTexts();
  protected readonly fieldNames = fieldNames;
  protected readonly fateNames = fateNames;
  protected readonly problemNames = problemNames;
  protected readonly fields = Object.keys(fieldNames) as ImportField[];
  protected readonly fates = Object.keys(fateNames) as RowFate[];

  protected readonly allowed = computed(() => this.session.me()?.modules.includes('CRM') ?? false);
  protected readonly failure = signal<string | null>(null);
  protected readonly fate = signal<RowFate>('INVALID');
  protected readonly run = new ImportRun({
    upload: (file) => this.upload(file),
    start: async (importId, mapping, dryRun) => {
      const input = { importId, mapping, dryRun };
      return (await this.graphql.run(ImportContactsDocument, { input })).importContacts.contactImport;
    },
    state: (id) => this.state(id),
    progress: (id) =>
      this.state(id).catch((error: unknown) => {
        if (UNREACHABLE.has(toGraphqlFailure(error).code)) return null;
        throw error;
      }),
    pause: () => new Promise((done) => setTimeout(done, PAUSE_MS)),
  });
  protected readonly rows = new PagedList<Row>(async (after) => {
    const variables = { id: this.run.file()?.id ?? '', fate: this.fate(), first: 50, after };
    const { edges, pageInfo } = (await this.graphql.run(ContactImportRowsDocument, variables)).contactImport.rows;
    return { edges: edges.map(({ node }) => ({ node: { ...node, id: String(node.at) } })), pageInfo };
  });
  protected readonly unfinished = signal<readonly ContactImport[]>([]);
  protected readonly percent = computed(() =>
    new Intl.NumberFormat(this.language.active(), { style: 'percent' }).format(this.run.progress()),
  );

  constructor() {
    inject(DestroyRef).onDestroy(() => this.run.leave());
    effect(() => {
      const step = this.run.step();
      this.fate();
      if (step === 'TRIED' || step === 'DONE') untracked(() => void this.rows.reload());
      if (step === 'FILE' && this.allowed()) untracked(() => void this.doing(() => this.loadUnfinished()));
    });
  }

  protected fieldOf(value: string): ImportField | null {
    return this.fields.find((field) => field === value) ?? null;
  }

  protected countOf(fate: RowFate): number {
    const file = this.run.file();
    if (!file) return 0;
    const { created, updated, unchanged, duplicates, invalid } = file;
    return { CREATED: created, UPDATED: updated, UNCHANGED: unchanged, DUPLICATE: duplicates, INVALID: invalid }[fate];
  }

  protected choose({ files }: HTMLInputElement): Promise<void> {
    const file = files?.[0];
    return this.doing(async () => {
      if (file) await this.run.choose(file);
    });
  }

  protected go(dryRun: boolean): Promise<void> {
    return this.toItsEnd(() => (dryRun ? this.run.try() : this.run.import()));
  }

  protected takeUpLabel({ state }: ContactImport): TextKey {
    return state === 'FAILED' ? 'dir.importGoOnWith' : 'dir.importLookOnAt';
  }

  protected takeUp(file: ContactImport): Promise<void> {
    return this.toItsEnd(() => this.run.takeUp(file));
  }

  private toItsEnd(act: () => Promise<void>): Promise<void> {
    return this.doing(async () => {
      await act();
      if (this.run.file()?.state === 'FAILED') this.failure.set(this.t('dir.importBroken'));
    });
  }

  private async state(id: string): Promise<ContactImport> {
    return (await this.graphql.run(ContactImportDocument, { id })).contactImport;
  }

  private async loadUnfinished(): Promise<void> {
    this.unfinished.set((await this.graphql.run(UnfinishedContactImportsDocument, {})).unfinishedContactImports);
  }

  private async doing(act: () => Promise<void>): Promise<void> {
    this.failure.set(null);
    try {
      await act();
    } catch (error) {
      const { whole, fields } = formErrors(error, this.t);
      this.failure.set(whole ?? Object.values(fields).join(' '));
    }
  }

  private async upload(file: File): Promise<string> {
    const form = new FormData();
    form.append('file', file);
    const response = await fetch('/imports', { method: 'POST', headers: { 'x-clinic-chat': '1' }, body: form });
    const answer = (await response.json().catch(() => null)) as { readonly import?: { readonly id: string } } | null;
    if (!answer?.import) throw this.graphql.noted(refusalOf(response.status, answer));
    return answer.import.id;
  }
}
