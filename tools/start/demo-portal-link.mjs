// A link into the portal for a patient of the demo clinic, made as the desk makes one: good once, for 72 hours.

/** Who makes it, and for whom: see apps/api/demo. */
const DESK = { email: 'elena@demo.clinic', password: 'alpaca-demo' };
const CARD = 'A-1001';
const LOOKED_AGAIN_MS = 250;

/** @typedef {{ name: string, birthDate: string, url: string }} PortalLink */
/** @typedef {{ id: string, name: string, birthDate: string }} Card */
/**
 * What the questions below answer, each one of these.
 * @typedef {{ logIn: { token: string }, contacts: { edges: { node: Card }[] }, inviteContact: { url: string } }} Answers
 */

/**
 * Waits for the server. Null when it stops, or when the demo clinic is no longer what it was.
 * @param {string} address @param {AbortSignal} signal @returns {Promise<PortalLink | null>}
 */
export async function demoPortalLink(address, signal) {
  try {
    await untilReady(address, signal);
    const { logIn } = await ask(
      address,
      'mutation ($email: String!, $password: String!) { logIn(input: { email: $email, password: $password, kind: PROGRAM }) { token } }',
      DESK,
    );
    const asDesk = { authorization: `Bearer ${logIn.token}` };
    try {
      const found = await ask(
        address,
        'query ($card: String!) { contacts(search: $card, first: 1) { edges { node { id name birthDate } } } }',
        { card: CARD },
        asDesk,
      );
      const [edge] = found.contacts.edges;
      if (!edge) return null;
      const { id, name, birthDate } = edge.node;
      const made = await ask(address, 'mutation ($id: ID!) { inviteContact(contactId: $id) { url } }', { id }, asDesk);
      return { name, birthDate, url: made.inviteContact.url };
    } finally {
      await ask(address, 'mutation { logOut { __typename } }', {}, asDesk);
    }
  } catch {
    return null;
  }
}

/** @param {string} address @param {AbortSignal} signal */
async function untilReady(address, signal) {
  for (;;) {
    signal.throwIfAborted();
    const answer = await fetch(`${address}/readyz`, { signal }).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, LOOKED_AGAIN_MS));
  }
}

/** @param {string} address @param {string} query @param {object} variables @param {Record<string, string>} [headers] */
async function ask(address, query, variables, headers = {}) {
  const answer = await fetch(`${address}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = /** @type {{ data?: Answers, errors?: unknown }} */ (await answer.json());
  if (errors || !data) throw new Error('the demo clinic does not answer');
  return data;
}
