import type { Operation, Page } from './operations';

export interface Notice {
  readonly status: 'TRYING' | 'SENT' | 'FAILED' | 'NO_ADDRESS';
  readonly attempts: number;
}

export const notices: Operation<
  { groupSend: { recipients: Page<{ readonly contactId: string; readonly notice: Notice | null }> } },
  { id: string }
> = {
  text: `query ($id: ID!) { groupSend(id: $id) { recipients(first: 100) {
    edges { cursor node { contactId notice { status attempts } } } pageInfo { hasNextPage endCursor } } } }`,
};
export const requestPortalLink: Operation<{ requestPortalLink: { asked: boolean } }, { email: string }> = {
  text: 'mutation ($email: String!) { requestPortalLink(input: { email: $email }) { asked } }',
};
