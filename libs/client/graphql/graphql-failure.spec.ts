import { HttpErrorResponse } from '@angular/common/http';

import { fromErrors, toGraphqlFailure } from './graphql-failure';

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
    const response = new HttpErrorResponse({
      status: 429,
      error: { errors: [{ message: 'Slow down.', extensions: { code: 'RATE_LIMITED', retryAfter: 60 } }] },
    });
    expect(toGraphqlFailure(response)).toMatchObject({ code: 'RATE_LIMITED', retryAfter: 60 });
  });

  it('calls a missing answer NETWORK: the operation may have run', () => {
    expect(toGraphqlFailure(new HttpErrorResponse({ status: 0 })).code).toBe('NETWORK');
  });

  it('takes a bare 401 for an ended session', () => {
    expect(toGraphqlFailure(new HttpErrorResponse({ status: 401 })).code).toBe('UNAUTHENTICATED');
  });
});
