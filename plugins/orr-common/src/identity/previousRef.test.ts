import { PREVIOUS_REF_ANNOTATION, previousRefOf } from './previousRef';

function refIn(value: unknown, namespace?: string) {
  return previousRefOf({
    kind: 'Component',
    metadata: {
      name: 'new',
      namespace,
      annotations: { [PREVIOUS_REF_ANNOTATION]: value as string },
    },
  });
}

describe('previousRefOf', () => {
  it.each([
    ['component:default/old', 'component:default/old'],
    [' Component:Default/Old ', 'component:default/old'],
    ['old', 'component:shop/old'],
    ['api:old', 'api:shop/old'],
    ['default/old', 'component:default/old'],
  ])('reads %p', (written, ref) => {
    expect(refIn(written, 'shop')).toEqual({ written: written.trim(), ref });
  });

  it('says what is written where it is no ref', () => {
    expect(refIn('a:b:c')).toEqual({ written: 'a:b:c' });
    expect(refIn('https://x/y/z')).toEqual({ written: 'https://x/y/z' });
  });

  it('finds nothing where nothing is said', () => {
    expect(refIn('  ')).toBeUndefined();
    expect(refIn(4)).toBeUndefined();
    expect(
      previousRefOf({ kind: 'Component', metadata: { name: 'new' } }),
    ).toBeUndefined();
  });
});
