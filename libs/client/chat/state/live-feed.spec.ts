import { GraphqlFailure } from '@client/graphql';
import type { SubscriptionReader } from '@client/graphql/realtime';
import { message } from '../testing/sample-messages';
import type { ChatEvent } from './chat-types';
import { LiveFeed } from './live-feed';

describe('LiveFeed', () => {
  let reader: SubscriptionReader<{ chatEvents: ChatEvent }>;
  let subscribed: number;
  let heard: string[];
  let finish: () => void;
  let breakDown: (failure: Error) => void;
  let feed: LiveFeed;
  const hear = (chatEvents: ChatEvent) => reader.next({ chatEvents });
  const ready = (logEpoch = 'a') => hear({ __typename: 'FeedReady', logEpoch });

  beforeEach(() => {
    jest.useFakeTimers();
    subscribed = 0;
    heard = [];
    feed = new LiveFeed(
      (given) => {
        subscribed++;
        reader = given;
        return () => heard.push('unsubscribed');
      },
      {
        catchUp: (anew) => {
          heard.push(anew ? 'start anew' : 'catch up');
          return new Promise<void>((resolve, reject) => {
            finish = resolve;
            breakDown = reject;
          });
        },
        message: ({ id }) => heard.push(`message ${id}`),
        receipts: (roomId) => heard.push(`receipts ${roomId}`),
        unread: ({ roomId }) => heard.push(`unread ${roomId}`),
        accessEnded: (roomId) => heard.push(`ended ${roomId}`),
        preferences: ({ roomId }) => heard.push(`preferences ${roomId}`),
        typing: ({ roomId }) => heard.push(`typing ${roomId}`),
      },
    );
    feed.start();
  });
  afterEach(() => jest.useRealTimers());

  it('is live only after it has caught up', async () => {
    ready();
    expect(feed.state()).toBe('catching-up');
    finish();
    await jest.advanceTimersByTimeAsync(0);
    expect(feed.state()).toBe('live');
  });

  it('hands on every kind of event, also while it catches up', () => {
    ready();
    hear({ __typename: 'MessageChanged', roomId: 'room', revision: 1, message: message(1) });
    hear({ __typename: 'ReceiptsChanged', roomId: 'room', receipts: [] });
    hear({ __typename: 'UnreadChanged', roomId: 'room', readSeq: 1, writtenCount: 1, unreadCount: 0 });
    hear({ __typename: 'AccessEnded', roomId: 'room' });
    expect(heard).toEqual(['catch up', 'message m1', 'receipts room', 'unread room', 'ended room']);
  });

  it('catches up again after the connection was lost, and is not live by the earlier catching up', async () => {
    ready();
    const finishFirst = finish;
    feed.lost();
    ready();
    finishFirst();
    await jest.advanceTimersByTimeAsync(0);
    expect(feed.state()).toBe('catching-up');
    finish();
    await jest.advanceTimersByTimeAsync(0);
    expect(feed.state()).toBe('live');
  });

  it('starts anew when the log was restored', () => {
    ready('a');
    ready('a');
    ready('b');
    expect(heard).toEqual(['catch up', 'catch up', 'start anew']);
  });

  it('tries again when catching up failed', async () => {
    ready();
    breakDown(new GraphqlFailure('NETWORK', 'No answer.'));
    await jest.advanceTimersByTimeAsync(2_000);
    finish();
    await jest.advanceTimersByTimeAsync(0);
    expect(heard).toEqual(['catch up', 'catch up']);
    expect(feed.state()).toBe('live');
  });

  it('subscribes again when the server ended the subscription, unless the session ended', async () => {
    reader.ended(new GraphqlFailure('INTERNAL', 'Our fault.'));
    await jest.advanceTimersByTimeAsync(2_000);
    expect(subscribed).toBe(2);
    reader.ended(new GraphqlFailure('UNAUTHENTICATED', 'The session has ended.'));
    await jest.advanceTimersByTimeAsync(60_000);
    expect(subscribed).toBe(2);
  });
});
