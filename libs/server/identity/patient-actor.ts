import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import { AppError, type Principal, type RequestContext } from '@server/platform';
import type { RequestOrigin } from './actor';
import type { Language } from './preferences/preferences.model';

/** The signed-in patient, read from the database for this very operation; `personId` is the contact. */
export interface PatientActor extends Principal {
  readonly audience: 'PATIENT';
  readonly name: string;
  /** Null where the contact has chosen none: the browser's then. */
  readonly language: Language | null;
  /** Absent where no request is behind it. */
  readonly origin?: RequestOrigin;
}

/** Nobody when an employee calls: what is for patients refuses employees by construction. */
export function patientOf({ principal }: Pick<RequestContext, 'principal'>): PatientActor | undefined {
  return principal?.audience === 'PATIENT' ? (principal as PatientActor) : undefined;
}

const httpPatients = new WeakMap<object, PatientActor>();

/** For the access guard: which patient calls an HTTP handler that is not GraphQL. */
export function setHttpPatient(request: object, patient: PatientActor): void {
  httpPatients.set(request, patient);
}

export function httpPatientOf(request: object): PatientActor | undefined {
  return httpPatients.get(request);
}

/** Hands the resolver or handler the signed-in patient. The access guard ran before, so there is one. */
export const CurrentPatient = createParamDecorator((_: unknown, host: ExecutionContext): PatientActor => {
  const isGraphql = host.getType<string>() === 'graphql';
  const context = isGraphql ? GqlExecutionContext.create(host).getContext<RequestContext>() : undefined;
  const patient = context ? patientOf(context) : httpPatientOf(host.switchToHttp().getRequest<object>());
  if (!patient) throw new AppError('UNAUTHENTICATED', 'Open the link that the clinic gave you.');
  return context ? { ...patient, origin: context } : patient;
});
