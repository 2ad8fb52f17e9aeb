import type { TextKey } from '@client/ui';
import { type Shortcut, shortcuts } from '@client/ui/overlay';

export interface ShortcutGroup {
  readonly title: TextKey;
  readonly shortcuts: readonly Shortcut[];
}

/** Those of the message box and of the messages are bound where they belong, and only while the focus is there. */
export function shortcutGroups(enterSends: boolean): readonly ShortcutGroup[] {
  return [
    { title: 'shortcuts.everywhere', shortcuts: Object.values(shortcuts) },
    {
      title: 'shortcuts.inBox',
      shortcuts: [
        { keys: [enterSends ? 'Enter' : '$mod+Enter'], does: 'composer.send' },
        { keys: [enterSends ? 'Shift+Enter' : 'Enter'], does: 'shortcuts.newLine' },
        { keys: ['ArrowUp'], does: 'shortcuts.editLast' },
      ],
    },
    {
      title: 'shortcuts.inMessages',
      shortcuts: [
        { keys: ['ArrowUp', 'ArrowDown'], does: 'shortcuts.nextMessage' },
        { keys: ['Home', 'End'], does: 'shortcuts.firstMessage' },
        { keys: ['Enter'], does: 'message.actions' },
        { keys: ['KeyR'], does: 'shortcuts.reply' },
        { keys: ['KeyU'], does: 'rooms.markUnread' },
      ],
    },
  ];
}

const signs: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
  Slash: '/',
  Control: 'Ctrl',
};

/** "$mod+KeyK" as it stands on the keyboard: ["Ctrl", "K"], or ["⌘", "K"] on a Mac. */
export function keyCaps(keys: string, mac: boolean): readonly string[] {
  return keys.split('+').map((key) => {
    if (key === '$mod') return mac ? '⌘' : 'Ctrl';
    if (mac && key === 'Alt') return '⌥';
    return signs[key] ?? key.replace(/^Key/, '');
  });
}
