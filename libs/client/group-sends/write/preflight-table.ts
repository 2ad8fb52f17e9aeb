import { Component, computed, input } from '@angular/core';
import { type TextKey, injectTexts } from '@client/ui';
import type { Preflight } from '../group-sends-api';

const always: readonly (readonly [keyof Preflight, TextKey])[] = [
  ['memberships', 'sends.memberships'],
  ['duplicates', 'sends.duplicates'],
  ['patients', 'sends.distinct'],
];
const whereAny: readonly (readonly [keyof Preflight, TextKey])[] = [
  ['archived', 'sends.archived'],
  ['optedOut', 'sends.optedOut'],
  ['withoutConsent', 'sends.noConsent'],
  ['withoutPortalAccess', 'sends.noAccess'],
];

/** Whom a send will reach, and how many it cannot reach for which reason. */
@Component({
  selector: 'sends-preflight-table',
  template: `<table>
    <caption class="sr-only">
      {{
        t('sends.recipients')
      }}
    </caption>
    <tbody>
      @for (row of rows(); track row.key) {
        <tr>
          <th scope="row">{{ t(row.key) }}</th>
          <td>{{ row.value }}</td>
        </tr>
      }
      <tr class="total">
        <th scope="row">{{ t('sends.willReceive') }}</th>
        <td>{{ preflight().recipients }}</td>
      </tr>
    </tbody>
  </table>`,
  styles: `
    table {
      width: 100%;
      border-collapse: collapse;
    }
    th {
      padding: 8px 0;
      font-weight: 400;
      text-align: start;
    }
    td {
      text-align: end;
      font-variant-numeric: tabular-nums;
    }
    tr + tr > * {
      border-top: 1px solid var(--line);
    }
    .total > * {
      font-weight: 650;
    }
  `,
})
export class PreflightTable {
  readonly preflight = input.required<Preflight>();
  protected readonly t = injectTexts();
  protected readonly rows = computed(() => {
    const counted = this.preflight();
    const shown = [...always, ...whereAny.filter(([field]) => counted[field] > 0)];
    return shown.map(([field, key]) => ({ key, value: counted[field] }));
  });
}
