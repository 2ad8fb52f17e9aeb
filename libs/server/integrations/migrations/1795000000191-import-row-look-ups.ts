import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * One index for each question that an import asks about its rows, and no other that could answer it: the rows of a file
 * come faster than anybody counts them, and a planner without statistics takes the wrong one of two.
 */
export class ImportRowLookUps1795000000191 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index contact_import_row_by_key, contact_import_row_by_card, contact_import_row_by_fate;
      create index contact_import_row_by_key on contact_import_row (clinic_id, match_key) where match_key is not null;
      create index contact_import_row_by_card on contact_import_row (clinic_id, card_number)
        where card_number is not null;
      create index contact_import_row_by_fate on contact_import_row (clinic_id, import_id, fate, pass, at)
        where fate is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index contact_import_row_by_key, contact_import_row_by_card, contact_import_row_by_fate;
      create index contact_import_row_by_key on contact_import_row (clinic_id, import_id, match_key)
        where match_key is not null;
      create index contact_import_row_by_card on contact_import_row (clinic_id, import_id, card_number)
        where card_number is not null;
      create index contact_import_row_by_fate on contact_import_row (clinic_id, import_id, fate, pass, at);
    `);
  }
}
