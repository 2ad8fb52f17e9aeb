import type { PersonSpec } from '../support/clinic';

/** Whoever may come with a request, as far as a verdict depends on it. */
export interface Viewer {
  readonly signedIn: boolean;
  /** Comes by the patients' address, and is no employee. */
  readonly patient: boolean;
  readonly administrator: boolean;
  readonly chat: boolean;
  readonly crm: boolean;
  readonly clinic: 'OWN' | 'OTHER';
  /** Of the room of the world, whose messages the author wrote; of patients, of the conversation of one of them. */
  readonly room: 'AUTHOR' | 'MEMBER' | 'LEFT' | 'NEVER';
}

const nobody: Viewer = {
  signedIn: false,
  patient: false,
  administrator: false,
  chat: false,
  crm: false,
  clinic: 'OWN',
  room: 'NEVER',
};
const employee: Viewer = { ...nobody, signedIn: true };

/** Every kind of caller. A new kind, such as a program with a token, is one line here and its rights in the rules. */
export const viewers = {
  author: { ...employee, chat: true, room: 'AUTHOR' },
  member: { ...employee, chat: true, room: 'MEMBER' },
  administratorInRoom: { ...employee, administrator: true, chat: true, crm: true, room: 'MEMBER' },
  administratorElsewhere: { ...employee, administrator: true, chat: true },
  administratorWithoutModules: { ...employee, administrator: true },
  exMember: { ...employee, chat: true, room: 'LEFT' },
  stranger: { ...employee, chat: true, crm: true },
  crmOnly: { ...employee, crm: true, room: 'MEMBER' },
  neither: { ...employee, room: 'MEMBER' },
  deactivated: nobody,
  otherClinic: { ...employee, administrator: true, chat: true, crm: true, clinic: 'OTHER' },
  patient: { ...nobody, signedIn: true, patient: true, room: 'AUTHOR' },
  otherPatient: { ...nobody, signedIn: true, patient: true },
  anonymous: nobody,
} as const satisfies Readonly<Record<string, Viewer>>;

export type ViewerName = keyof typeof viewers;

/** The employee behind a kind of caller. Who loses modules had all of them while the room was made. */
export function personOf({ administrator, chat, crm, room }: Viewer): PersonSpec {
  const had = room !== 'NEVER' && !chat;
  return {
    role: administrator ? 'ADMINISTRATOR' : 'EMPLOYEE',
    modules: [...(chat || had ? (['CHAT'] as const) : []), ...(crm ? (['CRM'] as const) : [])],
  };
}
