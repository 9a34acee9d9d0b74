import { questionApplies } from 'backstage-plugin-orr-common';
import fc from 'fast-check';
import { narrowedColumns } from './narrowedColumns';

describe('narrowedColumns', () => {
  it.each([
    [{ kind: 'Component' }, { kind: ['component'] }],
    [
      { $all: [{ kind: 'API' }, { 'spec.type': { $in: ['Service', 'x'] } }] },
      { kind: ['api'], type: ['service', 'x'] },
    ],
    [{ 'spec.lifecycle': 'production' }, { lifecycle: ['production'] }],
    [{ $all: [{ kind: 'A' }, { kind: 'B' }] }, { kind: ['a'] }],
    // What only some of them need, or nobody, narrows nothing.
    [{ $any: [{ kind: 'A' }, { kind: 'B' }] }, {}],
    [{ $not: { kind: 'A' } }, {}],
    [{ kind: { $exists: true } }, {}],
    [{ kind: { $hasPrefix: 'a' } }, {}],
    // A number is the same as its digits, and columns hold texts alone.
    [{ 'spec.type': 7 }, {}],
    [{ 'spec.type': '7' }, {}],
    [{ 'spec.type': { $in: ['service', 7] } }, {}],
    [{ 'spec.type': 'dienst für alle' }, {}],
    [{ 'metadata.name': 'checkout' }, {}],
    [{}, {}],
    ['component', {}],
  ])('takes from %j what must be: %j', (filter, wanted) => {
    expect(narrowedColumns(filter as never)).toEqual(wanted);
  });

  it('never rules out what a filter matches', () => {
    const word = fc.constantFrom('a', 'A', 'b', 'B', '1', ' a', 1);
    const condition = fc.oneof(
      word,
      fc.record({ $in: fc.array(word, { maxLength: 3 }) }),
      fc.record({ $exists: fc.boolean() }),
      fc.record({ $hasPrefix: word.map(String) }),
    );
    const field = fc.constantFrom('kind', 'spec.type', 'spec.lifecycle');
    const { filter } = fc.letrec<{ filter: unknown }>(tie => ({
      filter: fc.oneof(
        { maxDepth: 3 },
        fc.dictionary(field, condition, {
          minKeys: 1,
          maxKeys: 3,
          noNullPrototype: true,
        }),
        fc.record({ $all: fc.array(tie('filter'), { maxLength: 3 }) }),
        fc.record({ $any: fc.array(tie('filter'), { maxLength: 3 }) }),
        fc.record({ $not: tie('filter') }),
      ),
    }));
    const said = fc.option(word, { nil: undefined });
    const plain = { noNullPrototype: true };
    const entities = fc.record(
      {
        kind: fc.constantFrom('a', 'B'),
        spec: fc.record({ type: said, lifecycle: said }, plain),
      },
      plain,
    );
    const columnOf = (value: unknown) =>
      typeof value === 'string' ? value.trim().toLocaleLowerCase('en-US') : '';
    fc.assert(
      fc.property(filter, entities, (one, entity) => {
        fc.pre(questionApplies({ appliesTo: one as never }, entity));
        const columns = {
          kind: columnOf(entity.kind),
          type: columnOf(entity.spec.type),
          lifecycle: columnOf(entity.spec.lifecycle),
        };
        for (const [column, values] of Object.entries(
          narrowedColumns(one as never),
        )) {
          expect(values).toContain(columns[column as keyof typeof columns]);
        }
      }),
      { numRuns: 500 },
    );
  });
});
