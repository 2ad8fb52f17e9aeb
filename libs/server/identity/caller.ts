import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import { AppError, type RequestContext } from '@server/platform';
import { type Actor, actorOf, httpActorOf } from './actor';
import { httpPatientOf, type PatientActor, patientOf } from './patient-actor';

/** Whoever is signed in, where employees and patients are served by one handler. */
export type Caller = Actor | PatientActor;

/** Hands the resolver or handler whoever is signed in. The access guard ran before, so there is somebody. */
export const CurrentCaller = createParamDecorator((_: unknown, host: ExecutionContext): Caller => {
  const isGraphql = host.getType<string>() === 'graphql';
  const context = isGraphql ? GqlExecutionContext.create(host).getContext<RequestContext>() : undefined;
  if (!context) {
    const request = host.switchToHttp().getRequest<object>();
    return httpPatientOf(request) ?? httpActorOf(request);
  }
  const caller = patientOf(context) ?? actorOf(context);
  if (!caller) throw new AppError('UNAUTHENTICATED', 'Sign in first.');
  return { ...caller, origin: context };
});
