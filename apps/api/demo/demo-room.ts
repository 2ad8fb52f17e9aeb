import type { DemoFileName } from './demo-files';

/** What more there is to a line. */
export interface DemoLineMore {
  /** How many lines above it stands what it answers. */
  readonly answers?: number;
  /** Who reacted with what. */
  readonly reactions?: Readonly<Record<string, readonly string[]>>;
  readonly mentions?: readonly string[];
  readonly pinned?: boolean;
  /** What it said before it was edited. */
  readonly before?: string;
  readonly withdrawn?: boolean;
  readonly file?: DemoFileName;
}

/** Said by whom, how many minutes before the clinic is first opened, and what. */
export type DemoLine = readonly [who: string, minutesAgo: number, text: string, more?: DemoLineMore];

/** Added to the room by its creator, with all that was said before. */
export interface DemoAddition {
  readonly who: string;
  readonly minutesAgo: number;
}

export interface DemoRoom {
  /** The first made it; two people and no name make a chat of two. */
  readonly people: readonly string[];
  readonly name?: string;
  readonly lines: readonly DemoLine[];
  readonly added?: readonly DemoAddition[];
  /** What it was called before, and until when. */
  readonly renamed?: { readonly from: string; readonly minutesAgo: number };
  /** Who has not read how many of the last lines; everybody else has read all. */
  readonly unread?: Readonly<Record<string, number>>;
}

export const HOUR = 60;
export const DAY = 24 * HOUR;
