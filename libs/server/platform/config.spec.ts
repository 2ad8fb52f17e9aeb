import { ConfigError, loadConfig } from './config';

const DATABASE_URL = 'postgres://owner:secret@127.0.0.1:5432/chat';

describe('the configuration', () => {
  it('needs no more than the database: everything else has a value that is safe', () => {
    expect(loadConfig({ DATABASE_URL })).toMatchObject({
      DATABASE_URL,
      NODE_ENV: 'production',
      HOST: '127.0.0.1',
      PORT: 3000,
      SEED_DEMO: false,
      introspection: false,
      secure: false,
    });
  });

  it('reads numbers and booleans from text, and takes an empty variable for an absent one', () => {
    const config = loadConfig({
      DATABASE_URL,
      PORT: '8080',
      SEED_DEMO: 'true',
      SESSION_HOURS: '',
      INTROSPECTION: 'false',
    });
    expect(config).toMatchObject({ PORT: 8080, SEED_DEMO: true, SESSION_HOURS: 12, introspection: false });
  });

  it('ignores the rest of the environment', () => {
    expect(loadConfig({ DATABASE_URL, PATH: '/bin', npm_config_port: '1', npm_PORT: '1' }).PORT).toBe(3000);
  });

  it.each([
    ['DATABASE_URL', undefined],
    ['DATABASE_URL', 'mysql://hunter2@host/db'],
    ['DATABASE_APP_URL', 'hunter2'],
    ['PORT', 'hunter2'],
    ['PORT', '70000'],
    ['PORT', '1.5'],
    ['NODE_ENV', 'hunter2'],
    ['LOG_LEVEL', 'hunter2'],
    ['PUBLIC_URL', 'hunter2'],
    ['PUBLIC_URL', 'ftp://hunter2'],
    ['SESSION_HOURS', '0'],
    ['SESSION_IDLE_MINUTES', '-1'],
    ['DATABASE_POOL', '1'],
    ['SEED_DEMO', 'hunter2'],
    ['SMTP_URL', 'hunter2'],
    ['MAIL_FROM', 'hunter2'],
    ['OIDC_ISSUER', 'http://hunter2.example'],
    ['INTROSPECTION', 'hunter2'],
  ])('refuses a wrong %s (%s) by its name, and never shows its value', (name, value) => {
    const load = () => loadConfig({ DATABASE_URL, [name]: value });
    expect(load).toThrow(ConfigError);
    expect(load).toThrow(new RegExp(`^The environment is not right:\\n  ${name}: `));
    expect(load).not.toThrow('hunter2');
  });

  it('takes an identity provider whole, over https or on loopback, and with a secret that nobody guesses', () => {
    const oidc = {
      OIDC_ISSUER: 'https://id.clinic.example/realm',
      OIDC_CLIENT_ID: 'clinic-chat',
      OIDC_CLIENT_SECRET: 'a'.repeat(24),
      OIDC_NAME: 'Clinic ID',
    };
    const load = (changed: object) => () => loadConfig({ DATABASE_URL, ...oidc, ...changed });
    expect(load({})()).toMatchObject(oidc);
    for (const issuer of ['http://127.0.0.1:1234', 'http://localhost:1234/realm', 'http://[::1]']) {
      expect(load({ OIDC_ISSUER: issuer })().OIDC_ISSUER).toBe(issuer);
    }
    for (const name of Object.keys(oidc)) expect(load({ [name]: '' })).toThrow(new RegExp(`\\n  ${name}: `));
    for (const issuer of [
      'http://id.clinic.example',
      'http://localhost.clinic.example',
      'http://localhost@clinic.example',
      'http://127.0.0.1:80@clinic.example',
      'ftp://127.0.0.1',
    ]) {
      expect(load({ OIDC_ISSUER: issuer })).toThrow('OIDC_ISSUER');
    }
    expect(load({ OIDC_CLIENT_SECRET: 'a'.repeat(23) })).toThrow('OIDC_CLIENT_SECRET');
  });

  it('lists every wrong variable at once', () => {
    const load = () => loadConfig({ PORT: 'x', LOG_LEVEL: 'x' });
    for (const name of ['DATABASE_URL', 'PORT', 'LOG_LEVEL']) expect(load).toThrow(name);
  });

  it('lets browsers call from the address that people open, and from no other', () => {
    const config = loadConfig({ DATABASE_URL, PUBLIC_URL: 'https://chat.clinic.example/start' });
    expect(config.allowedOrigins(3000)).toEqual(['https://chat.clinic.example']);
    expect(config.secure).toBe(true);
    expect(loadConfig({ DATABASE_URL }).allowedOrigins(4321)).toEqual([
      'http://localhost:4321',
      'http://127.0.0.1:4321',
    ]);
  });
});
