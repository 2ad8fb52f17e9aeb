export { chatRoutes } from './chat-routes';
export { UnreadTotal } from './unread-total';
