import { parsePageCursor, toPageCursor } from './pageCursor';

const binding = { kind: ['component'], viewer: 'user:default/ada' };
const cursor = toPageCursor({ value: 'ünï 😀', id: 'id-1' }, binding);

function changed(change: (parts: unknown[]) => unknown): string {
  const parts = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  return Buffer.from(JSON.stringify(change(parts))).toString('base64url');
}

describe('page cursors', () => {
  it('lead back to the place they were made at', () => {
    expect(parsePageCursor(cursor, binding)).toEqual({
      value: 'ünï 😀',
      id: 'id-1',
    });
  });

  it.each([
    ['another viewer', { ...binding, viewer: 'user:default/tom' }],
    ['another filter', { ...binding, kind: ['api'] }],
    ['one filter less', { viewer: binding.viewer }],
  ])('are refused for %s', (_, other) => {
    expect(() => parsePageCursor(cursor, other)).toThrow(
      'cursor: belongs to a list with other filters',
    );
  });

  it.each([
    ['no base64', '!!!'],
    ['nothing', ''],
    ['another shape', changed(([value]) => ({ value }))],
    ['a part too many', changed(parts => [...parts, 'more'])],
    ['a number for a text', changed(([, id, hash]) => [1, id, hash])],
    [
      'NUL, which no database takes',
      changed(([, ...rest]) => ['a\0', ...rest]),
    ],
    ['half a character', changed(([, ...rest]) => ['\ud83d', ...rest])],
  ])('are refused where they hold %s', (_, forged) => {
    expect(() => parsePageCursor(forged, binding)).toThrow(
      'cursor: is not a cursor of this list',
    );
  });
});
