export { DeliveredSends } from './delivery/delivered-sends';
export { groupMessagingContents } from './group-messaging.contents';
export { groupMessagingResolvers, GroupMessagingModule } from './group-messaging.module';
export { PortalDeliveries } from './portal/portal-deliveries.service';
export { type DeliveryPlace, type PortalDelivery, type PortalGroupConversation } from './portal/portal-delivery';
