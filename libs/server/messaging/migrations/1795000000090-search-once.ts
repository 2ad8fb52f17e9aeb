import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is searched is read once per query; before, PostgreSQL read the text of it anew for every row. */
export class SearchOnce1795000000090 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter policy searched on chat_message_words using (
        clinic_id = current_clinic() and words @@ (select nullif(current_setting('app.search', true), '')::tsquery))
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter policy searched on chat_message_words using (
        clinic_id = current_clinic() and words @@ nullif(current_setting('app.search', true), '')::tsquery)
    `);
  }
}
