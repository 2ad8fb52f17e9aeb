import type { Operation } from './operations';

export interface Employee {
  readonly id: string;
  readonly name: string;
  readonly position: string;
  readonly role: 'ADMINISTRATOR' | 'EMPLOYEE';
  readonly modules: readonly string[];
  readonly active: boolean;
  readonly email: string | null;
  readonly version: number;
  readonly invitedUntil: string | null;
  readonly permissions: Readonly<
    Record<'edit' | 'changeRole' | 'deactivate' | 'reactivate' | 'invite' | 'resetTwoStep', boolean>
  >;
}

interface Link {
  readonly url: string;
  readonly expiresAt: string;
}

const EMPLOYEE = `id name position role modules active email version invitedUntil
  permissions { edit changeRole deactivate reactivate invite resetTwoStep }`;

export const employee: Operation<{ readonly employee: Employee }, { readonly id: string }> = {
  text: `query ($id: ID!) { employee(id: $id) { ${EMPLOYEE} } }`,
};

export const createEmployee: Operation<
  { readonly createEmployee: { readonly employee: Employee; readonly invite: Link } },
  { readonly input: Partial<Employee> }
> = {
  text: `mutation ($input: CreateEmployeeInput!) {
    createEmployee(input: $input) { employee { ${EMPLOYEE} } invite { url expiresAt } } }`,
};

export const updateEmployee: Operation<
  { readonly updateEmployee: { readonly employee: Employee } },
  { readonly input: Partial<Employee> }
> = {
  text: `mutation ($input: UpdateEmployeeInput!) { updateEmployee(input: $input) { employee { ${EMPLOYEE} } } }`,
};

export const deactivateEmployee: Operation<
  { readonly deactivateEmployee: { readonly employee: Employee } },
  { readonly id: string }
> = { text: `mutation ($id: ID!) { deactivateEmployee(id: $id) { employee { ${EMPLOYEE} } } }` };

export const reactivateEmployee: Operation<
  { readonly reactivateEmployee: { readonly employee: Employee } },
  { readonly id: string }
> = { text: `mutation ($id: ID!) { reactivateEmployee(id: $id) { employee { ${EMPLOYEE} } } }` };

export const inviteEmployee: Operation<
  { readonly inviteEmployee: { readonly employee: Employee; readonly invite: Link } },
  { readonly id: string }
> = { text: `mutation ($id: ID!) { inviteEmployee(id: $id) { employee { ${EMPLOYEE} } invite { url expiresAt } } }` };

export const setPasswordByLink: Operation<
  {
    readonly setPasswordByLink: { readonly token: string; readonly me: { readonly employee: { readonly id: string } } };
  },
  { readonly input: { readonly token: string; readonly password: string; readonly kind?: string } }
> = {
  text: `mutation ($input: SetPasswordByLinkInput!) { setPasswordByLink(input: $input) { token me { employee { id } } } }`,
};

export const changePassword: Operation<
  { readonly changePassword: { readonly changed: boolean } },
  { readonly input: { readonly currentPassword: string; readonly newPassword: string } }
> = { text: `mutation ($input: ChangePasswordInput!) { changePassword(input: $input) { changed } }` };

export function tokenIn(url: string): string {
  return new URL(url).hash.slice(1);
}
