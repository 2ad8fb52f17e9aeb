import { Controller, Get, Req, Res, UseFilters } from '@nestjs/common';
import { Config, HttpErrors, newId } from '@server/platform';
import type { Request, Response } from 'express';
import { Access, anyone } from '../access';
import { clearSessionCookie, cookieOf, setSessionCookie } from '../session-token';
import { OidcSignIn } from './oidc-sign-in.service';

/** One for all: who is refused does not learn whether there is such an employee. */
const REFUSED = '/login?refused=provider';

/** Where a browser leaves for the identity provider, and where it comes back. */
@Controller('auth/oidc')
@UseFilters(HttpErrors)
export class OidcController {
  constructor(
    private readonly signIn: OidcSignIn,
    private readonly config: Config,
  ) {}

  @Access(anyone)
  @Get()
  async start(@Req() request: Request, @Res() response: Response): Promise<void> {
    const started = await this.signIn.start(request.ip ?? '');
    if (started) setSessionCookie(response, 'oidc', started.sealed, started.until, this.config.secure);
    redirect(response, started?.address ?? REFUSED);
  }

  @Access(anyone)
  @Get('callback')
  async finish(@Req() request: Request, @Res() response: Response): Promise<void> {
    const sealed = cookieOf(request.headers, 'oidc', this.config.secure);
    const done = await this.signIn.finish(sealed, new URL(request.originalUrl, 'http://here').search, {
      ip: request.ip ?? '',
      requestId: newId(),
      userAgent: request.headers['user-agent'] ?? '',
      response,
    });
    // Good once, whatever came of it.
    clearSessionCookie(response, 'oidc', this.config.secure);
    redirect(response, done ? '/' : REFUSED);
  }
}

function redirect(response: Response, address: string): void {
  response.setHeader('Cache-Control', 'no-store').redirect(303, address);
}
