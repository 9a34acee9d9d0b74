import { ConfigReader } from '@backstage/config';
import { SourceRegistry } from '../source/SourceRegistry';
import { FactDefinitions } from './FactDefinitions';
import { readFactOptions } from './readFactOptions';

const PUSHED = {
  id: 'backup.restoredAt',
  title: 'Last restore',
  description: 'When a backup was last restored.',
  type: 'instant',
  rung: 'exercised',
  controlledBy: 'platform',
};
const INSIGHT = {
  id: 'entityOwnershipFactRetriever@0',
  field: 'hasOwner',
  title: 'Has an owner',
  type: 'boolean',
};
const read = (pushed: object[], insights: object[] = []) =>
  readFactOptions(
    new ConfigReader({
      orr: { facts: { pushed, techInsights: { facts: insights } } },
    }),
  );

describe('orr.facts', () => {
  it('says which facts come from elsewhere', () => {
    expect(readFactOptions(new ConfigReader({}))).toEqual({
      pushed: [],
      techInsights: [],
    });
    expect(read([{ ...PUSHED, maxAgeDays: 30 }], [INSIGHT])).toEqual({
      pushed: [{ ...PUSHED, maxAgeDays: 30 }],
      techInsights: [
        {
          retriever: 'entityOwnershipFactRetriever',
          major: 0,
          field: 'hasOwner',
          definition: {
            id: 'techInsights.entityOwnershipFactRetriever.hasOwner',
            title: 'Has an owner',
            description:
              'Has an owner, as Tech Insights has it from entityOwnershipFactRetriever.',
            type: 'boolean',
            rung: 'probed',
            controlledBy: 'platform',
          },
        },
      ],
    });
  });

  it.each([
    ['orr.facts.pushed[0].id', [{ ...PUSHED, id: 'restore' }], []],
    ['orr.facts.pushed[0].title', [{ ...PUSHED, title: ' ' }], []],
    ['orr.facts.pushed[0].type', [{ ...PUSHED, type: 'percent' }], []],
    ['orr.facts.pushed[0].rung', [{ ...PUSHED, rung: 'said' }], []],
    [
      'orr.facts.pushed[0].controlledBy',
      [{ ...PUSHED, controlledBy: 'me' }],
      [],
    ],
    ['orr.facts.pushed[0].maxAgeDays', [{ ...PUSHED, maxAgeDays: 0 }], []],
    ['orr.facts.techInsights.facts[0].id', [], [{ ...INSIGHT, id: 'x' }]],
    ['orr.facts.techInsights.facts[0]', [], [{ ...INSIGHT, field: 'a b' }]],
    ['orr.facts.techInsights.facts[0].type', [], [{ ...INSIGHT, type: 'x' }]],
  ])('is refused with the key %s', (key, pushed, insights) => {
    expect(() => read(pushed, insights)).toThrow(key);
  });

  it('cannot provide a fact twice', () => {
    const sources = new SourceRegistry({ clock: { now: () => new Date() } });
    const { pushed } = read([{ ...PUSHED, id: 'catalog.contact' }]);
    expect(() => new FactDefinitions({ sources, pushed })).toThrow(
      'The fact catalog.contact is provided twice: by Catalog and by Told through the API',
    );
  });
});
