import type { ReadyFrame } from './raw-frame';

const remembered = 4;

/**
 * Joins the frames that wait for a socket into one buffer. Neighbours mostly wait for the same frames, so the joins
 * made last are used again instead of copied again.
 */
export class FrameJoiner {
  private recent: { readonly frames: readonly ReadyFrame[]; readonly bytes: Buffer }[] = [];

  join(frames: readonly ReadyFrame[]): Buffer {
    const [first] = frames;
    if (first && frames.length === 1) return first.bytes;
    const known = this.recent.find((join) => sameFrames(join.frames, frames));
    if (known) return known.bytes;
    const bytes = Buffer.concat(frames.map((frame) => frame.bytes));
    this.recent = [{ frames: [...frames], bytes }, ...this.recent.slice(0, remembered - 1)];
    return bytes;
  }

  forget(): void {
    this.recent = [];
  }
}

function sameFrames(one: readonly ReadyFrame[], other: readonly ReadyFrame[]): boolean {
  return one.length === other.length && one.every((frame, index) => frame === other[index]);
}
