import { Injectable } from '@nestjs/common';

/** Stub until the scanner lands. */
@Injectable()
export class FileScanning {
  readonly active: boolean = false;
}
