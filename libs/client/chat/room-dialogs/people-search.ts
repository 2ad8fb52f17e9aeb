import { type Signal, effect, inject, signal } from '@angular/core';
import type { EmployeeRole } from '@client/graphql/cache';
import { type Translate } from '@client/ui';
import { type PickablePerson } from '@client/ui/dialog';
import { RoomMembersApi } from './room-members-api';
import type { Person } from '../state/chat-types';

const DEBOUNCE_MS = 150;

export interface PeopleSearch {
  readonly people: Signal<readonly PickablePerson[]>;
  readonly loading: Signal<boolean>;
  readonly failed: Signal<boolean>;
}

/** Asks the server for active people as the query changes. `excluded`: ids of those who cannot be chosen. */
export function searchPeople(
  query: Signal<string>,
  role: EmployeeRole | null,
  excluded: () => ReadonlySet<string>,
  t: Translate,
): PeopleSearch {
  const api = inject(RoomMembersApi);
  const people = signal<readonly PickablePerson[]>([]);
  const loading = signal(true);
  const failed = signal(false);
  effect((cleanUp) => {
    const asked = query().trim();
    let current = true;
    loading.set(true);
    const ask = async () => {
      try {
        const found = await api.people(asked, role);
        if (!current) return;
        const fit = found.filter(({ id, active }) => active && !excluded().has(id));
        people.set(fit.map((person) => pickable(person, t)));
        failed.set(false);
      } catch {
        if (current) failed.set(true);
      }
      if (current) loading.set(false);
    };
    const timer = setTimeout(() => void ask(), asked ? DEBOUNCE_MS : 0);
    cleanUp(() => {
      current = false;
      clearTimeout(timer);
    });
  });
  return { people, loading, failed };
}

function pickable({ id, name, position, role }: Person, t: Translate): PickablePerson {
  const notes = [position, ...(role === 'ADMINISTRATOR' ? [t('role.administrator')] : [])];
  return { id, name, note: notes.filter(Boolean).join(' · ') };
}
