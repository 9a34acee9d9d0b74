import { FilterPredicate } from '@backstage/filter-predicates';
import fc from 'fast-check';
import { matchesFilter } from './applicability';
import { explainFilter } from './explainFilter';

const entity = {
  kind: 'Component',
  metadata: { name: 'checkout', tags: ['java', 'pci'] },
  spec: { type: 'service', tier: 1 },
  relations: [{ type: 'ownedBy', targetRef: 'group:default/payments' }],
};

describe('explainFilter', () => {
  it.each([
    ['is', { kind: 'component' }, true, 'component', 'Component'],
    ['is', { 'spec.type': 'website' }, false, 'website', 'service'],
    ['is', { 'spec.tier': '1' }, true, '1', '1'],
    ['is', { 'spec.lifecycle': 'production' }, false, 'production', undefined],
    [
      'in',
      { 'spec.type': { $in: ['service', 7] } },
      true,
      'service, 7',
      'service',
    ],
    ['exists', { 'spec.type': { $exists: true } }, true, undefined, 'service'],
    [
      'missing',
      { 'spec.type': { $exists: false } },
      false,
      undefined,
      'service',
    ],
    [
      'contains',
      { 'metadata.tags': { $contains: 'PCI' } },
      true,
      'PCI',
      '["java","pci"]',
    ],
    [
      'contains',
      { relations: { $contains: { type: 'dependsOn' } } },
      false,
      '{"type":"dependsOn"}',
      '[{"type":"ownedBy","targetRef":"group:default/payments"}]',
    ],
    [
      'prefix',
      { 'metadata.name': { $hasPrefix: 'check' } },
      true,
      'check',
      'checkout',
    ],
  ] as const)(
    'says what a condition asks and what is there: %s %j',
    (test, filter, holds, wanted, found) => {
      expect(explainFilter(filter as never, entity)).toEqual({
        type: 'field',
        holds,
        field: Object.keys(filter)[0],
        test,
        ...(wanted !== undefined && { wanted }),
        ...(found !== undefined && { found }),
      });
    },
  );

  it('takes a filter apart', () => {
    const explained = explainFilter(
      {
        $all: [
          { kind: 'Component', 'spec.type': 'website' },
          { $any: [{ 'spec.tier': 1 }, { 'spec.tier': 2 }] },
          { $not: { 'metadata.name': 'checkout' } },
        ],
      },
      entity,
    );
    expect(explained).toMatchObject({
      type: 'all',
      holds: false,
      parts: [
        { type: 'all', holds: false, parts: [{ holds: true }, {}] },
        { type: 'any', holds: true, parts: [{ holds: true }, {}] },
        { type: 'not', holds: false, parts: [{ holds: true }] },
      ],
    });
  });

  it.each([
    [{}, true],
    [{ $all: [] }, true],
    [{ $any: [] }, false],
  ] as const)('says that %j is %s without parts', (filter, holds) => {
    expect(explainFilter(filter as never, entity)).toMatchObject({
      holds,
      parts: [],
    });
  });

  it('knows that no entity is a bare value', () => {
    expect(explainFilter('Component', entity)).toEqual({
      type: 'value',
      holds: false,
      wanted: 'Component',
    });
  });

  it('cuts what nobody could read', () => {
    const long = 'x'.repeat(5_000);
    const { found, wanted } = explainFilter(
      { 'spec.type': long },
      { spec: { type: long } },
    );
    expect([found?.length, wanted?.length]).toEqual([200, 200]);
  });

  it('holds where the filter matches', () => {
    const word = fc.constantFrom('a', 'A', 'b', '1', 1, true);
    const field = fc.constantFrom('kind', 'spec.a', 'spec.b', 'spec.list');
    const condition = fc.oneof(
      word,
      fc.record({ $exists: fc.boolean() }),
      fc.record({ $in: fc.array(word, { maxLength: 3 }) }),
      fc.record({ $contains: word }),
      fc.record({ $hasPrefix: fc.constantFrom('', 'a', 'B') }),
    );
    const { filter } = fc.letrec<{ filter: unknown }>(tie => ({
      filter: fc.oneof(
        { maxDepth: 4 },
        fc.dictionary(field, condition, { maxKeys: 3, noNullPrototype: true }),
        word,
        fc.record({ $all: fc.array(tie('filter'), { maxLength: 3 }) }),
        fc.record({ $any: fc.array(tie('filter'), { maxLength: 3 }) }),
        fc.record({ $not: tie('filter') }),
      ),
    }));
    const maybe = fc.option(word, { nil: undefined });
    const plain = { noNullPrototype: true };
    const entities = fc.record(
      {
        kind: maybe,
        spec: fc.record(
          {
            a: maybe,
            b: maybe,
            list: fc.option(fc.array(word, { maxLength: 3 }), {
              nil: undefined,
            }),
          },
          plain,
        ),
      },
      plain,
    );
    fc.assert(
      fc.property(filter, entities, (one, about) => {
        expect(explainFilter(one as FilterPredicate, about).holds).toBe(
          matchesFilter(one, about),
        );
      }),
      { numRuns: 1_000 },
    );
  });
});
