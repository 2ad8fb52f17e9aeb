import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What finds the deliveries that reached patients since a poll looked last, whichever process delivered them. */
export class PortalFeed1795000000151 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('create index group_send_recipient_changes on group_send_recipient (clinic_id, changed_xid)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index group_send_recipient_changes');
  }
}
