import { AppError } from './errors';
import { newId } from './ids';
import { decodeCursor, encodeCursor, forwardPage } from './paging';

describe('a cursor', () => {
  const id = newId();

  it('gives back the keys of its row', () => {
    expect(decodeCursor('rooms', encodeCursor('rooms', [17, id]), 'after', ['number', 'id'])).toEqual([17, id]);
    expect(decodeCursor('people', encodeCursor('people', ['Аня "A", \\', id]), 'after', ['string', 'id'])).toEqual([
      'Аня "A", \\',
      id,
    ]);
  });

  it('is opaque and safe in a URL', () => {
    expect(encodeCursor('rooms', ['???>>>', id])).toMatch(/^[\w-]+$/);
  });

  const forged = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

  it.each([
    ['nothing', ''],
    ['no JSON', 'abc'],
    ['no list', forged({ 0: 'rooms' })],
    ['of another list', encodeCursor('people', [17, id])],
    ['too short', encodeCursor('rooms', [17])],
    ['too long', encodeCursor('rooms', [17, id, 1])],
    ['of another type', encodeCursor('rooms', ['17', id])],
    ['with an id that is none', encodeCursor('rooms', [17, 'x'])],
    ['with null in it', forged(['rooms', null, id])],
  ])('that is %s is refused with its field', (_, cursor) => {
    const read = () => decodeCursor('rooms', cursor, 'after', ['number', 'id']);
    expect(read).toThrow(AppError);
    expect(read).toThrow('This cursor is not known here');
  });

  it('with a character that the database cannot read is refused', () => {
    expect(() => decodeCursor('people', encodeCursor('people', ['a\u0000']), 'after', ['string'])).toThrow(AppError);
  });
});

describe('a page read forwards', () => {
  const shape = { cursor: (row: number) => `c${row}`, node: (row: number) => ({ row }) };

  it('knows from one row more that there is another page', () => {
    expect(forwardPage([1, 2, 3], { first: 2 }, shape)).toEqual({
      edges: [
        { cursor: 'c1', node: { row: 1 } },
        { cursor: 'c2', node: { row: 2 } },
      ],
      pageInfo: { hasNextPage: true, hasPreviousPage: false, startCursor: 'c1', endCursor: 'c2' },
    });
  });

  it('that is the last says so, and that there was one before', () => {
    expect(forwardPage([3], { first: 2, after: 'c2' }, shape).pageInfo).toEqual({
      hasNextPage: false,
      hasPreviousPage: true,
      startCursor: 'c3',
      endCursor: 'c3',
    });
  });

  it('that is empty has no cursors', () => {
    expect(forwardPage([], { first: 2, after: null }, shape)).toEqual({
      edges: [],
      pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
    });
  });
});
