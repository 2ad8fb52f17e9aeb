// What only the part that notifies asks: it is fetched after the first view.
export { PushPublicKeyDocument, SubscribeToPushDocument, UnsubscribeFromPushDocument } from './generated/push';
