import fc from 'fast-check';
import {
  EditorHistory,
  editorHistory,
  HistoryAction,
  startHistory,
} from './editorHistory';

const add = (
  text: string,
  rest: { kind?: string; at?: number } = {},
): HistoryAction<string> => ({
  type: 'edit',
  change: before => before + text,
  at: 0,
  ...rest,
});
const after = (
  actions: HistoryAction<string>[],
  start = startHistory(''),
): EditorHistory<string> => actions.reduce(editorHistory, start);

describe('editorHistory', () => {
  it('takes steps back and forth again, and forgets what was taken back once something else is done', () => {
    const two = after([add('a'), add('b')]);
    const back = editorHistory(two, { type: 'undo' });
    expect(back.present).toBe('a');
    expect(editorHistory(back, { type: 'redo' }).present).toBe('ab');
    const other = editorHistory(back, add('c'));
    expect(other.present).toBe('ac');
    expect(editorHistory(other, { type: 'redo' })).toBe(other);
  });

  it.each([
    ['letters typed at once are one step', 'title', 'title', 1_000, ''],
    ['after a pause begins another', 'title', 'title', 2_000, 'a'],
    ['in another field begins another', 'title', 'why', 10, 'a'],
    ['without a kind each is its own', undefined, undefined, 10, 'a'],
  ])('%s', (_, one, other, at, undone) => {
    const typed = after([
      add('a', { kind: one }),
      add('b', { kind: other, at }),
    ]);
    expect(editorHistory(typed, { type: 'undo' }).present).toBe(undone);
  });

  it('is no step where nothing changes', () => {
    const start = startHistory('a');
    expect(
      editorHistory(start, { type: 'edit', change: same => same, at: 0 }),
    ).toBe(start);
  });

  it('begins another step after one was taken back', () => {
    const typed = after([
      add('a', { kind: 'title' }),
      { type: 'undo' },
      { type: 'redo' },
      add('b', { kind: 'title', at: 1 }),
      { type: 'undo' },
    ]);
    expect(typed.present).toBe('a');
  });

  it('brings what others changed into every step', () => {
    const rebased = after([
      add('a'),
      add('b'),
      { type: 'undo' },
      { type: 'rebase', change: text => `${text}!` },
    ]);
    expect(rebased).toMatchObject({
      past: ['!'],
      present: 'a!',
      future: ['ab!'],
    });
  });

  it('gives back whatever was there, however often', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 30 }),
        texts => {
          const done = after(texts.map(text => add(text)));
          const undone = after(
            texts.map(() => ({ type: 'undo' as const })),
            done,
          );
          expect(undone.present).toBe('');
          const redone = after(
            texts.map(() => ({ type: 'redo' as const })),
            undone,
          );
          expect(redone.present).toBe(texts.join(''));
        },
      ),
    );
  });
});
