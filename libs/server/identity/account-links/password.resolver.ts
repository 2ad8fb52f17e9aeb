import { Args, Mutation, Resolver } from '@nestjs/graphql';
import type { RequestContext } from '@server/platform';
import { Access, anyone, signedIn } from '../access';
import { type Actor, CurrentActor, CurrentRequest } from '../actor';
import { LogInPayload } from '../session.model';
import { OwnPassword } from './own-password.service';
import {
  ChangePasswordInput,
  ChangePasswordPayload,
  RequestPasswordResetInput,
  RequestPasswordResetPayload,
  SetPasswordByLinkInput,
} from './password.input';
import { PasswordReset } from './password-reset.service';

@Resolver()
export class PasswordResolver {
  constructor(
    private readonly ownPassword: OwnPassword,
    private readonly reset: PasswordReset,
  ) {}

  @Access(anyone)
  @Mutation(() => RequestPasswordResetPayload, {
    description: 'Mails a link to set a new password, good for an hour. The answer is the same for every address.',
  })
  async requestPasswordReset(
    @Args('input') { email }: RequestPasswordResetInput,
    @CurrentRequest() request: RequestContext,
  ): Promise<RequestPasswordResetPayload> {
    await this.reset.request(email, request);
    return { accepted: true };
  }

  @Access(anyone)
  @Mutation(() => LogInPayload, {
    description: 'Sets a password by a link that is good once, and signs in. NOT_FOUND when it is not good any more.',
  })
  setPasswordByLink(
    @Args('input') input: SetPasswordByLinkInput,
    @CurrentRequest() request: RequestContext,
  ): Promise<LogInPayload> {
    return this.ownPassword.setByLink(input, request);
  }

  @Access(signedIn)
  @Mutation(() => ChangePasswordPayload, { description: 'Changes the own password, and ends every other session.' })
  async changePassword(
    @CurrentActor() actor: Actor,
    @Args('input') input: ChangePasswordInput,
  ): Promise<ChangePasswordPayload> {
    await this.ownPassword.change(actor, input);
    return { changed: true };
  }
}
