import { Injectable } from '@nestjs/common';
import { Config } from './config';

/** Where the server really listens: with PORT=0 that is known only afterwards. */
@Injectable()
export class ServerAddress {
  private port: number;

  constructor(private readonly config: Config) {
    this.port = config.PORT;
  }

  listening(port: number): void {
    this.port = port;
  }

  /** The only origins that browsers may call from. */
  get allowedOrigins(): readonly string[] {
    return this.config.allowedOrigins(this.port);
  }

  get url(): string {
    return (
      this.config.PUBLIC_URL ??
      `http://${this.config.HOST === '127.0.0.1' ? 'localhost' : this.config.HOST}:${this.port}`
    );
  }
}
