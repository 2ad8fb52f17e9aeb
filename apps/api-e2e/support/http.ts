export interface ErrorAnswer {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: {
    readonly code: string;
    readonly fields?: readonly { readonly field: string; readonly message: string }[];
    readonly retryAfter?: number;
  };
}

export interface Answer<Data> {
  readonly status: number;
  readonly headers: Headers;
  readonly data?: Data | null;
  readonly errors?: readonly ErrorAnswer[];
}

/** What a session sends along: a browser its cookie, a program its token. */
export interface Credentials {
  readonly token?: string;
  readonly cookie?: string;
}

export function credentialHeaders({ token, cookie }: Credentials): Record<string, string> {
  return { ...(token !== undefined && { authorization: `Bearer ${token}` }), ...(cookie !== undefined && { cookie }) };
}

/** One GraphQL request over HTTP, whatever the answer is. */
export async function post<Data>(
  url: string,
  body: { readonly query: string; readonly variables?: unknown },
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer<Data>> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  const answer = (await response.json()) as { data?: Data | null; errors?: readonly ErrorAnswer[] };
  return { status: response.status, headers: response.headers, ...answer };
}
