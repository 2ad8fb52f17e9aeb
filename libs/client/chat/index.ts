export { chatRoutes } from './chat-routes';
export { RoomDialogs } from './room-dialogs/room-dialogs';
