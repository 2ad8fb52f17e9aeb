import { keyCaps, shortcutGroups } from './shortcut-groups';

describe('the list of shortcuts', () => {
  const everything = (enterSends: boolean) =>
    shortcutGroups(enterSends).flatMap(({ shortcuts }) => shortcuts.flatMap(({ keys }) => keys));

  it('writes the keys as they stand on the keyboard', () => {
    expect(keyCaps('$mod+KeyK', false)).toEqual(['Ctrl', 'K']);
    expect(keyCaps('$mod+Slash', true)).toEqual(['⌘', '/']);
    expect(keyCaps('Alt+Shift+ArrowUp', true)).toEqual(['⌥', 'Shift', '↑']);
    expect(keyCaps('Control+F6', true)).toEqual(['Ctrl', 'F6']);
  });

  it('follows the setting "Enter sends"', () => {
    expect(everything(false)).toContain('$mod+Enter');
    expect(everything(true)).not.toContain('$mod+Enter');
    expect(everything(true)).toContain('Shift+Enter');
  });

  it('names every key combination once', () => {
    for (const { shortcuts } of shortcutGroups(false)) {
      const keys = shortcuts.flatMap((shortcut) => shortcut.keys);
      expect(new Set(keys).size).toBe(keys.length);
    }
  });
});
