import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { Session } from './session';
import { signedInGuard } from './session-guard';
import { RecordedApi } from './testing/recorded-api';

@Component({ selector: 'session-test-page', template: 'page' })
class Page {}

@Component({ selector: 'session-test-log-in', template: 'log in' })
class LogIn {}

const me = {
  employee: { id: 'anna', name: 'Anna Petrova', position: 'Cardiologist', role: 'EMPLOYEE', active: true },
  email: 'anna@demo.clinic',
  modules: ['CHAT'],
  clinic: { id: 'clinic', name: 'Alpaca Clinic', messageEditMinutes: 15 },
  session: { id: 'session', expiresAt: '2026-03-26T00:00:00Z' },
  idleMinutes: 15,
};
const refusal = (code: string) => ({ data: null, errors: [{ message: 'No.', extensions: { code } }] });

describe('Session', () => {
  let session: Session;
  let api: RecordedApi;
  const answer = (body: object) => api.expectOne().flush(body);

  beforeEach(() => {
    TestBed.configureTestingModule({
      providers: [
        provideRouter([
          { path: 'chat', component: Page, canActivate: [signedInGuard] },
          { path: 'login', component: LogIn },
        ]),
      ],
    });
    session = TestBed.inject(Session);
    api = new RecordedApi();
  });

  it('asks once who is signed in', async () => {
    const started = session.start();
    answer({ data: { me } });
    expect(await started).toBe('signed-in');
    expect(session.me()?.employee.name).toBe('Anna Petrova');
    expect(await session.start()).toBe('signed-in');
    expect(api.take()).toEqual([]);
  });

  it('sends a header that a form of another site cannot set', () => {
    void session.start();
    const { init } = api.expectOne();
    expect(init).toMatchObject({ method: 'POST', headers: { 'apollo-require-preflight': 'true' } });
  });

  it('tells nobody signed in from nobody reached', async () => {
    const started = session.start();
    api.expectOne().drop();
    expect(await started).toBe('unreachable');
  });

  it('keeps who it was when the session ends under a page in use', async () => {
    const started = session.start();
    answer({ data: { me } });
    await started;
    session.ended();
    expect(session.state()).toBe('ended');
    expect(session.me()?.email).toBe('anna@demo.clinic');

    const again = session.logIn('anna@demo.clinic', 'right');
    answer({ data: { logIn: { me } } });
    await again;
    expect(session.state()).toBe('signed-in');
  });

  it('takes a refused log-in for nothing but that', async () => {
    const started = session.start();
    answer({ data: { me: null } });
    await started;
    const attempt = session.logIn('anna@demo.clinic', 'wrong');
    answer(refusal('UNAUTHENTICATED'));
    await expect(attempt).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(session.state()).toBe('signed-out');
  });

  it('sends who is not signed in to the log-in page, which knows the way back', async () => {
    const navigation = RouterTestingHarness.create('/chat');
    await new Promise((done) => setTimeout(done));
    answer({ data: { me: null } });
    const harness = await navigation;
    expect(harness.routeNativeElement?.textContent).toBe('log in');
    expect(TestBed.inject(Session).state()).toBe('signed-out');
  });

  it('lets who is signed in pass', async () => {
    const navigation = RouterTestingHarness.create('/chat');
    await new Promise((done) => setTimeout(done));
    answer({ data: { me } });
    expect((await navigation).routeNativeElement?.textContent).toBe('page');
  });
});
