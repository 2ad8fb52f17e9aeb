/** The one source of time on the server, so that a test can move it. Times are UTC. */
export abstract class Clock {
  abstract now(): Date;
}

export class SystemClock extends Clock {
  now(): Date {
    return new Date();
  }
}
