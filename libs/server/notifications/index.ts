export { notificationsContents } from './notifications.contents';
export { NotificationsModule, notificationsResolvers } from './notifications.module';
