import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Finds the people of a file by their name, in use or not. While a table grows and nobody has counted it yet, several
 * indexes that begin with the clinic look alike to the planner. The condition is there to be named: it makes this one
 * the only choice for that question, and no choice for the checks of foreign keys, whose plans last.
 */
export class ContactsByPerson1795000000190 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create index contact_by_person on contact (clinic_id, sort_name, birth_date) where sort_name <> ''`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index contact_by_person');
  }
}
