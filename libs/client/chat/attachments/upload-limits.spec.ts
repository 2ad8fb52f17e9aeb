import { refusalOf } from './upload-limits';

const limits = { maxBytes: 1_000, maxFilesPerMessage: 2, accept: ['.pdf', '.jpg'] };

describe('refusalOf', () => {
  it.each([
    ['scan.pdf', 1_000, 1, null],
    ['SCAN.PDF', 10, 0, null],
    ['снимок.jpg', 10, 0, null],
    ['scan.pdf.exe', 10, 0, 'type'],
    ['no-extension', 10, 0, 'type'],
    ['scan.pdf', 1_001, 0, 'size'],
    ['scan.pdf', 0, 0, 'empty'],
    ['scan.pdf', 10, 2, 'count'],
  ])('%s of %i bytes beside %i others: %s', (name, size, taken, expected) => {
    expect(refusalOf({ name, size }, limits, taken)).toBe(expected);
  });
});
