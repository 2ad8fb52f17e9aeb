import type { Operation } from './operations';

export interface Subscription {
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
}
export const pushPublicKey: Operation<{ pushPublicKey: string }, object> = { text: '{ pushPublicKey }' };
export const subscribeToPush: Operation<{ subscribeToPush: { subscribed: boolean } }, { input: Subscription }> = {
  text: 'mutation ($input: PushSubscriptionInput!) { subscribeToPush(input: $input) { subscribed } }',
};
export const unsubscribeFromPush: Operation<{ unsubscribeFromPush: { subscribed: boolean } }, object> = {
  text: 'mutation { unsubscribeFromPush { subscribed } }',
};
