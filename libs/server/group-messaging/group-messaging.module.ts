import { Module } from '@nestjs/common';
import { DeliveredSends } from './delivery/delivered-sends';
import { PortalDeliveries } from './portal/portal-deliveries.service';

/** Messages to groups of patients. */
@Module({
  providers: [DeliveredSends, PortalDeliveries],
  exports: [DeliveredSends, PortalDeliveries],
})
export class GroupMessagingModule {}
