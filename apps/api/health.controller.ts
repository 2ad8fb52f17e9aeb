import { Controller, Get, ServiceUnavailableException } from '@nestjs/common';
import { Access, anyone } from '@server/identity';
import { Database } from '@server/platform';

/** For load balancers and supervisors. */
@Controller()
export class HealthController {
  private stopping = false;

  constructor(private readonly database: Database) {}

  /** The process is there. Asks nothing of the database: a database that is away is no reason to restart us. */
  @Access(anyone)
  @Get('livez')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** Requests can be served. */
  @Access(anyone)
  @Get('readyz')
  async ready(): Promise<{ status: 'ok' }> {
    if (this.stopping) throw new ServiceUnavailableException('stopping');
    if (!(await this.database.answers())) throw new ServiceUnavailableException('the database cannot be reached');
    return { status: 'ok' };
  }

  /** Tells load balancers to send nobody here any more. */
  stop(): void {
    this.stopping = true;
  }
}
