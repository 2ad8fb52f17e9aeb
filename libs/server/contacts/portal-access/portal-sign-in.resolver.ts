import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import {
  Access,
  anyone,
  clearSessionCookie,
  CurrentPatient,
  CurrentRequest,
  Language,
  type PatientActor,
  patientOf,
  patients,
} from '@server/identity';
import { Config, type RequestContext } from '@server/platform';
import { PortalLinkRequests } from './portal-link-requests.service';
import { PortalSessions } from './portal-sessions.service';
import {
  ConfirmBirthDateInput,
  ConfirmBirthDatePayload,
  OpenPortalLinkPayload,
  PortalLogOutPayload,
  PortalMe,
  RequestPortalLinkInput,
  RequestPortalLinkPayload,
  SetPortalLanguagePayload,
} from './portal-sign-in.model';
import { PortalSignIn } from './portal-sign-in.service';

@Resolver()
export class PortalSignInResolver {
  constructor(
    private readonly signIn: PortalSignIn,
    private readonly sessions: PortalSessions,
    private readonly requests: PortalLinkRequests,
    private readonly config: Config,
  ) {}

  @Access(anyone)
  @Query(() => PortalMe, {
    nullable: true,
    description: 'The patient who is signed in to the portal; null for nobody.',
  })
  async portalMe(@CurrentRequest() request: RequestContext): Promise<PortalMe | null> {
    const patient = patientOf(request);
    return patient ? this.signIn.me(patient) : null;
  }

  @Access(anyone)
  @Mutation(() => OpenPortalLinkPayload, {
    description: 'Whose link this is. Changes nothing. NOT_FOUND for one that is unknown, used, ended or too old.',
  })
  openPortalLink(
    @Args('token', { description: 'What stands behind the # of the link.' }) token: string,
    @CurrentRequest() request: RequestContext,
  ): Promise<OpenPortalLinkPayload> {
    return this.signIn.open(token.slice(0, 200), request);
  }

  @Access(anyone)
  @Mutation(() => ConfirmBirthDatePayload, {
    description:
      'Signs a patient in by their link and birth date, and uses the link up. Five wrong dates end the link.',
  })
  confirmBirthDate(
    @Args('input') input: ConfirmBirthDateInput,
    @CurrentRequest() request: RequestContext,
  ): Promise<ConfirmBirthDatePayload> {
    return this.signIn.confirm(input, request);
  }

  @Access(anyone)
  @Mutation(() => RequestPortalLinkPayload, {
    description:
      'Mails a new link to every patient with this address whom a clinic lets in. The answer is the same for every address.',
  })
  async requestPortalLink(
    @Args('input') { email }: RequestPortalLinkInput,
    @CurrentRequest() request: RequestContext,
  ): Promise<RequestPortalLinkPayload> {
    await this.requests.request(email, request);
    return { asked: true };
  }

  @Access(patients)
  @Mutation(() => PortalLogOutPayload, { description: 'Ends this session of the portal and closes its sockets.' })
  async portalLogOut(
    @CurrentPatient() patient: PatientActor,
    @CurrentRequest() request: RequestContext,
  ): Promise<PortalLogOutPayload> {
    await this.sessions.end(patient);
    if (request.response) clearSessionCookie(request.response, 'portal', this.config.secure);
    return { ended: true };
  }

  @Access(patients)
  @Mutation(() => SetPortalLanguagePayload, { description: 'Chooses the language in which the clinic shall write.' })
  async setPortalLanguage(
    @CurrentPatient() patient: PatientActor,
    @Args('language', { type: () => Language, description: 'The language.' }) language: Language,
  ): Promise<SetPortalLanguagePayload> {
    return { me: await this.signIn.setLanguage(patient, language) };
  }
}
