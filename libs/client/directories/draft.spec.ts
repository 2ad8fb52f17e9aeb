import { Draft } from './draft';

const stored = { name: 'Anna', phone: '1', notes: '' };

describe('typing over a card while others change it', () => {
  it('what was not touched follows the others, what was touched stays', () => {
    const draft = new Draft(stored, 1);
    draft.type({ notes: 'lift' });
    draft.arrive({ ...stored, phone: '2' }, 2);
    expect(draft.values()).toEqual({ name: 'Anna', phone: '2', notes: 'lift' });
    expect([draft.changes(), draft.clashes(), draft.version]).toEqual([{ notes: 'lift' }, [], 2]);
  });

  it('where both changed the same, both versions are shown until one is chosen', () => {
    const draft = new Draft(stored, 1);
    draft.type({ notes: 'lift' });
    draft.arrive({ ...stored, notes: 'wheelchair' }, 2);
    const clash = [{ field: 'notes', theirs: 'wheelchair', mine: 'lift' }];
    expect([draft.values().notes, draft.clashes()]).toEqual(['lift', clash]);
    // Typing on does not hide it.
    draft.type({ notes: 'lift 2' });
    expect(draft.clashes()).toEqual([{ ...clash[0], mine: 'lift 2' }]);
    draft.takeTheirs();
    expect([draft.values().notes, draft.clashes(), draft.dirty()]).toEqual(['wheelchair', [], false]);
  });

  it('two who wrote the same agree, and what is saved is settled', () => {
    const draft = new Draft(stored, 1);
    draft.type({ notes: 'lift', phone: '3' });
    draft.arrive({ ...stored, notes: 'lift' }, 2);
    expect([draft.changes(), draft.clashes()]).toEqual([{ phone: '3' }, []]);
    draft.settle({ ...stored, notes: 'lift', phone: '3' }, 3);
    expect([draft.dirty(), draft.version]).toEqual([false, 3]);
    // What is typed after that begins from there.
    draft.type({ phone: '4' });
    draft.arrive({ ...stored, notes: 'lift', phone: '5' }, 4);
    expect(draft.clashes()).toEqual([{ field: 'phone', theirs: '5', mine: '4' }]);
  });

  it('what comes late and is older changes nothing', () => {
    const draft = new Draft(stored, 3);
    draft.arrive({ ...stored, name: 'Old' }, 2);
    draft.arrive({ ...stored, name: 'Same' }, 3);
    expect([draft.values(), draft.version]).toEqual([stored, 3]);
  });
});
