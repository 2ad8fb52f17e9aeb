import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { productUnderTest } from './address';

/** People of the demo clinic, by the first part of their address. */
export const people = {
  anna: 'Anna Petrova',
  boris: 'Boris Smirnov',
  clara: 'Clara Novak',
  dmitry: 'Dmitry Orlov',
  elena: 'Elena Volkova',
  fiona: 'Fiona Clark',
  hannah: 'Hannah Weiss',
  ivan: 'Ivan Kuznetsov',
  julia: 'Julia Romanova',
  karim: 'Karim Aliyev',
  lena: 'Lena Fischer',
} as const;
export type PersonKey = keyof typeof people;
export const PASSWORD = 'alpaca-demo';

const DEMO = { id: '0198a000-0000-7000-8000-000000000001', domain: '@demo.clinic' };
/** Who is signed in and who did what belongs to the demo clinic alone. */
const NOT_COPIED = ['account_link', 'audit_entry', 'directory_change', 'push_subscription', 'session'];
const USER_AGENT =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';
const ID = /\b([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-)([0-9a-f]{12})\b/g;

type Contents = readonly [table: string, columns: string, rows: unknown];

/** A clinic of one spec's own: the people, rooms and patients of the demo clinic, under ids and addresses of their own. */
export interface Clinic {
  readonly emailOf: (person: PersonKey) => string;
  /** The token of a new session, past the throttle and the hashing of the log-in. */
  readonly signIn: (person: PersonKey, userAgent?: string) => Promise<string>;
  /** Gives every patient access to the portal, so that they can be sent to. */
  readonly letPatientsIn: () => Promise<void>;
  /** As the portal does it for so many of the patients of the latest send. */
  readonly patientsRead: (many: number) => Promise<void>;
}

/** Makes clinics straight in the database; a worker has one of these. */
export class Clinics {
  private constructor(
    private readonly client: Client,
    private readonly template: string,
    private readonly files: string,
  ) {}

  static async open(): Promise<Clinics> {
    const { database, data } = productUnderTest();
    const client = new Client({ connectionString: database });
    await client.connect();
    // What the database computes of the other columns, it computes again.
    const { rows: tables } = await client.query<{ name: string; columns: string }>(
      `select table_name as name, string_agg(quote_ident(column_name), ', ') filter (where is_generated = 'NEVER') as columns
       from information_schema.columns join information_schema.tables using (table_schema, table_name)
       where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> all ($1) group by table_name
       having bool_or(column_name = 'clinic_id') or table_name = 'clinic'`,
      [NOT_COPIED],
    );
    const contents: Contents[] = [];
    for (const { name, columns } of tables) {
      const { rows } = await client.query<{ all: unknown }>(
        `select jsonb_agg(to_jsonb(t)) as all from ${name} t where ${name === 'clinic' ? 'id' : 'clinic_id'} = $1`,
        [DEMO.id],
      );
      if (rows[0]?.all) contents.push([name, columns, rows[0].all]);
    }
    return new Clinics(client, JSON.stringify(contents), join(data, 'files'));
  }

  async add(): Promise<Clinic> {
    const mask = randomBytes(6);
    const own = (id: string) =>
      id.replace(ID, (_, head: string, tail: string) => head + masked(Buffer.from(tail, 'hex'), mask));
    const id = own(DEMO.id);
    const domain = `@${mask.toString('hex')}.clinic`;
    const contents = JSON.parse(own(this.template).replaceAll(DEMO.domain, domain)) as Contents[];
    // The rows are whole and belong together: no trigger has to add to them, and their order does not matter.
    await this.client.query('begin');
    await this.client.query('set local session_replication_role = replica');
    for (const [table, columns, rows] of contents) {
      await this.client.query(
        `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1::jsonb)`,
        [JSON.stringify(rows)],
      );
    }
    await this.client.query('commit');
    const files = join(this.files, DEMO.id);
    if (existsSync(files)) await cp(files, join(this.files, id), { recursive: true });
    const emailOf = (person: PersonKey) => person + domain;
    return {
      emailOf,
      signIn: (person, userAgent = USER_AGENT) => this.addSession(id, emailOf(person), userAgent),
      letPatientsIn: () => this.letPatientsIn(id),
      patientsRead: (many) => this.patientsRead(id, many),
    };
  }

  private async addSession(clinicId: string, email: string, userAgent: string): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    const { rowCount } = await this.client.query(
      `insert into session (clinic_id, id, employee_id, kind, token_hash, user_agent, created_at, last_seen_at, expires_at)
       select clinic_id, gen_random_uuid(), id, 'BROWSER', $3, $4, now(), now(), now() + interval '1 hour'
       from employee where clinic_id = $1 and email = $2`,
      [clinicId, email, createHash('sha256').update(token).digest(), userAgent],
    );
    if (rowCount !== 1) throw new Error(`nobody has the address ${email}`);
    return token;
  }

  private async letPatientsIn(clinicId: string): Promise<void> {
    await this.client.query(
      `insert into portal_session (clinic_id, id, contact_id, token_hash, user_agent, created_at, last_seen_at, expires_at)
       select clinic_id, gen_random_uuid(), id, sha256(id::text::bytea), '', now(), now(), now() + interval '1 day'
       from contact where clinic_id = $1`,
      [clinicId],
    );
  }

  private async patientsRead(clinicId: string, many: number): Promise<void> {
    await this.client.query(
      `update group_send_recipient set status = 'READ', read_at = now(), delivered_at = now()
       where clinic_id = $1 and (send_id, contact_id) in (
         select send_id, contact_id from group_send_recipient where clinic_id = $1 and status = 'SENT'
         order by send_id desc, contact_id limit $2)`,
      [clinicId, many],
    );
  }

  close(): Promise<void> {
    return this.client.end();
  }
}

function masked(tail: Buffer, mask: Buffer): string {
  return Buffer.from(tail.map((byte, at) => byte ^ (mask[at] ?? 0))).toString('hex');
}
