import { Component, computed, inject } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { Banner, Button, Icon } from '@client/ui';
import { DateFormats, Skeleton } from '@client/ui/overlay';
import { injectPortalTexts } from '../portal-texts';
import { type Item, PortalInbox } from '../state/portal-inbox';
import { PortalSession } from '../state/portal-session';
import { EmergencyBanner } from './emergency-banner';
import { LanguageSwitch } from './language-switch';

/** "Your messages": what the clinic wrote, the newest first. */
@Component({
  selector: 'portal-list-page',
  imports: [Banner, Button, EmergencyBanner, Icon, LanguageSwitch, RouterLink, Skeleton],
  templateUrl: './list-page.html',
  styleUrls: ['./pane.css', './list-page.css'],
})
export class ListPage {
  private readonly router = inject(Router);
  private readonly session = inject(PortalSession);
  protected readonly inbox = inject(PortalInbox);
  protected readonly dates = inject(DateFormats);
  protected readonly t = injectPortalTexts();
  protected readonly clinic = computed(() => this.session.me()?.clinic.name ?? '');
  protected readonly name = computed(() => this.session.me()?.name ?? '');

  protected readonly nothingYet = computed(
    () => this.inbox.conversations()?.every(({ last }) => last === null) ?? false,
  );

  protected lineOf({ withdrawn, text, files }: Item): string {
    if (withdrawn) return this.t('portal.withdrawn');
    return text || (files[0] ? this.t('portal.fileWith', { name: files[0].name }) : '');
  }

  protected now(): Date {
    return new Date();
  }

  protected async leave(): Promise<void> {
    await this.session.leave();
    await this.router.navigateByUrl('/signed-out');
  }
}
