import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Config, type RequestContext } from '@server/platform';
import { Access, anyone, signedIn } from './access';
import { type Actor, actorOf, CurrentActor, CurrentRequest } from './actor';
import { MyPermissions } from './employees/employee-permissions.model';
import { myPermissions } from './employees/employee.policy';
import { LogIn } from './log-in.service';
import {
  KeepSessionPayload,
  LogInInput,
  LogInPayload,
  LogOutPayload,
  Me,
  RevokeSessionPayload,
  Session,
  SignInOptions,
} from './session.model';
import { clearSessionCookie } from './session-token';
import { Sessions } from './sessions.service';

@Resolver(() => Me)
export class SessionResolver {
  constructor(
    private readonly logInService: LogIn,
    private readonly sessionStore: Sessions,
    private readonly config: Config,
  ) {}

  @Access(anyone)
  @Query(() => Me, { nullable: true, description: 'The person who is signed in; null for nobody.' })
  async me(@CurrentRequest() request: RequestContext): Promise<Me | null> {
    const actor = actorOf(request);
    return actor ? this.logInService.me(actor) : null;
  }

  @Access(anyone)
  @Query(() => SignInOptions, { description: 'What there is beside email and password.' })
  signInOptions(): SignInOptions {
    return { providerName: this.config.OIDC_NAME ?? null };
  }

  @ResolveField(() => [Session], {
    description: 'Where this person is signed in now, the last used first; at most 100.',
  })
  sessions(@Parent() { clinic, employee }: Me): Promise<Session[]> {
    return this.sessionStore.liveOf(clinic.id, employee.id);
  }

  @ResolveField(() => Int, { description: 'Minutes without anybody at it after which a browser covers the page.' })
  idleMinutes(): number {
    return this.config.SESSION_IDLE_MINUTES;
  }

  @ResolveField(() => MyPermissions, { description: 'What of the product opens for this person.' })
  permissions(@Parent() { employee, modules }: Me): MyPermissions {
    return myPermissions({ personId: employee.id, role: employee.role, modules });
  }

  @Access(anyone)
  @Mutation(() => LogInPayload, {
    description: 'Opens a session. UNAUTHENTICATED never says which part was wrong; RATE_LIMITED after five attempts.',
  })
  logIn(@Args('input') input: LogInInput, @CurrentRequest() request: RequestContext): Promise<LogInPayload> {
    return this.logInService.logIn(input, request);
  }

  @Access(signedIn)
  @Mutation(() => LogOutPayload, { description: 'Ends this session and closes its sockets.' })
  async logOut(@CurrentActor() actor: Actor, @CurrentRequest() request: RequestContext): Promise<LogOutPayload> {
    await this.sessionStore.end(actor, actor.sessionId);
    if (request.response) clearSessionCookie(request.response, 'session', this.config.secure);
    return { sessionId: actor.sessionId };
  }

  @Access(signedIn)
  @Mutation(() => KeepSessionPayload, {
    description: 'Says that a person works in this browser. Nothing else keeps its session from ending idle.',
  })
  async keepSession(@CurrentActor() actor: Actor): Promise<KeepSessionPayload> {
    await this.sessionStore.keep(actor);
    return { sessionId: actor.sessionId };
  }

  @Access(signedIn)
  @Mutation(() => RevokeSessionPayload, { description: 'Ends another of the own sessions and closes its sockets.' })
  async revokeSession(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID, description: 'The session to end.' }) id: string,
  ): Promise<RevokeSessionPayload> {
    await this.sessionStore.end(actor, id);
    return { sessionId: id };
  }
}
