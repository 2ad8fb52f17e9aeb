import { Args, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Access, signedIn } from '../access';
import { type Actor, CurrentActor } from '../actor';
import { Me } from '../session.model';
import { UpdatePreferencesInput, UpdatePreferencesPayload, UserPreferences } from './preferences.model';
import { EmployeePreferences } from './preferences.service';

@Resolver(() => Me)
export class PreferencesResolver {
  constructor(private readonly employeePreferences: EmployeePreferences) {}

  @ResolveField(() => UserPreferences, { description: 'How this person wants the product.' })
  preferences(@Parent() { clinic, employee }: Me): Promise<UserPreferences> {
    return this.employeePreferences.of(clinic.id, employee.id);
  }

  @Access(signedIn)
  @Mutation(() => UpdatePreferencesPayload, { description: 'Changes own preferences, for every device.' })
  async updatePreferences(
    @CurrentActor() actor: Actor,
    @Args('input') input: UpdatePreferencesInput,
  ): Promise<UpdatePreferencesPayload> {
    return { preferences: await this.employeePreferences.change(actor, input) };
  }
}
