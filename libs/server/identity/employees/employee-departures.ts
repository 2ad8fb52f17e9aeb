import { Injectable } from '@nestjs/common';
import type { ClinicTransaction } from '@server/platform';
import type { Actor } from '../actor';

/** Why chats end for a person: they left the clinic, or may no longer use the chat. */
export type Departure = 'DEACTIVATED' | 'CHAT_TAKEN_AWAY';

type Farewell = (tx: ClinicTransaction, actor: Actor, employeeId: string, departure: Departure) => Promise<void>;

/** Lets later libraries take part when somebody goes, in the same transaction: chats are left under their locks. */
@Injectable()
export class EmployeeDepartures {
  private readonly farewells: Farewell[] = [];

  onDeparture(farewell: Farewell): void {
    this.farewells.push(farewell);
  }

  async depart(tx: ClinicTransaction, actor: Actor, employeeId: string, departure: Departure): Promise<void> {
    for (const farewell of this.farewells) await farewell(tx, actor, employeeId, departure);
  }
}
