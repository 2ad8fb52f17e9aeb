import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { Config } from '@server/platform';
import { AttachmentState } from '../attachment.model';

const ANSWERED_WITHIN_MS = 60_000;
/** What clamd answers about this very file; every other failure is the scanner's, and will pass. */
const OF_THIS_FILE = /ERROR|error occurred while scanning|size limit exceeded/;

/** What is used of the library `clamscan`, which brings no types. */
interface ClamScan {
  init(options: object): Promise<ClamScan>;
  scanStream(stream: Readable): Promise<{ readonly isInfected: boolean | null }>;
}
/** Not a literal, so that its missing types are not looked for; loaded only where there is a scanner. */
const LIBRARY: string = 'clamscan';

/** clamd over its INSTREAM command: the bytes go to it over a socket, and it needs no access to our store. */
@Injectable()
export class VirusScanner {
  readonly configured: boolean;
  private client: Promise<ClamScan> | undefined;

  constructor(private readonly config: Config) {
    this.configured = config.CLAMD_HOST !== undefined || config.CLAMD_SOCKET !== undefined;
  }

  /** @returns what it says; undefined when it cannot be asked at the moment */
  async scan(
    bytes: Readable,
  ): Promise<AttachmentState.CLEAN | AttachmentState.INFECTED | AttachmentState.ERROR | undefined> {
    let timer: NodeJS.Timeout | undefined;
    try {
      this.client ??= this.connect();
      const answer = (await this.client).scanStream(bytes);
      const tooLate = new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(new Error('no answer')), ANSWERED_WITHIN_MS);
      });
      const { isInfected } = await Promise.race([answer, tooLate]);
      if (isInfected === null) return undefined;
      return isInfected ? AttachmentState.INFECTED : AttachmentState.CLEAN;
    } catch (error) {
      this.client = undefined;
      return error instanceof Error && OF_THIS_FILE.test(error.message) ? AttachmentState.ERROR : undefined;
    } finally {
      clearTimeout(timer);
      bytes.destroy();
    }
  }

  /** Programs on this machine are never run; whether clamd is there shows when it is asked. */
  private async connect(): Promise<ClamScan> {
    const { CLAMD_HOST, CLAMD_PORT, CLAMD_SOCKET } = this.config;
    const place = CLAMD_SOCKET === undefined ? { host: CLAMD_HOST ?? '', port: CLAMD_PORT } : { socket: CLAMD_SOCKET };
    const { default: NodeClam } = (await import(LIBRARY)) as { default: new () => ClamScan };
    return new NodeClam().init({
      clamdscan: { ...place, timeout: ANSWERED_WITHIN_MS, localFallback: false, bypassTest: true, path: false },
      clamscan: { active: false, path: false },
      preference: 'clamdscan',
    });
  }
}
