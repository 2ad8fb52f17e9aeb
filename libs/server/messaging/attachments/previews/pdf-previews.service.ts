import { Worker } from 'node:worker_threads';
import { readFile } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import type { DrawnPage } from './first-page';
import { thumbnail } from './images';
import { PreviewProgram } from './preview-program.module';

const DRAWN_WITHIN_MS = 8_000;

/** A picture of a PDF's first page. A PDF that cannot be drawn has none, and is sent all the same. */
@Injectable()
export class PdfPreviews {
  constructor(private readonly program: PreviewProgram) {}

  /** @returns whether there is a picture at `path` now */
  async draw(pdf: string, path: string): Promise<boolean> {
    try {
      const { pixels, width, height } = await this.inThread(await readFile(pdf));
      await thumbnail(Buffer.from(pixels), path, { width, height });
      return true;
    } catch {
      return false;
    }
  }

  /** The thread is ended after its page, and whatever it does after its time. */
  private async inThread(pdf: Uint8Array): Promise<DrawnPage> {
    const worker = new Worker(this.program.url, {
      workerData: pdf,
      stdout: true,
      stderr: true,
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: 256 },
    });
    let timer: NodeJS.Timeout | undefined;
    try {
      return await new Promise<DrawnPage>((resolve, reject) => {
        timer = setTimeout(() => reject(new Error('too slow')), DRAWN_WITHIN_MS);
        worker.once('message', resolve).once('error', reject);
        worker.once('exit', () => reject(new Error('ended')));
      });
    } finally {
      clearTimeout(timer);
      await worker.terminate();
    }
  }
}
