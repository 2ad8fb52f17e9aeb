import { type CanActivate, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { GqlExecutionContext } from '@nestjs/graphql';
import { AppError, Authenticator, newId, type RequestContext } from '@server/platform';
import type { Request } from 'express';
import { type Actor, actorOf, setHttpActor } from './actor';
import { EmployeeRole, ModuleAccess } from './employee.model';

/** A small named predicate: who may call an operation at all. What of the data they see is decided where it is read. */
export interface AccessRule {
  readonly name: string;
  readonly allows: (actor: Actor | undefined) => boolean;
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

export const administrators: AccessRule = {
  name: 'administrators',
  allows: (actor) => actor?.role === EmployeeRole.ADMINISTRATOR,
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
    const actor =
      host.getType<string>() === 'graphql'
        ? actorOf(GqlExecutionContext.create(host).getContext<RequestContext>())
        : await this.httpActor(host.switchToHttp().getRequest<Request>());
    if (rule?.allows(actor)) return true;
    if (!actor) throw new AppError('UNAUTHENTICATED', 'Sign in first.');
    throw new AppError('FORBIDDEN', 'You do not have the right to do this. Ask an administrator.');
  }

  /** GraphQL authenticates when it makes its context; other HTTP handlers have nothing but the request. */
  private async httpActor(request: Request): Promise<Actor | undefined> {
    const principal = (await this.authenticator.authenticate(request.headers)) as Actor | undefined;
    if (!principal) return undefined;
    const actor = { ...principal, origin: { ip: request.ip ?? '', requestId: newId() } };
    setHttpActor(request, actor);
    return actor;
  }
}
