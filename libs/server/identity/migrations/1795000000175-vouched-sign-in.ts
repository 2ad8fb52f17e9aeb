import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Finds who an identity provider vouched for: also an employee who was invited and has no password. */
export class VouchedSignIn1795000000175 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Through the first door of sign-in: exactly the row with this email is visible, to this function only.
      create function find_employee_by_email(p_email text)
        returns table (clinic_id uuid, employee_id uuid, active boolean)
        language plpgsql as $$
        #variable_conflict use_column
        begin
          perform set_config('app.sign_in_email', p_email, true);
          return query select e.clinic_id, e.id, e.active from employee e where e.email = p_email;
          perform set_config('app.sign_in_email', '', true);
        end $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function find_employee_by_email(text)');
  }
}
