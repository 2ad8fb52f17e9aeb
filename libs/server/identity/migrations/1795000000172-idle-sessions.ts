import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Says of each live session how it is carried: what counts as use of a browser is not what counts for a program.
 * `live_sessions` stays for processes of the version before, whose prepared statements a new result type would break.
 */
export class IdleSessions1795000000172 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function used_sessions(p_clinic uuid, p_ids uuid[], p_now timestamptz, p_idle interval)
        returns table (
          session_id uuid, kind text, employee_id uuid, name text, "position" text, role text, modules text[],
          last_seen_at timestamptz
        )
        language plpgsql as $$
        #variable_conflict use_column
        begin
          perform set_config('app.clinic', p_clinic::text, true);
          return query
            select s.id, s.kind, e.id, e.name, e."position", e.role, e.modules, s.last_seen_at
            from session s join employee e on e.clinic_id = s.clinic_id and e.id = s.employee_id
            where s.clinic_id = p_clinic and s.id = any (p_ids) and s.ended_at is null
              and s.expires_at > p_now and s.last_seen_at > p_now - p_idle and e.active;
        end $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function used_sessions(uuid, uuid[], timestamptz, interval)');
  }
}
