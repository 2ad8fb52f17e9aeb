import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Access, type Actor, chatUsers, CurrentActor, signedIn } from '@server/identity';
import { PushKeys } from './push-keys.service';
import { PushSubscriptions } from './push-subscriptions.service';
import { PushSubscriptionInput, PushSubscriptionPayload } from './push.model';

@Resolver()
export class PushResolver {
  constructor(
    private readonly keys: PushKeys,
    private readonly subscriptions: PushSubscriptions,
  ) {}

  @Access(chatUsers)
  @Query(() => String, { description: 'The key that a browser needs to subscribe to push, base64url.' })
  async pushPublicKey(@CurrentActor() actor: Actor): Promise<string> {
    return (await this.keys.of(actor.clinicId)).publicKey;
  }

  @Access(chatUsers)
  @Mutation(() => PushSubscriptionPayload, {
    description:
      'Pushes to this browser that there are new messages, while this session lasts. One address per session.',
  })
  async subscribeToPush(
    @CurrentActor() actor: Actor,
    @Args('input') input: PushSubscriptionInput,
  ): Promise<PushSubscriptionPayload> {
    await this.subscriptions.subscribe(actor, input);
    return { subscribed: true };
  }

  @Access(signedIn)
  @Mutation(() => PushSubscriptionPayload, { description: 'Pushes nothing more to this browser.' })
  async unsubscribeFromPush(@CurrentActor() actor: Actor): Promise<PushSubscriptionPayload> {
    await this.subscriptions.unsubscribe(actor);
    return { subscribed: false };
  }
}
