import { inScope } from './inScope';
import {
  ProgrammeDocument,
  programmeDocumentSchema,
} from './programmeDocument';
import { programmePlaceOf } from './programmePlace';
import { TierCandidates } from './tierCandidates';
import { tierOf, withCriticality } from './tierSource';
import { validateProgramme } from './validateProgramme';

const entity = {
  kind: 'Component',
  metadata: { name: 'pay', labels: { tier: 'tier-2' } },
  spec: { type: 'service', lifecycle: 'experimental' },
};

describe('inScope', () => {
  it.each<[string, ProgrammeDocument | undefined, boolean]>([
    ['without a programme', undefined, true],
    ['without a scope', {}, true],
    ['by kind', { scope: { kind: 'component' } }, true],
    [
      'by tier or lifecycle',
      {
        scope: {
          $any: [
            { 'spec.lifecycle': 'production' },
            { 'metadata.labels.tier': { $in: ['tier-1', 'tier-2'] } },
          ],
        },
      },
      true,
    ],
    ['not', { scope: { $not: { kind: 'Component' } } }, false],
  ])('%s: %s', (_, programme, expected) => {
    expect(inScope(programme, entity)).toBe(expected);
  });

  it('refuses an unknown operator, also where it is negated', () => {
    const scope = { $not: { kind: { $like: 'x' } } } as never;
    expect(() => inScope({ scope }, entity)).toThrow('filter predicate');
  });
});

describe('the document of a programme', () => {
  const fieldsOf = (document: unknown) => {
    const parsed = programmeDocumentSchema.safeParse(document);
    return parsed.success
      ? validateProgramme(parsed.data).map(({ field }) => field)
      : parsed.error.issues.map(({ path }) => path.join('.'));
  };

  it('may be empty', () => {
    expect(fieldsOf({})).toEqual([]);
  });

  it.each<[string, object]>([
    ['title', { title: ' ' }],
    ['why', { why: 'x'.repeat(10_001) }],
    ['scope', { scope: { kind: { $like: 'x' } } }],
    ['scope', { scope: 'component' }],
    ['scope', { scope: { kind: { $in: ['x'.repeat(20_000)] } } }],
    ['targetDate', { targetDate: '2026-02-30' }],
    ['ownerRef', { ownerRef: 'reliability' }],
    ['ownerRef', { ownerRef: 'component:default/pay' }],
    ['sponsorRef', { sponsorRef: 'system:default/shop' }],
    ['tierSource', { tierSource: { label: 'tier', annotation: 'tier' } }],
    ['tierSource', { tierSource: {} }],
    ['tierOrder[2]', { tierOrder: ['tier-1', 'tier-2', 'Tier-1'] }],
    ['muted', { muted: 'yes' }],
  ])('names what does not fit: %s', (field, document) => {
    expect(fieldsOf(document)).toEqual([field]);
  });
});

describe('where an entity is in the programme', () => {
  const on = (decisionInDate: boolean, ...codes: string[]) => ({
    decisionInDate,
    reasons: codes.map(code => ({ code: code as 'exempt' })),
  });

  it.each([
    ['notAsked', []],
    ['notAsked', [on(false, 'checklistDoesNotApply', 'outOfScope')]],
    ['outOfScope', [on(false, 'outOfScope', 'exempt')]],
    ['exempt', [on(false, 'exempt'), on(false, 'checklistDoesNotApply')]],
    ['covered', [on(true, 'decidedGo'), on(false, 'checklistDoesNotApply')]],
    ['covered', [on(true, 'decidedNoGo')]],
    ['uncovered', [on(true, 'decidedGo'), on(false, 'noDecision')]],
    ['uncovered', [on(false, 'cadencePassed')]],
    // Held under one checklist by what it was before, under the other not.
    ['covered', [on(true, 'decidedGo'), on(false, 'outOfScope')]],
  ])('%s', (place, standings) => {
    expect(programmePlaceOf(standings)).toBe(place);
  });
});

describe('tiers', () => {
  it('are read from the label first', () => {
    const both = {
      ...entity,
      metadata: { ...entity.metadata, annotations: { tier: 'gold' } },
    };
    expect(tierOf(both, { label: 'tier', annotation: 'tier' })).toBe('tier-2');
    expect(tierOf(both, { annotation: 'tier' })).toBe('gold');
    expect(tierOf(both, { label: 'constructor' })).toBeUndefined();
  });

  it('can be put back, and the lifecycle with them', () => {
    const before = { tier: 'tier-1', lifecycle: 'production' };
    expect(withCriticality(entity, before, { label: 'tier' })).toEqual({
      ...entity,
      metadata: { name: 'pay', labels: { tier: 'tier-1' } },
      spec: { type: 'service', lifecycle: 'production' },
    });
    expect(
      withCriticality(entity, { tier: 'A' }, { annotation: 'x' }).metadata,
    ).toEqual({ ...entity.metadata, annotations: { x: 'A' } });
    expect(withCriticality(entity, {}, { label: 'tier' })).toEqual(entity);
  });

  it('are put back where they are read from', () => {
    const annotated = {
      ...entity,
      metadata: { name: 'pay', annotations: { tier: 'gold' } },
    };
    expect(
      withCriticality(
        annotated,
        { tier: 'silver' },
        { label: 'tier', annotation: 'tier' },
      ).metadata,
    ).toEqual({ name: 'pay', annotations: { tier: 'silver' } });
  });

  it('are taken away where it is known that there was none', () => {
    const none = withCriticality(
      entity,
      {},
      { label: 'tier', annotation: 'tier' },
      { isWhole: true },
    );
    expect(none.metadata).toEqual({ name: 'pay', labels: {} });
    expect(none.spec).toEqual({ type: 'service' });
  });

  it('are suggested by what labels and annotations are called or hold', () => {
    const candidates = new TierCandidates();
    for (let index = 0; index < 20; index += 1) {
      candidates.add({
        labels: { tier: `tier-${index % 3}`, team: 'payments' },
        annotations: {
          'example.org/service-class': index % 2 ? 'business' : 'public',
          'backstage.io/source-location': `url:${index}`,
          'example.org/level-of-detail': `page ${index}`,
        },
      });
    }
    candidates.add({ labels: { importance: 'gold' } });
    expect(candidates.list()).toEqual([
      {
        source: { annotation: 'example.org/service-class' },
        count: 20,
        values: [
          { value: 'business', count: 10 },
          { value: 'public', count: 10 },
        ],
      },
      {
        source: { label: 'tier' },
        count: 20,
        values: [
          { value: 'tier-0', count: 7 },
          { value: 'tier-1', count: 7 },
          { value: 'tier-2', count: 6 },
        ],
      },
      {
        source: { label: 'importance' },
        count: 1,
        values: [{ value: 'gold', count: 1 }],
      },
    ]);
  });
});
