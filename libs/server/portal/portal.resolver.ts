import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver, Subscription } from '@nestjs/graphql';
import { Access, CurrentPatient, type PatientActor, patients } from '@server/identity';
import type { Connection, SharedSource } from '@server/platform';
import { PortalFeed } from './feed/portal-feed.service';
import { MarkPortalInput, PortalItemsArgs, SendPortalMessageInput } from './portal.input';
import {
  MarkPortalPayload,
  PortalConversation,
  PortalItem,
  PortalItemConnection,
  SendPortalMessagePayload,
} from './portal.model';
import { PortalConversations } from './portal-conversations.service';
import { PortalLetters } from './portal-letters.service';
import { PortalEvent } from './portal-event.model';

@Resolver(() => PortalConversation)
export class PortalResolver {
  constructor(
    private readonly conversations: PortalConversations,
    private readonly letters: PortalLetters,
    private readonly feed: PortalFeed,
  ) {}

  @Access(patients)
  @Query(() => [PortalConversation], { description: 'What the patient may read now, the newest first.' })
  portalConversations(@CurrentPatient() patient: PatientActor): Promise<PortalConversation[]> {
    return this.conversations.all(patient);
  }

  @Access(patients)
  @Query(() => PortalConversation, {
    description: 'One conversation. NOT_FOUND for what is not theirs, or not any more.',
  })
  portalConversation(
    @CurrentPatient() patient: PatientActor,
    @Args('id', { type: () => ID, description: 'The conversation.' }) id: string,
  ): Promise<PortalConversation> {
    return this.conversations.one(patient, id);
  }

  @ResolveField(() => PortalItemConnection, { description: 'Its entries.' })
  items(
    @Parent() conversation: PortalConversation,
    @CurrentPatient() patient: PatientActor,
    @Args() args: PortalItemsArgs,
  ): Promise<Connection<PortalItem>> {
    return this.conversations.items(patient, conversation.id, args);
  }

  @Access(patients)
  @Mutation(() => SendPortalMessagePayload, {
    description: 'Writes to the clinic: into the conversation of the two alone. STOP or СТОП ends announcements.',
  })
  sendPortalMessage(
    @CurrentPatient() patient: PatientActor,
    @Args('input') input: SendPortalMessageInput,
  ): Promise<SendPortalMessagePayload> {
    return this.letters.send(patient, input);
  }

  @Access(patients)
  @Mutation(() => MarkPortalPayload, { description: "Confirms that the patient's app has these entries." })
  async markPortalDelivered(
    @CurrentPatient() patient: PatientActor,
    @Args('input') input: MarkPortalInput,
  ): Promise<MarkPortalPayload> {
    return { conversation: await this.conversations.markDelivered(patient, input) };
  }

  @Access(patients)
  @Mutation(() => MarkPortalPayload, { description: 'Confirms that these entries were on screen.' })
  async markPortalRead(
    @CurrentPatient() patient: PatientActor,
    @Args('input') input: MarkPortalInput,
  ): Promise<MarkPortalPayload> {
    return { conversation: await this.conversations.markRead(patient, input) };
  }

  @Access(patients)
  @Subscription(() => PortalEvent, { description: 'Everything that happens in the conversations of the patient.' })
  portalEvents(): SharedSource {
    return this.feed.open();
  }
}
