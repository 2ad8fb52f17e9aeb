import { Component, effect, inject, input, signal, untracked } from '@angular/core';
import { GraphqlHttp } from '@client/graphql';
import {
  ContactPortalAccessDocument,
  InviteContactDocument,
  type PortalAccessFieldsFragment,
  RevokePortalAccessDocument,
} from '@client/graphql/directories';
import { Banner, Button, injectTexts } from '@client/ui';
import { DateFormats, Skeleton } from '@client/ui/overlay';
import type { ContactCard } from '../directories-api';
import { formErrors } from '../failures';

/** How a patient comes into the portal: a link to hand over, where they are signed in, and the end of it all. */
@Component({
  selector: 'dir-card-access',
  imports: [Banner, Button, Skeleton],
  templateUrl: './card-access.html',
  styleUrl: './card-access.css',
})
export class CardAccess {
  private readonly http = inject(GraphqlHttp);
  protected readonly dates = inject(DateFormats);
  protected readonly t = injectTexts();
  readonly contact = input.required<ContactCard>();

  protected readonly access = signal<PortalAccessFieldsFragment | null>(null);
  protected readonly mayInvite = signal(false);
  /** Shown once: it is stored nowhere. */
  protected readonly link = signal<{ readonly url: string; readonly expiresAt: string } | null>(null);
  protected readonly copied = signal(false);
  protected readonly busy = signal(false);
  protected readonly failure = signal<string | null>(null);

  constructor() {
    effect(() => {
      this.contact();
      untracked(() => void this.load());
    });
  }

  protected load(): Promise<void> {
    return this.doing(async (id) => {
      const { contact } = await this.http.run(ContactPortalAccessDocument, { id });
      this.mayInvite.set(contact.permissions.invite);
      this.access.set(contact.portalAccess);
    });
  }

  protected invite(): Promise<void> {
    return this.doing(async (id) => {
      const { url, expiresAt, contact } = (await this.http.run(InviteContactDocument, { id })).inviteContact;
      this.copied.set(false);
      this.link.set({ url, expiresAt });
      this.access.set(contact.portalAccess);
    });
  }

  protected revoke(): Promise<void> {
    return this.doing(async (id) => {
      const { contact } = (await this.http.run(RevokePortalAccessDocument, { id })).revokePortalAccess;
      this.link.set(null);
      this.access.set(contact.portalAccess);
    });
  }

  protected async copy(url: string): Promise<void> {
    await navigator.clipboard.writeText(url).then(
      () => this.copied.set(true),
      () => undefined,
    );
  }

  private async doing(act: (contactId: string) => Promise<void>): Promise<void> {
    this.busy.set(true);
    this.failure.set(null);
    try {
      await act(this.contact().id);
    } catch (error) {
      const { whole, fields } = formErrors(error, this.t);
      this.failure.set(whole ?? Object.values(fields).join(' '));
    } finally {
      this.busy.set(false);
    }
  }
}
