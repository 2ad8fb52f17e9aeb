import { tinykeys } from 'tinykeys';
import type { TextKey } from './texts';

export interface Shortcut {
  /** As tinykeys writes them; `$mod` is Command on a Mac and Control elsewhere. */
  readonly keys: readonly string[];
  readonly does: TextKey;
}

/**
 * Every shortcut of the product, in one place: what the dialog "Keyboard shortcuts" lists is what `bindShortcuts` binds.
 * Letters and signs are named by their key on the keyboard, so that they work in a Russian layout too.
 */
export const shortcuts = {
  goTo: { keys: ['$mod+KeyK'], does: 'shortcuts.goTo' },
  list: { keys: ['$mod+Slash'], does: 'shortcuts.list' },
  nextRoom: { keys: ['Alt+ArrowUp', 'Alt+ArrowDown'], does: 'shortcuts.nextRoom' },
  nextUnread: { keys: ['Alt+Shift+ArrowUp', 'Alt+Shift+ArrowDown'], does: 'shortcuts.nextUnread' },
  nextRegion: { keys: ['Control+F6', 'Control+Shift+F6'], does: 'shortcuts.nextRegion' },
  escape: { keys: ['Escape'], does: 'shortcuts.escape' },
} as const satisfies Readonly<Record<string, Shortcut>>;

export type ShortcutName = keyof typeof shortcuts;
/** `which`: the place of the pressed keys among those of the shortcut. */
export type ShortcutHandlers = Partial<Record<ShortcutName, (event: KeyboardEvent, which: number) => void>>;

/** In text boxes too: that is where one comes from. Not while an input method composes a character. */
export function bindShortcuts(target: Window, handlers: ShortcutHandlers): () => void {
  const bindings = Object.entries(handlers).flatMap(([name, handle]) =>
    shortcuts[name as ShortcutName].keys.map((keys, which) => [keys, (event: KeyboardEvent) => handle(event, which)]),
  );
  return tinykeys(target, Object.fromEntries(bindings) as Record<string, (event: KeyboardEvent) => void>, {
    ignore: ({ isComposing }) => isComposing,
  });
}
