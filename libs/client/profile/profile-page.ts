import { Component, computed, inject, signal } from '@angular/core';
import { Preferences, type PreferenceValues, Session } from '@client/session';
import { Banner, Button, Icon, Language, injectTexts } from '@client/ui';
import { Choice, type ChoiceOption, Switch } from '@client/ui/dialog';
import { Avatar } from '@client/ui/overlay';
import { DesktopPermission } from './desktop-permission';
import { QuietHoursForm } from './quiet-hours-form';
import { SessionList } from './session-list';
import { TwoStepSection } from './two-step-section';

/** Who one is here, how one wants the product, and where one is signed in. */
@Component({
  selector: 'profile-page',
  imports: [Avatar, Banner, Button, Choice, Icon, QuietHoursForm, SessionList, Switch, TwoStepSection],
  providers: [DesktopPermission],
  templateUrl: './profile-page.html',
  styleUrl: './profile-page.css',
})
export class ProfilePage {
  private readonly speech = inject(Language);
  protected readonly session = inject(Session);
  protected readonly preferences = inject(Preferences);
  protected readonly permission = inject(DesktopPermission);
  protected readonly t = injectTexts();

  protected readonly me = computed(() => this.session.me());
  protected readonly notKept = signal(false);
  protected readonly explaining = signal(false);

  /** A language is written in itself. */
  protected readonly languages: readonly ChoiceOption[] = [
    { value: 'EN', label: 'English', lang: 'en' },
    { value: 'RU', label: 'Русский', lang: 'ru' },
  ];
  protected readonly language = computed(() => this.speech.active().toUpperCase());
  protected readonly themes = computed((): ChoiceOption[] => [
    { value: 'LIGHT', label: this.t('theme.light') },
    { value: 'DARK', label: this.t('theme.dark') },
    { value: 'SYSTEM', label: this.t('theme.system') },
  ]);
  protected readonly textSizes = computed((): ChoiceOption[] => [
    { value: 'NORMAL', label: this.t('profile.textNormal') },
    { value: 'LARGE', label: this.t('profile.textLarge') },
    { value: 'LARGER', label: this.t('profile.textLarger') },
  ]);
  protected readonly notifies = computed(
    () => this.preferences.desktopNotifications() && this.permission.state() === 'granted',
  );

  protected choose(setting: 'language' | 'theme' | 'textSize', value: string): void {
    void this.change({ [setting]: value });
  }

  /** What holds at once may still be refused; then it is taken back and said so. */
  protected async change(change: Partial<PreferenceValues>): Promise<void> {
    this.notKept.set(false);
    await this.preferences.change(change).catch(() => this.notKept.set(true));
  }

  /** Explains before the browser asks; a browser asks only once. */
  protected async toggleNotifications(on: boolean): Promise<void> {
    if (!on) {
      this.explaining.set(false);
      return this.change({ desktopNotifications: false });
    }
    if (this.permission.state() === 'granted') return this.change({ desktopNotifications: true });
    this.explaining.set(true);
  }

  protected async allowNotifications(): Promise<void> {
    const state = await this.permission.ask();
    if (state !== 'granted') return;
    this.explaining.set(false);
    await this.change({ desktopNotifications: true });
  }
}
