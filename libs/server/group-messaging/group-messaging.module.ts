import { Module } from '@nestjs/common';
import { MessagingModule } from '@server/messaging';
import { DeliveredSends } from './delivery/delivered-sends';
import { SendDelivery } from './delivery/send-delivery.service';
import { GroupSendResolver } from './group-send.resolver';
import { GroupSendFiles } from './group-send-files';
import { GroupSends } from './group-sends.service';
import { EmailNotices } from './notices/notice-provider';
import { PortalNotices } from './notices/portal-notices.service';
import { PortalDeliveries } from './portal/portal-deliveries.service';
import { GroupSendFeed } from './reports/group-send-feed.service';
import { GroupSendReportController } from './reports/group-send-report.controller';
import { GroupSendReports } from './reports/group-send-reports.service';

/** Every resolver of this library, for the module and for printing the schema. */
export const groupMessagingResolvers = [GroupSendResolver];

/** Messages to groups of patients. */
@Module({
  imports: [MessagingModule],
  controllers: [GroupSendReportController],
  providers: [
    GroupSends,
    GroupSendFiles,
    SendDelivery,
    DeliveredSends,
    GroupSendReports,
    GroupSendFeed,
    PortalDeliveries,
    EmailNotices,
    PortalNotices,
    ...groupMessagingResolvers,
  ],
  exports: [DeliveredSends, PortalDeliveries],
})
export class GroupMessagingModule {}
