import { type ContactImport, ImportRun, type ImportServer } from './import-run';

const uploaded: ContactImport = {
  ...{ id: 'i1', fileName: 'p.csv', format: 'CSV', state: 'RECEIVED', dryRun: null, rowCount: 10, processed: 0 },
  columns: [
    { name: 'ФИО', samples: ['Anna'], suggested: 'NAME' },
    { name: 'x', samples: ['1'], suggested: null },
  ],
  ...{ created: 0, updated: 0, unchanged: 0, duplicates: 0, invalid: 0, assigned: 0 },
};

describe('an import', () => {
  let answers: ContactImport[];
  let started: unknown[];
  let run: ImportRun;

  beforeEach(async () => {
    answers = [uploaded];
    started = [];
    const server: ImportServer = {
      upload: () => Promise.resolve('i1'),
      state: () => Promise.resolve(answers.shift() ?? uploaded),
      progress: () => Promise.resolve(answers.shift() ?? null),
      start: (...args) => {
        started.push(args);
        return Promise.resolve({ ...uploaded, state: 'RUNNING', dryRun: args[2] });
      },
      pause: () => Promise.resolve(),
    };
    run = new ImportRun(server);
    expect(run.step()).toBe('FILE');
    await run.choose(new File(['x'], 'p.csv'));
  });

  it('suggests what the columns hold; a field belongs to one column', () => {
    expect([run.step(), run.mapping()]).toEqual(['COLUMNS', ['NAME', null]]);
    run.map(1, 'NAME');
    expect(run.mapping()).toEqual([null, 'NAME']);
    run.map(0, 'PHONE');
    run.map(1, null);
    expect(run.mapping()).toEqual(['PHONE', null]);
  });

  it('is tried first, told how far it is, and then done with the same columns', async () => {
    const progress: number[] = [];
    answers = [
      { ...uploaded, state: 'RUNNING', dryRun: true, processed: 5 },
      { ...uploaded, state: 'DONE', dryRun: true, processed: 10, created: 1 },
    ];
    const trying = run.try();
    expect(run.busy()).toBe(true);
    for (let turn = 0; turn < 12; turn++) {
      progress.push(run.progress());
      await Promise.resolve();
    }
    await trying;
    expect([run.step(), run.busy(), run.willChange(), new Set(progress)]).toEqual([
      'TRIED',
      false,
      true,
      new Set([0, 0.5, 1]),
    ]);
    answers = [{ ...uploaded, state: 'DONE', dryRun: false, processed: 10, created: 1 }];
    await run.import();
    expect([run.step(), started]).toEqual([
      'DONE',
      [
        ['i1', ['NAME', null], true],
        ['i1', ['NAME', null], false],
      ],
    ]);
  });

  it('columns can be changed after a dry run, which must then be done again', async () => {
    answers = [{ ...uploaded, state: 'DONE', dryRun: true }];
    await run.try();
    run.change();
    expect([run.step(), run.mapping()]).toEqual(['COLUMNS', ['NAME', null]]);
  });

  it('one that broke off is gone on with, one under way is looked on at; an outage between two looks is no end', async () => {
    const broken: ContactImport = { ...uploaded, id: 'i2', state: 'FAILED', dryRun: false, processed: 5 };
    run.forget();
    answers = [{ ...broken, state: 'FAILED' }];
    await run.takeUp(broken);
    expect([run.step(), run.brokenOff(), started]).toEqual(['IMPORTING', true, [['i2', ['NAME', null], false]]]);
    const asked: (ContactImport | null)[] = [null, { ...broken, state: 'DONE', processed: 10 }];
    const other = new ImportRun({
      ...{ upload: () => Promise.resolve(''), state: () => Promise.reject(new Error('not asked')) },
      ...{ start: () => Promise.reject(new Error('not started')), pause: () => Promise.resolve() },
      progress: () => Promise.resolve(asked.shift() ?? null),
    });
    await other.takeUp({ ...broken, state: 'RUNNING' });
    expect([other.step(), other.progress(), asked]).toEqual(['DONE', 1, []]);
  });

  it('asks no more once the page is left', async () => {
    answers = Array.from({ length: 50 }, () => ({ ...uploaded, state: 'RUNNING' as const, dryRun: true }));
    const trying = run.try();
    run.leave();
    await trying;
    expect(answers.length).toBeGreaterThan(48);
  });
});
