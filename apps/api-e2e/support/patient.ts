import { type Actor, Refused } from './actor';
import { aContact } from './directory-operations';
import { type Answer, type Credentials, credentialHeaders, type ErrorAnswer, post } from './http';
import type { Operation } from './operations';
import { confirmBirthDate, inviteContact } from './portal-operations';

export const BIRTH_DATE = '1957-03-12';

/** Somebody who comes by the patients' address: signed in, or with nothing in hand. */
export class Patient {
  constructor(
    readonly url: string,
    readonly contactId = '',
    readonly credentials: Credentials = {},
  ) {}

  /** The same patient at another process. */
  at(url: string): Patient {
    return new Patient(url, this.contactId, this.credentials);
  }

  ask<Data, Variables>(operation: Operation<Data, Variables>, variables: Variables): Promise<Answer<Data>> {
    const body = { query: operation.text, variables };
    return post<Data>(`${this.url}/portal`, body, credentialHeaders(this.credentials));
  }

  /** @throws Refused */
  async run<Data, Variables>(operation: Operation<Data, Variables>, variables: Variables): Promise<Data> {
    const { status, data, errors } = await this.ask(operation, variables);
    if (errors || !data) throw new Refused(status, errors ?? []);
    return data;
  }

  /** The one error of a request that must be refused. @throws when it was not */
  async refusal<Data, Variables>(operation: Operation<Data, Variables>, variables: Variables): Promise<ErrorAnswer> {
    const { data, errors } = await this.ask(operation, variables);
    const [error] = errors ?? [];
    if (!error) throw new Error(`a refusal was expected: ${JSON.stringify(data)}`);
    return error;
  }
}

/** What stands behind the # of a link. */
export const tokenOfLink = (url: string): string => new URL(url).hash.slice(1);

/** Makes a link for the contact, as the desk does. */
export async function aPortalLink(desk: Actor, contactId: string): Promise<string> {
  return tokenOfLink((await desk.run(inviteContact, { contactId })).inviteContact.url);
}

/** A patient with a card who has opened their link and confirmed their birth date. */
export async function aPatient(desk: Actor, name: string, more: object = {}): Promise<Patient> {
  const contact = await aContact(desk, { name, birthDate: BIRTH_DATE, ...more });
  const input = { token: await aPortalLink(desk, contact.id), birthDate: BIRTH_DATE, kind: 'PROGRAM' } as const;
  const { token } = (await new Patient(desk.url).run(confirmBirthDate, { input })).confirmBirthDate;
  return new Patient(desk.url, contact.id, { token: token ?? '' });
}
