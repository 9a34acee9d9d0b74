import {
  exampleChecklist,
  exampleQuestion,
} from '../checklist/exampleChecklist';
import { ReviewKind } from '../checklist/checklistDocument';
import { criticalityChanges } from './criticalityChanges';
import { Criticality } from './lowered';
import { newlyAsked } from './newlyAsked';
import table from './tables/newlyAsked.json';

interface Row {
  name: string;
  kind?: ReviewKind;
  before: Criticality;
  now: Criticality;
  answered?: string[];
  asked: string[];
}

const ofTier = (tier: string) => ({ 'metadata.labels.tier': tier });

const CHECKLIST = exampleChecklist([
  exampleQuestion({ id: 'base' }),
  exampleQuestion({ id: 'drill', risk: 'low', appliesTo: ofTier('tier-1') }),
  exampleQuestion({ id: 'alarm', appliesTo: ofTier('tier-1') }),
  exampleQuestion({
    id: 'region',
    risk: 'medium',
    appliesTo: { 'spec.lifecycle': 'production' },
  }),
  exampleQuestion({
    id: 'spread',
    risk: 'medium',
    visibleWhen: { question: 'base', practice: 'yes' },
  }),
  exampleQuestion({
    id: 'backup',
    risk: 'medium',
    appliesTo: ofTier('tier-1'),
  }),
  exampleQuestion({
    id: 'restore',
    risk: 'medium',
    visibleWhen: { question: 'backup' },
  }),
  exampleQuestion({
    id: 'start',
    risk: 'medium',
    appliesTo: ofTier('tier-1'),
    profiles: ['launch'],
  }),
  exampleQuestion({ id: 'rest', risk: 'low', appliesTo: ofTier('tier-3') }),
]);

const entityOf = ({ tier, lifecycle }: Criticality) => ({
  kind: 'Component',
  metadata: { name: 'pay', labels: tier === undefined ? {} : { tier } },
  spec: lifecycle === undefined ? {} : { lifecycle },
});

describe('the table of what is newly asked', () => {
  it.each(table.rows as Row[])('$name', row => {
    const asked = newlyAsked({
      checklist: CHECKLIST,
      kind: row.kind ?? 'periodic',
      answers: Object.fromEntries(
        (row.answered ?? []).map(id => [
          id,
          { statement: { kind: 'practice', value: 'yes' } },
        ]),
      ),
      before: entityOf(row.before),
      now: entityOf(row.now),
    });
    expect(asked.map(({ id }) => id)).toEqual(row.asked);
  });
});

describe('in what an entity is another than it was', () => {
  const tiers = (was?: string, is?: string, isWhole = true) =>
    criticalityChanges({ tier: was }, { tier: is }, { isWhole });

  it('says what it was and what it is', () => {
    expect(
      criticalityChanges(
        { tier: 'tier-2', lifecycle: 'experimental' },
        { tier: 'tier-1', lifecycle: 'production' },
        { isWhole: false },
      ),
    ).toEqual({
      tier: { was: 'tier-2', is: 'tier-1' },
      lifecycle: { was: 'experimental', is: 'production' },
    });
  });

  it('leaves out what is the same', () => {
    expect(tiers('tier-1', 'tier-1')).toEqual({});
    expect(tiers()).toEqual({});
  });

  it('tells none from what nobody knows', () => {
    expect(tiers(undefined, 'tier-1')).toEqual({ tier: { is: 'tier-1' } });
    expect(tiers(undefined, 'tier-1', false)).toEqual({});
    expect(tiers('tier-1', undefined, false)).toEqual({
      tier: { was: 'tier-1' },
    });
  });
});
