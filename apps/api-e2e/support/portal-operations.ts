import type { Operation } from './operations';

export interface PortalMe {
  readonly name: string;
  readonly language: 'EN' | 'RU' | null;
  readonly clinic: { readonly name: string; readonly phone: string | null };
}

export interface PortalAccess {
  readonly open: boolean;
  readonly invitedAt: string | null;
  readonly inviteExpiresAt: string | null;
  readonly sessions: readonly { readonly id: string; readonly userAgent: string }[];
}

const ACCESS = 'portalAccess { open invitedAt inviteExpiresAt sessions { id userAgent } }';
const ME = 'name language clinic { name phone }';

type ByContact<Key extends string, Data> = Operation<Readonly<Record<Key, Data>>, { contactId: string }>;

export const inviteContact: ByContact<
  'inviteContact',
  { readonly url: string; readonly expiresAt: string; readonly contact: { readonly portalAccess: PortalAccess } }
> = {
  text: `mutation ($contactId: ID!) { inviteContact(contactId: $contactId) { url expiresAt contact { ${ACCESS} } } }`,
};
export const revokePortalAccess: ByContact<
  'revokePortalAccess',
  { readonly contact: { readonly portalAccess: PortalAccess } }
> = {
  text: `mutation ($contactId: ID!) { revokePortalAccess(contactId: $contactId) { contact { ${ACCESS} } } }`,
};
export const portalAccess: ByContact<'contact', { readonly portalAccess: PortalAccess }> = {
  text: `query ($contactId: ID!) { contact(id: $contactId) { ${ACCESS} } }`,
};

export const openPortalLink: Operation<
  { readonly openPortalLink: { readonly clinic: { readonly name: string } } },
  { readonly token: string }
> = { text: 'mutation ($token: String!) { openPortalLink(token: $token) { clinic { name } } }' };
export const confirmBirthDate: Operation<
  { readonly confirmBirthDate: { readonly me: PortalMe; readonly token: string | null } },
  { readonly input: { readonly token: string; readonly birthDate: string; readonly kind?: 'BROWSER' | 'PROGRAM' } }
> = {
  text: `mutation ($input: ConfirmBirthDateInput!) { confirmBirthDate(input: $input) { token me { ${ME} } } }`,
};
export const portalMe: Operation<{ readonly portalMe: PortalMe | null }, Record<string, never>> = {
  text: `query { portalMe { ${ME} } }`,
};
export const setPortalLanguage: Operation<
  { readonly setPortalLanguage: { readonly me: PortalMe } },
  { readonly language: 'EN' | 'RU' }
> = { text: `mutation ($language: Language!) { setPortalLanguage(language: $language) { me { ${ME} } } }` };
export const portalLogOut: Operation<{ readonly portalLogOut: { readonly ended: boolean } }, Record<string, never>> = {
  text: 'mutation { portalLogOut { ended } }',
};
