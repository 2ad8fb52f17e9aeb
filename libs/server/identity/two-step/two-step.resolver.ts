import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Access, signedIn } from '../access';
import { type Actor, CurrentActor } from '../actor';
import { Me } from '../session.model';
import {
  RecoveryCodesPayload,
  SetUpTwoStepInput,
  SetUpTwoStepPayload,
  TurnOffTwoStepInput,
  TurnOffTwoStepPayload,
  TwoStep,
  TwoStepCodeInput,
} from './two-step.model';
import { OwnTwoStep } from './two-step.service';

@Resolver(() => Me)
export class TwoStepResolver {
  constructor(private readonly ownTwoStep: OwnTwoStep) {}

  @ResolveField(() => TwoStep, { description: 'The second step of signing in.' })
  twoStep(@Parent() { clinic, employee }: Me): Promise<TwoStep> {
    return this.ownTwoStep.state(clinic.id, employee.id);
  }

  @Access(signedIn)
  @Mutation(() => SetUpTwoStepPayload, { description: 'A secret for an authenticator app. CONFLICT when it is on.' })
  setUpTwoStep(
    @CurrentActor() actor: Actor,
    @Args('input') { password }: SetUpTwoStepInput,
  ): Promise<SetUpTwoStepPayload> {
    return this.ownTwoStep.setUp(actor, password);
  }

  @Access(signedIn)
  @Mutation(() => RecoveryCodesPayload, {
    description: 'Turns the second step on by a code of the app, and ends every other session.',
  })
  async confirmTwoStep(
    @CurrentActor() actor: Actor,
    @Args('input') { code }: TwoStepCodeInput,
  ): Promise<RecoveryCodesPayload> {
    return { recoveryCodes: await this.ownTwoStep.confirm(actor, code) };
  }

  @Access(signedIn)
  @Mutation(() => RecoveryCodesPayload, { description: 'New recovery codes; ends every other session.' })
  async renewRecoveryCodes(
    @CurrentActor() actor: Actor,
    @Args('input') { code }: TwoStepCodeInput,
  ): Promise<RecoveryCodesPayload> {
    return { recoveryCodes: await this.ownTwoStep.renewRecoveryCodes(actor, code) };
  }

  @Access(signedIn)
  @Mutation(() => TurnOffTwoStepPayload, { description: 'Turns the second step off, and ends every other session.' })
  async turnOffTwoStep(
    @CurrentActor() actor: Actor,
    @Args('input') { password, code }: TurnOffTwoStepInput,
  ): Promise<TurnOffTwoStepPayload> {
    await this.ownTwoStep.turnOff(actor, password, code);
    return { off: true };
  }
}
