import { type CanActivate, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { GqlExecutionContext } from '@nestjs/graphql';
import { AppError, audienceOf, Authenticator, newId, type Principal, type RequestContext } from '@server/platform';
import type { Request } from 'express';
import { type Actor, actorOf, setHttpActor } from './actor';
import { EmployeeRole, ModuleAccess } from './employee.model';
import { type PatientActor, patientOf, setHttpPatient } from './patient-actor';

/** A small named predicate: who may call an operation at all. What of the data they see is decided where it is read. */
export interface AccessRule {
  readonly name: string;
  /** At most one of the two calls: a rule that does not ask for the patient refuses patients. */
  readonly allows: (actor: Actor | undefined, patient?: PatientActor) => boolean;
}

export const anyone: AccessRule = { name: 'anyone', allows: () => true };

export const signedIn: AccessRule = { name: 'signedIn', allows: (actor) => actor !== undefined };

export const chatUsers: AccessRule = {
  name: 'chatUsers',
  allows: (actor) => actor?.modules.includes(ModuleAccess.CHAT) ?? false,
};

/** Those who work with the directories of patients and chat groups. */
export const directoryUsers: AccessRule = {
  name: 'directoryUsers',
  allows: (actor) => actor?.modules.includes(ModuleAccess.CRM) ?? false,
};

/** Those who may see which chat groups there are: the directory's users, and those who send to groups. */
export const chatGroupReaders: AccessRule = {
  name: 'chatGroupReaders',
  allows: (actor) => chatUsers.allows(actor) || directoryUsers.allows(actor),
};

/** Those who may send messages to groups of patients, and see what became of them. */
export const groupSenders: AccessRule = {
  name: 'groupSenders',
  allows: (actor) => chatUsers.allows(actor) || directoryUsers.allows(actor),
};

export const administrators: AccessRule = {
  name: 'administrators',
  allows: (actor) => actor?.role === EmployeeRole.ADMINISTRATOR,
};

/** Patients in their portal. */
export const patients: AccessRule = { name: 'patients', allows: (_, patient) => patient !== undefined };

/** Those who send files: to rooms and groups the staff, to the clinic its patients. */
export const fileUsers: AccessRule = {
  name: 'fileUsers',
  allows: (actor, patient) => groupSenders.allows(actor) || patients.allows(actor, patient),
};

const ACCESS_RULE = 'access-rule';

/** Declares who may call an operation. An operation without it is refused, and does not lint. */
export const Access = (rule: AccessRule) => SetMetadata(ACCESS_RULE, rule);

/** Refuses every operation whose rule does not allow the caller, and every operation without a rule. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authenticator: Authenticator,
  ) {}

  async canActivate(host: ExecutionContext): Promise<boolean> {
    const rule = this.reflector.get<AccessRule | undefined>(ACCESS_RULE, host.getHandler());
    // Health checks come here too: they must be answered while the database is away.
    if (rule === anyone) return true;
    const caller =
      host.getType<string>() === 'graphql'
        ? GqlExecutionContext.create(host).getContext<RequestContext>()
        : await this.httpCaller(host.switchToHttp().getRequest<Request>());
    if (rule?.allows(actorOf(caller), patientOf(caller))) return true;
    if (!caller.principal) throw new AppError('UNAUTHENTICATED', 'Sign in first.');
    throw new AppError('FORBIDDEN', 'You do not have the right to do this. Ask an administrator.');
  }

  /** GraphQL authenticates when it makes its context; other HTTP handlers have nothing but the request. */
  private async httpCaller(request: Request): Promise<{ readonly principal: Principal | undefined }> {
    const principal = await this.authenticator.authenticate(request.headers, audienceOf(request.originalUrl));
    const [actor, patient] = [actorOf({ principal }), patientOf({ principal })];
    const origin = { ip: request.ip ?? '', requestId: newId() };
    if (actor) setHttpActor(request, { ...actor, origin });
    if (patient) setHttpPatient(request, { ...patient, origin });
    return { principal };
  }
}
