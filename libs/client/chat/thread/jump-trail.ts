/** What a change of the address asks the list to do. */
export type Leap<TPlace> = { readonly to: string } | { readonly back: TPlace } | null;

/**
 * Follows the address from message to message, and remembers where the list stood before the first of them: the
 * browser's Back leads there again.
 */
export class JumpTrail<TPlace> {
  private before: string | null = null;
  private origin: { readonly place: TPlace } | null = null;

  /** @param target the message that the address names now; null for none */
  follow(target: string | null, here: () => TPlace): Leap<TPlace> {
    const { before, origin } = this;
    this.before = target;
    if (target !== null) {
      // The first address of all is where one came in: nothing lies behind it.
      if (before === null) this.origin = { place: here() };
      return { to: target };
    }
    this.origin = null;
    return before !== null && origin ? { back: origin.place } : null;
  }

  /** The person went elsewhere by themselves. */
  forget(): void {
    this.origin = null;
  }
}
