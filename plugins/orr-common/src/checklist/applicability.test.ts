import { InputError } from '@backstage/errors';
import { checklistApplies, questionApplies } from './applicability';
import { exampleChecklist, exampleQuestion } from './exampleChecklist';

const entityRef = 'component:default/payments-api';
const service = { kind: 'Component', spec: { type: 'service', tier: 'gold' } };

describe('checklistApplies', () => {
  const document = exampleChecklist([exampleQuestion()], {
    appliesTo: {
      $all: [
        { kind: 'Component' },
        { 'spec.tier': { $in: ['gold', 'silver'] } },
      ],
    },
  });

  it('asks the predicate of a published checklist', () => {
    expect(checklistApplies(document, service, { entityRef })).toBe(true);
    expect(
      checklistApplies(document, { ...service, kind: 'API' }, { entityRef }),
    ).toBe(false);
    expect(
      checklistApplies(
        document,
        { kind: 'Component', spec: {} },
        { entityRef },
      ),
    ).toBe(false);
  });

  it.each(['draft', 'archived'] as const)('never applies as %s', state => {
    expect(
      checklistApplies({ ...document, state }, service, { entityRef }),
    ).toBe(false);
  });

  it('applies as a pilot only to its entities, written in any case', () => {
    const pilot = { ...document, state: 'pilot' as const };
    expect(checklistApplies(pilot, service, { entityRef })).toBe(false);
    expect(
      checklistApplies(
        { ...pilot, pilotEntities: ['component:default/other'] },
        service,
        { entityRef },
      ),
    ).toBe(false);
    const named = {
      ...pilot,
      pilotEntities: ['component:default/Payments-API'],
    };
    expect(checklistApplies(named, service, { entityRef })).toBe(true);
    expect(
      checklistApplies(named, { ...service, kind: 'API' }, { entityRef }),
    ).toBe(false);
  });

  it('refuses an operator that does not exist instead of matching everything', () => {
    const broken = {
      ...document,
      appliesTo: { $not: { 'spec.type': { $like: 'x' } } } as never,
    };
    expect(() => checklistApplies(broken, service, { entityRef })).toThrow(
      InputError,
    );
  });
});

describe('questionApplies', () => {
  const question = exampleQuestion({ appliesTo: { 'spec.type': 'website' } });

  it('asks the predicate, and every question where there is none or no entity is known', () => {
    expect(questionApplies(question, service)).toBe(false);
    expect(
      questionApplies(question, { ...service, spec: { type: 'website' } }),
    ).toBe(true);
    expect(questionApplies(question)).toBe(true);
    expect(questionApplies(exampleQuestion(), service)).toBe(true);
  });
});
