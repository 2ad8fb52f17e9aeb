export { groupSendRoutes } from './group-send-routes';
