import { plainToInstance, Transform } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUrl,
  Matches,
  Max,
  Min,
  ValidateIf,
  validateSync,
} from 'class-validator';

const asNumber = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? Number(value) : value));
const asBoolean = Transform(({ value }: { value: unknown }) =>
  value === 'true' ? true : value === 'false' ? false : value,
);

const withOtherOidc = ValidateIf(({ OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME }: Config) =>
  [OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME].some((value) => value !== undefined),
);
const TOGETHER = 'and is set together with the other OIDC_ variables';

const MEBIBYTE = 1_024 * 1_024;

/** The whole configuration. Names are those of the environment variables; docs/operations.md lists them. */
export class Config {
  @IsIn(['development', 'production', 'test'])
  readonly NODE_ENV: 'development' | 'production' | 'test' = 'production';

  @IsString()
  readonly HOST: string = '127.0.0.1';

  /** 0 takes any free port: for tests. */
  @asNumber
  @IsInt()
  @Min(0)
  @Max(65_535)
  readonly PORT: number = 3000;

  /** The connection that owns the schema: it runs the migrations and makes the restricted role. */
  @Matches(/^postgres(ql)?:\/\/\S+$/, { message: 'must look like postgres://user:password@host:port/database' })
  readonly DATABASE_URL: string;

  /** A ready-made restricted role to serve requests with; made from DATABASE_URL when absent. */
  @IsOptional()
  @Matches(/^postgres(ql)?:\/\/\S+$/, { message: 'must look like postgres://user:password@host:port/database' })
  readonly DATABASE_APP_URL?: string;

  @asNumber
  @IsInt()
  @Min(2)
  @Max(200)
  readonly DATABASE_POOL: number = 10;

  /** The address people open, such as https://chat.clinic.example. Its origin is the only one browsers may call from. */
  @IsOptional()
  @IsUrl({ require_tld: false, require_protocol: true, protocols: ['http', 'https'] })
  readonly PUBLIC_URL?: string;

  /** How many proxies stand before us, each adding to X-Forwarded-For; 0 when browsers connect directly. */
  @asNumber
  @IsInt()
  @Min(0)
  @Max(10)
  readonly TRUST_PROXY: number = 0;

  /** Folder of the built staff client; without it only the API is served. */
  @IsOptional()
  @IsString()
  readonly WEB_ROOT?: string;

  /** Folder of the built portal of the patients, served under /p. */
  @IsOptional()
  @IsString()
  readonly PORTAL_ROOT?: string;

  /** Folder of the uploaded files, in `files/`. All processes of an installation share it. */
  @IsString()
  readonly DATA_DIR: string = '.data';

  /** Largest file that may be uploaded, in bytes. */
  @asNumber
  @IsInt()
  @Min(1_024)
  @Max(1_024 * MEBIBYTE)
  readonly FILE_MAX_BYTES: number = 25 * MEBIBYTE;

  /** What the files of one person may take, in MiB. */
  @asNumber
  @IsInt()
  @Min(1)
  readonly FILE_QUOTA_PERSON_MIB: number = 1_024;

  /** What the files that one patient sends may take, in MiB. */
  @asNumber
  @IsInt()
  @Min(1)
  readonly FILE_QUOTA_PATIENT_MIB: number = 200;

  /** What the files of one clinic may take, in MiB. */
  @asNumber
  @IsInt()
  @Min(1)
  readonly FILE_QUOTA_CLINIC_MIB: number = 100 * 1_024;

  /** Seconds between two looks for files to remove and to check again. */
  @asNumber
  @IsInt()
  @Min(1)
  @Max(3_600)
  readonly FILE_SWEEP_SECONDS: number = 60;

  /** The virus scanner clamd, over TCP. Without CLAMD_HOST and CLAMD_SOCKET files are not scanned. */
  @IsOptional()
  @IsString()
  readonly CLAMD_HOST?: string;

  @asNumber
  @IsInt()
  @Min(1)
  @Max(65_535)
  readonly CLAMD_PORT: number = 3310;

  /** The virus scanner clamd, by its Unix socket. */
  @IsOptional()
  @IsString()
  readonly CLAMD_SOCKET?: string;

  @IsIn(['silent', 'error', 'warn', 'info', 'debug'])
  readonly LOG_LEVEL: 'silent' | 'error' | 'warn' | 'info' | 'debug' = 'info';

  /** Hours after which a session ends whatever happens. */
  @asNumber
  @IsInt()
  @Min(1)
  @Max(24 * 30)
  readonly SESSION_HOURS: number = 12;

  /** Minutes without a person after which a browser covers its page; two more, and its session ends. */
  @asNumber
  @IsInt()
  @Min(1)
  @Max(24 * 60)
  readonly SESSION_IDLE_MINUTES: number = 15;

  /** Days without any use after which a patient's session in the portal ends. */
  @asNumber
  @IsInt()
  @Min(1)
  @Max(365)
  readonly PORTAL_SESSION_DAYS: number = 30;

  /** Seconds after which a patient who has not read a send is told by email that there is something. */
  @asNumber
  @IsInt()
  @Min(0)
  @Max(86_400)
  readonly PORTAL_NOTICE_DELAY_SECONDS: number = 900;

  /** Milliseconds between two looks for patients to be told. */
  @asNumber
  @IsInt()
  @Min(50)
  @Max(600_000)
  readonly PORTAL_NOTICE_POLL_MS: number = 15_000;

  /** Whom push services may write to: mailto: or https:; the PUBLIC_URL when absent. */
  @IsOptional()
  @Matches(/^(mailto:\S+@\S+|https:\/\/\S+)$/, { message: 'must be a mailto: or https: address' })
  readonly PUSH_CONTACT?: string;

  /** The mail server, as smtp://user:password@host:port or smtps://. Without it nothing is mailed. */
  @IsOptional()
  @Matches(/^smtps?:\/\/\S+$/, { message: 'must look like smtp://user:password@host:port' })
  readonly SMTP_URL?: string;

  /** Whom mails come from. */
  @Matches(/^[^\s@]+@[^\s@]+$/, { message: 'must be an email address' })
  readonly MAIL_FROM: string = 'no-reply@localhost';

  /** The identity provider of the clinic (OpenID Connect), by its issuer. All four or none. */
  @withOtherOidc
  @Matches(/^(https:\/\/[^\s?#@]+|http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?(\/[^\s?#@]*)?)$/, {
    message: `must be an https: address (http: on loopback only) ${TOGETHER}`,
  })
  readonly OIDC_ISSUER?: string;

  @withOtherOidc
  @Matches(/^\S{1,200}$/, { message: `must be the id that the provider gave ${TOGETHER}` })
  readonly OIDC_CLIENT_ID?: string;

  /** Also seals the cookie of a sign-in under way: everybody can guess at it, so it must not be guessable. */
  @withOtherOidc
  @Matches(/^\S{24,500}$/, { message: `must have 24 characters at least ${TOGETHER}` })
  readonly OIDC_CLIENT_SECRET?: string;

  /** What the button on the log-in page calls the provider. */
  @withOtherOidc
  @Matches(/^\S.{0,39}$/, { message: `must have 1 to 40 characters ${TOGETHER}` })
  readonly OIDC_NAME?: string;

  /** Milliseconds after which a message is pushed to who has no app open. */
  @asNumber
  @IsInt()
  @Min(0)
  @Max(600_000)
  readonly PUSH_AFTER_MS: number = 5_000;

  /** Milliseconds after that until it is pushed to who has an app open and has not read it. */
  @asNumber
  @IsInt()
  @Min(0)
  @Max(3_600_000)
  readonly PUSH_UNREAD_AFTER_MS: number = 120_000;

  /** Milliseconds in which a message to groups can be taken back before it goes out. */
  @asNumber
  @IsInt()
  @Min(0)
  @Max(600_000)
  readonly GROUP_SEND_HOLD_MS: number = 10_000;

  /** How many recipients of a message to groups are served in one transaction. */
  @asNumber
  @IsInt()
  @Min(1)
  @Max(50_000)
  readonly GROUP_SEND_BATCH: number = 5_000;

  /** Push to http on 127.0.0.1 as well: for tests. */
  @asBoolean
  @IsBoolean()
  readonly PUSH_ALLOW_LOOPBACK: boolean = false;

  /** Fill an empty database with the demo clinic. */
  @asBoolean
  @IsBoolean()
  readonly SEED_DEMO: boolean = false;

  /** Answer introspection queries; on outside production, for tools. */
  @IsOptional()
  @asBoolean
  @IsBoolean()
  readonly INTROSPECTION?: boolean;

  get introspection(): boolean {
    return this.INTROSPECTION ?? this.NODE_ENV !== 'production';
  }

  /** Whether browsers reach us over TLS: the session cookie is then `__Host-` and Secure. */
  get secure(): boolean {
    return this.PUBLIC_URL?.startsWith('https://') ?? false;
  }

  /** The origins that a browser may call from, given the port that is really listened on. */
  allowedOrigins(port: number): readonly string[] {
    if (this.PUBLIC_URL) return [new URL(this.PUBLIC_URL).origin];
    return [`http://localhost:${port}`, `http://127.0.0.1:${port}`];
  }
}

/** A wrong environment. The message names variables and rules, never values. */
export class ConfigError extends Error {}

/** @throws ConfigError listing every wrong variable */
export function loadConfig(environment: NodeJS.ProcessEnv): Config {
  const known = Object.fromEntries(
    Object.entries(environment).filter(([name, value]) => /^[A-Z_]+$/.test(name) && value !== ''),
  );
  const config = plainToInstance(Config, known, { exposeDefaultValues: true });
  const errors = validateSync(config, { forbidUnknownValues: false });
  if (errors.length > 0) {
    const lines = errors.map(
      ({ property, constraints }) => `  ${property}: ${Object.values(constraints ?? {}).join('; ')}`,
    );
    throw new ConfigError(`The environment is not right:\n${lines.join('\n')}`);
  }
  return config;
}
