import { fromErrors, refusalOf, toGraphqlFailure } from './graphql-failure';

const refusal = {
  message: 'Write something first.',
  extensions: { code: 'VALIDATION_FAILED', fields: [{ field: 'text', message: 'Write something first.' }] },
};

describe('toGraphqlFailure', () => {
  it('keeps code, sentence and fields of an answer with errors', () => {
    const failure = fromErrors([refusal]);
    expect(failure).toMatchObject({ code: 'VALIDATION_FAILED', message: 'Write something first.' });
    expect(failure.fields).toEqual([{ field: 'text', message: 'Write something first.' }]);
  });

  it('reads the same from an answer with an HTTP error status', () => {
    const body = { errors: [{ message: 'Slow down.', extensions: { code: 'RATE_LIMITED', retryAfter: 60 } }] };
    expect(refusalOf(429, body)).toMatchObject({ code: 'RATE_LIMITED', retryAfter: 60 });
  });

  it('calls a missing answer NETWORK: the operation may have run', () => {
    expect(toGraphqlFailure(new TypeError('Failed to fetch')).code).toBe('NETWORK');
  });

  it('calls an answer of somebody else on the way NETWORK as well', () => {
    expect(refusalOf(502, null).code).toBe('NETWORK');
  });

  it('takes a bare 401 for an ended session', () => {
    expect(refusalOf(401, null).code).toBe('UNAUTHENTICATED');
  });
});
