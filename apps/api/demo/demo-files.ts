import sharp, { type OverlayOptions } from 'sharp';

/** Drawn and written here: nothing is fetched, and nobody's face is on them. */
const files = {
  schedule: { name: 'Theatre list.png', make: schedule },
  hygienePlan: { name: 'Hygiene plan.pdf', make: async () => hygienePlan() },
  results: { name: 'Результаты недели.csv', make: async () => results() },
} as const;

export type DemoFileName = keyof typeof files;

export async function demoFile(name: DemoFileName): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const { name: fileName, make } = files[name];
  return { name: fileName, bytes: await make() };
}

const ROWS = [
  ['08:30', 'Theatre 1', 'Hernia', 'Smirnov, Соколов', '#dbe7ff'],
  ['10:00', 'Theatre 1', 'Gall bladder', 'Smirnov, Соколов', '#dbe7ff'],
  ['12:30', 'Theatre 1', 'Hand', 'Smirnov, Соколов', '#d9f2ec'],
  ['all day', 'Theatre 2', 'free for emergencies', 'on call', '#fdf0d5'],
] as const;

/** Put together of boxes and lines of text: pictures of the kind that is written as text are not let in, not even ours. */
function schedule(): Promise<Buffer> {
  const rows = ROWS.flatMap(([time, theatre, what, who, colour], at) => {
    const top = 150 + at * 92;
    return [
      box(1_120, 76, colour, { left: 40, top }),
      words(time, 'bold 21', INK, { left: 70, top: top + 24 }),
      words(theatre, '21', INK, { left: 230, top: top + 24 }),
      words(what, 'bold 21', INK, { left: 430, top: top + 24 }),
      words(who, '21', '#48536b', { left: 820, top: top + 24 }),
    ];
  });
  return sharp({ create: { width: 1_200, height: 560, channels: 4, background: '#ffffff' } })
    .composite([
      box(1_200, 110, '#2457d6', { left: 0, top: 0 }),
      words('Theatre list, tomorrow', 'bold 30', '#ffffff', { left: 40, top: 36 }),
      ...rows,
    ])
    .png({ palette: true })
    .toBuffer();
}

const INK = '#1d2740';
interface Place {
  readonly left: number;
  readonly top: number;
}

function box(width: number, height: number, background: string, place: Place): OverlayOptions {
  return { input: { create: { width, height, channels: 4, background } }, ...place };
}

function words(text: string, font: string, colour: string, place: Place): OverlayOptions {
  const markup = `<span foreground="${colour}">${text}</span>`;
  return { input: { text: { text: markup, font: `sans ${font}`, dpi: 96, rgba: true } }, ...place };
}

const PLAN = [
  'Hand hygiene: before and after every patient, 30 seconds.',
  'Surfaces: after each visit, with the blue bottle.',
  'Instruments: into the tray at once, lids closed.',
  'Laundry: white bags for the ward, red bags for isolation.',
  'Training: every quarter, with cake.',
];

/** One page in a font that every reader has. */
function hygienePlan(): Buffer {
  const text = [
    'BT /F1 26 Tf 72 740 Td (Hygiene plan) Tj ET',
    'BT /F1 13 Tf 72 712 Td (Alpaca Clinic, this quarter) Tj ET',
    ...PLAN.map((line, at) => `BT /F1 14 Tf 72 ${660 - at * 34} Td (${at + 1}.  ${line}) Tj ET`),
  ].join('\n');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let file = '%PDF-1.4\n';
  const places = objects.map((object, at) => {
    const place = file.length;
    file += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  return Buffer.from(
    `${file}xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`,
  );
}

function results(): Buffer {
  const lines = ['Day;Samples;Urgent;Median minutes', 'Monday;64;5;38', 'Tuesday;71;8;41', 'Wednesday;58;3;35'];
  return Buffer.from(`\uFEFF${lines.join('\r\n')}\r\n`);
}
