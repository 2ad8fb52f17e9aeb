import { audienceOf, withoutAudience } from './audience';

describe('the address says who calls', () => {
  it.each([
    ['/portal/graphql', 'PATIENT', '/graphql'],
    ['/portal/graphql?x=1', 'PATIENT', '/graphql?x=1'],
    ['/portal/files', 'PATIENT', '/files'],
    ['/portal/files/1/thumbnail', 'PATIENT', '/files/1/thumbnail'],
    ['/graphql', 'STAFF', '/graphql'],
    ['/files/1', 'STAFF', '/files/1'],
    ['/portal/graphqls', 'STAFF', '/portal/graphqls'],
    ['/portal/livez', 'STAFF', '/portal/livez'],
    ['/x/portal/graphql', 'STAFF', '/x/portal/graphql'],
    ['//portal/graphql', 'STAFF', '//portal/graphql'],
  ])('%s is of %s and leads to %s', (url, audience, handler) => {
    expect([audienceOf(url), withoutAudience(url)]).toEqual([audience, handler]);
  });

  it('belongs to employees where there is none', () => {
    expect(audienceOf(undefined)).toBe('STAFF');
  });
});
