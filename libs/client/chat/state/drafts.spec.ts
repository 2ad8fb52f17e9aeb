import { Drafts } from './drafts';

describe('Drafts', () => {
  beforeEach(() => sessionStorage.clear());

  it('keeps a text per room over a reload of the page', () => {
    new Drafts('anna', sessionStorage).keep('room', 'half a thought');
    expect(new Drafts('anna', sessionStorage).of('room')).toBe('half a thought');
    expect(new Drafts('anna', sessionStorage).of('other')).toBe('');
  });

  it('shows nobody the drafts of somebody else', () => {
    new Drafts('anna', sessionStorage).keep('room', 'private');
    expect(new Drafts('boris', sessionStorage).all().size).toBe(0);
  });

  it('leaves nothing behind when it is emptied or cleared', () => {
    const drafts = new Drafts('anna', sessionStorage);
    drafts.keep('room', 'one');
    drafts.keep('room', '');
    drafts.keep('other', 'two');
    drafts.clear();
    expect(sessionStorage).toHaveLength(0);
    expect(drafts.all().size).toBe(0);
  });
});
