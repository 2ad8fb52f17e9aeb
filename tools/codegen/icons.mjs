// Writes libs/client/ui/generated/icons.ts: the outlines of the Lucide icons we use, each as one SVG path.
// The package holds 1,700 components in one file of 12 MB, which would cost every build half a minute to link.
// usage: node tools/with-node.mjs tools/codegen/icons.mjs [--check]
import '@angular/compiler';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import * as lucide from '@lucide/angular';

const NAMES = [
  'ArrowDown',
  'ArrowLeft',
  'ArrowUp',
  'AtSign',
  'Ban',
  'Bell',
  'BellOff',
  'Check',
  'ChevronDown',
  'ChevronLeft',
  'ChevronRight',
  'ChevronUp',
  'CircleAlert',
  'Clock',
  'ContactRound',
  'Copy',
  'Download',
  'EllipsisVertical',
  'Eye',
  'EyeOff',
  'File',
  'FileText',
  'Forward',
  'History',
  'Hourglass',
  'Info',
  'Keyboard',
  'Languages',
  'LogOut',
  'Mail',
  'MailOpen',
  'MessageCircle',
  'MessagesSquare',
  'Monitor',
  'Moon',
  'Paperclip',
  'Pencil',
  'Pin',
  'PinOff',
  'Plus',
  'RefreshCw',
  'Reply',
  'Search',
  'SendHorizontal',
  'Settings',
  'ShieldAlert',
  'ShieldCheck',
  'Smile',
  'SmilePlus',
  'StickyNote',
  'Sun',
  'Trash2',
  'UserPlus',
  'UserRound',
  'UserX',
  'UsersRound',
  'WifiOff',
  'X',
  'ZoomIn',
  'ZoomOut',
];

/** The signs of chat groups, by their name in the schema: only the directories load them. */
const GROUP_ICONS = {
  USERS: 'Users',
  HEART: 'Heart',
  ACTIVITY: 'Activity',
  STETHOSCOPE: 'Stethoscope',
  SYRINGE: 'Syringe',
  PILL: 'Pill',
  BABY: 'Baby',
  BONE: 'Bone',
  EYE: 'Eye',
  BRAIN: 'Brain',
  CALENDAR: 'CalendarDays',
  STAR: 'Star',
};

/** @param {[string, Record<string, string>]} shape one SVG element of an icon @returns {string} the same as path data */
function pathOf([tag, shape]) {
  const number = (key, fallback = 0) => Number(shape[key] ?? fallback);
  switch (tag) {
    case 'path':
      return absoluteStart(shape.d);
    case 'line':
      return `M${shape.x1} ${shape.y1}L${shape.x2} ${shape.y2}`;
    case 'polyline':
      return `M${shape.points.trim()}`;
    case 'polygon':
      return `M${shape.points.trim()}Z`;
    case 'circle': {
      const [cx, cy, r] = [number('cx'), number('cy'), number('r')];
      return `M${cx - r} ${cy}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`;
    }
    case 'rect': {
      const [x, y, w, h] = [number('x'), number('y'), number('width'), number('height')];
      const r = number('rx', shape.ry);
      const corner = (dx, dy) => `a${r} ${r} 0 0 1 ${dx} ${dy}`;
      return `M${x + r} ${y}h${w - 2 * r}${corner(r, r)}v${h - 2 * r}${corner(-r, r)}h${2 * r - w}${corner(-r, -r)}v${2 * r - h}${corner(r, -r)}Z`;
    }
    default:
      throw new Error(`An icon uses <${tag}>: teach tools/codegen/icons.mjs to draw it.`);
  }
}

/** The `m` that starts a path is absolute when it stands alone; behind another path it would not be. */
function absoluteStart(d) {
  const [, x, y, rest] = /^m\s*(-?[\d.]+)[\s,]*(-?[\d.]+)\s*(.*)$/s.exec(d) ?? [];
  if (x === undefined) return d;
  return `M${x} ${y}${/^[-.\d]/.test(rest) ? 'l' : ''}${rest}`;
}

const kebab = (name) =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/([a-z])([0-9])/g, '$1-$2')
    .toLowerCase();

/** @param {string} constant @param {readonly (readonly [key: string, icon: string])[]} icons */
function source(constant, icons) {
  const lines = icons.map(([key, name]) => {
    const icon = lucide[`Lucide${name}`]?.icon;
    if (!icon) throw new Error(`@lucide/angular has no icon ${name}.`);
    return `  ${key}: '${icon.node.map(pathOf).join('')}',`;
  });
  return `// Written by tools/codegen/icons.mjs from Lucide (ISC licence, https://lucide.dev/license). Do not edit.
/** Icon name -> outline in a box of 24 by 24, to be stroked 2 wide. */
// prettier-ignore
export const ${constant} = {
${lines.join('\n')}
} as const;
`;
}

const outputs = {
  'libs/client/ui/generated/icons.ts': source(
    'iconPaths',
    NAMES.map((name) => [`'${kebab(name)}'`, name]),
  ),
  'libs/client/directories/generated/group-icons.ts': source('groupIconPaths', Object.entries(GROUP_ICONS)),
};

for (const [path, output] of Object.entries(outputs)) {
  const file = fileURLToPath(new URL(`../../${path}`, import.meta.url));
  if (!process.argv.includes('--check')) await writeFile(file, output);
  else if ((await readFile(file, 'utf8').catch(() => '')) !== output) {
    console.error(`${path} is stale: run node tools/with-node.mjs tools/codegen/icons.mjs`);
    process.exit(1);
  }
}
