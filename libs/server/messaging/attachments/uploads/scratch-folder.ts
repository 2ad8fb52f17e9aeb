import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join, resolve } from 'node:path';
import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { Config } from '@server/platform';

/**
 * Where uploads lie until they are known to be good: a folder of this process alone. What a killed process left is
 * removed by the next one that starts on the same machine.
 */
@Injectable()
export class ScratchFolder implements OnModuleInit, OnModuleDestroy {
  private readonly root: string;
  private readonly own: string;

  constructor({ DATA_DIR }: Config) {
    this.root = resolve(DATA_DIR, 'files', 'incoming');
    this.own = join(this.root, folderName(process.pid));
  }

  onModuleInit(): void {
    for (const name of namesIn(this.root)) {
      const [host, pid] = name.split('.');
      const gone = host === safeHost() && (Number(pid) === process.pid || !isRunning(Number(pid)));
      if (gone) rmSync(join(this.root, name), { recursive: true, force: true });
    }
  }

  onModuleDestroy(): void {
    rmSync(this.own, { recursive: true, force: true });
  }

  /** Lends paths for as long as `work` runs; whatever is there is removed afterwards, however it ends. */
  async during<T>(work: (newPath: () => string) => Promise<T>): Promise<T> {
    mkdirSync(this.own, { recursive: true, mode: 0o700 });
    const lent: string[] = [];
    const newPath = () => {
      const path = join(this.own, randomBytes(16).toString('hex'));
      lent.push(path);
      return path;
    };
    try {
      return await work(newPath);
    } finally {
      await Promise.all(lent.map((path) => rm(path, { force: true })));
    }
  }
}

function safeHost(): string {
  return hostname().replace(/[^\w-]/g, '_');
}

function folderName(pid: number): string {
  return `${safeHost()}.${pid}`;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
