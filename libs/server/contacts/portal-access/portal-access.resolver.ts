import { Args, ID, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Access, type Actor, CurrentActor, CurrentRequest, directoryUsers } from '@server/identity';
import type { RequestContext } from '@server/platform';
import { Contact } from '../contact.model';
import { InviteContactPayload, PortalAccess, RevokePortalAccessPayload } from './portal-access.model';
import { PortalInvites } from './portal-access.service';

const CONTACT_ID = { type: () => ID, description: 'The contact.' };

@Resolver(() => Contact)
export class PortalAccessResolver {
  constructor(private readonly invites: PortalInvites) {}

  @ResolveField(() => PortalAccess, { description: 'How the patient comes into the portal now.' })
  portalAccess(@Parent() contact: Contact, @CurrentRequest() request: RequestContext): Promise<PortalAccess> {
    return this.invites.loader(request).load(contact.id);
  }

  @Access(directoryUsers)
  @Mutation(() => InviteContactPayload, {
    description: 'Makes a link into the portal; an earlier one is void. VALIDATION_FAILED without a birth date.',
  })
  inviteContact(
    @CurrentActor() actor: Actor,
    @Args('contactId', CONTACT_ID) contactId: string,
  ): Promise<InviteContactPayload> {
    return this.invites.invite(actor, contactId);
  }

  @Access(directoryUsers)
  @Mutation(() => RevokePortalAccessPayload, {
    description: 'Ends every session of the patient, with its open screens, and every link.',
  })
  revokePortalAccess(
    @CurrentActor() actor: Actor,
    @Args('contactId', CONTACT_ID) contactId: string,
  ): Promise<RevokePortalAccessPayload> {
    return this.invites.revoke(actor, contactId);
  }
}
