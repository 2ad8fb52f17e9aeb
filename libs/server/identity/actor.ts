import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import { AppError, type Principal, type RequestContext } from '@server/platform';
import type { EmployeeRole, ModuleAccess } from './employee.model';

/** Where a request came from, for the audit log. */
export type RequestOrigin = Pick<RequestContext, 'ip' | 'requestId'>;

/** The signed-in employee, read from the database for this very operation. */
export interface Actor extends Principal {
  readonly name: string;
  readonly position: string;
  readonly role: EmployeeRole;
  readonly modules: readonly ModuleAccess[];
  /** Absent where no request is behind it. */
  readonly origin?: RequestOrigin;
}

/** Nobody when a patient calls: what is for employees refuses patients by construction. */
export function actorOf({ principal }: Pick<RequestContext, 'principal'>): Actor | undefined {
  return principal?.audience === 'STAFF' ? (principal as Actor) : undefined;
}

const httpActors = new WeakMap<object, Actor>();

/** For the access guard: who calls an HTTP handler that is not GraphQL. */
export function setHttpActor(request: object, actor: Actor): void {
  httpActors.set(request, actor);
}

/** @throws AppError UNAUTHENTICATED */
export function httpActorOf(request: object): Actor {
  const actor = httpActors.get(request);
  if (!actor) throw new AppError('UNAUTHENTICATED', 'Sign in first.');
  return actor;
}

/** Hands the resolver or handler the signed-in employee. The access guard ran before, so there is one. */
export const CurrentActor = createParamDecorator((_: unknown, host: ExecutionContext): Actor => {
  if (host.getType<string>() !== 'graphql') return httpActorOf(host.switchToHttp().getRequest<object>());
  const request = GqlExecutionContext.create(host).getContext<RequestContext>();
  const actor = actorOf(request);
  if (!actor) throw new AppError('UNAUTHENTICATED', 'Sign in first.');
  return { ...actor, origin: request };
});

/** Hands the resolver the request context: its DataLoader scope, its transport. */
export const CurrentRequest = createParamDecorator((_: unknown, host: ExecutionContext): RequestContext =>
  GqlExecutionContext.create(host).getContext<RequestContext>(),
);
