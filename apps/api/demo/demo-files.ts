import sharp from 'sharp';

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

function schedule(): Promise<Buffer> {
  const rows = ROWS.map(([time, theatre, what, who, colour], at) => {
    const y = 150 + at * 92;
    return `
      <rect x="40" y="${y}" width="1120" height="76" rx="14" fill="${colour}"/>
      <text x="70" y="${y + 48}" font-weight="700">${time}</text>
      <text x="230" y="${y + 48}">${theatre}</text>
      <text x="430" y="${y + 48}" font-weight="700">${what}</text>
      <text x="820" y="${y + 48}" fill="#48536b">${who}</text>`;
  });
  const picture = `
    <svg xmlns="http://www.w3.org/2000/svg" width="1200" height="560" font-family="sans-serif" font-size="28" fill="#1d2740">
      <rect width="1200" height="560" fill="#ffffff"/>
      <rect width="1200" height="110" fill="#2457d6"/>
      <text x="40" y="70" font-size="40" font-weight="700" fill="#ffffff">Theatre list, tomorrow</text>${rows.join('')}
    </svg>`;
  return sharp(Buffer.from(picture)).png({ palette: true }).toBuffer();
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
