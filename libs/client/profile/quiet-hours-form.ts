import { Component, computed, inject, output } from '@angular/core';
import { Preferences, type PreferenceValues } from '@client/session';
import { injectTexts } from '@client/ui';
import { Switch } from '@client/ui/dialog';

const START = '22:00';
const END = '07:00';

/** From when until when nothing disturbs, on the clock of which place. */
@Component({
  selector: 'profile-quiet-hours',
  imports: [Switch],
  template: `
    <ui-switch
      [label]="t('profile.quietHours')"
      [hint]="t('profile.quietHoursHint')"
      [checked]="on()"
      (toggled)="toggle($event)"
    />
    @if (on()) {
      <div class="fields" role="group" [attr.aria-label]="t('profile.quietHours')">
        <label>
          <span>{{ t('profile.quietFrom') }}</span>
          <input
            #from
            type="time"
            required
            [value]="preferences.quietHoursStart()"
            (change)="set({ quietHoursStart: from.value })"
          />
        </label>
        <label>
          <span>{{ t('profile.quietUntil') }}</span>
          <input
            #until
            type="time"
            required
            [value]="preferences.quietHoursEnd()"
            (change)="set({ quietHoursEnd: until.value })"
          />
        </label>
        <label class="zone">
          <span>{{ t('profile.timeZone') }}</span>
          <select #zone (change)="set({ timeZone: zone.value })">
            @for (name of zones; track name) {
              <option [value]="name" [selected]="name === preferences.timeZone()">
                {{ name.replaceAll('_', ' ') }}
              </option>
            }
          </select>
        </label>
      </div>
    }
  `,
  styleUrl: './quiet-hours-form.css',
})
export class QuietHoursForm {
  protected readonly preferences = inject(Preferences);
  protected readonly t = injectTexts();

  readonly changed = output<Partial<PreferenceValues>>();

  protected readonly on = computed(() => this.preferences.quietHoursStart() !== null);
  private readonly here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  protected readonly zones = [
    ...new Set([this.here, this.preferences.timeZone() ?? this.here, ...Intl.supportedValuesOf('timeZone'), 'UTC']),
  ].sort();

  protected toggle(on: boolean): void {
    const zone = this.preferences.timeZone() ?? this.here;
    this.changed.emit(
      on
        ? { quietHoursStart: START, quietHoursEnd: END, timeZone: zone }
        : { quietHoursStart: null, quietHoursEnd: null },
    );
  }

  /** A time that is half typed is not one yet. */
  protected set(change: Partial<PreferenceValues>): void {
    if (Object.values(change).every((value) => value !== '')) this.changed.emit(change);
  }
}
