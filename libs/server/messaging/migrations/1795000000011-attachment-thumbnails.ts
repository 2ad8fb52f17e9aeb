import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Thumbnails are found by their key too: at start the store is compared with what the database knows. */
export class AttachmentThumbnails1795000000011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create unique index stored_file_thumbnail on stored_file (clinic_id, thumbnail_key)
       where thumbnail_key is not null`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index stored_file_thumbnail');
  }
}
