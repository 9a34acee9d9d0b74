import { hashChecklist } from './checklistHash';
import { exampleChecklist, exampleQuestion } from './exampleChecklist';

describe('hashChecklist', () => {
  const document = exampleChecklist([exampleQuestion()]);
  const hash = hashChecklist(document);

  it('is 64 hexadecimal digits, the same for the same content in any order of keys', () => {
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(
      hashChecklist(
        Object.fromEntries(
          Object.entries(document).reverse(),
        ) as typeof document,
      ),
    ).toBe(hash);
    expect(hashChecklist({ ...document, sponsor: undefined })).toBe(hash);
  });

  it('stays what it was for a document that names no facts', () => {
    expect(hash).toBe(
      'd6262f35d7815159b9a80464e30faaf52aa514c738094f72ed68cae6f5529595',
    );
    expect(
      hashChecklist(
        exampleChecklist([
          exampleQuestion({ prefill: undefined, fact: undefined }),
        ]),
      ),
    ).toBe(hash);
  });

  it('counts the fact that answers a question', () => {
    const bound = (atMost: number) =>
      hashChecklist(
        exampleChecklist([
          exampleQuestion({
            verification: 'fact',
            fact: { id: 'x.y', condition: { atMost } },
          }),
        ]),
      );
    expect(new Set([hash, bound(1), bound(2)]).size).toBe(3);
  });

  it('leaves state and changelog out', () => {
    expect(
      hashChecklist({ ...document, state: 'draft', changelog: 'New.' }),
    ).toBe(hash);
  });

  it.each([
    ['a title', { title: 'Readiness' }],
    ['the cadence', { cadenceMonths: 6 }],
    ['the cadence of a tier', { cadenceByTier: { gold: 6 } }],
    ['the applicability', { appliesTo: { kind: 'API' } }],
    [
      'a question',
      {
        sections: exampleChecklist([exampleQuestion({ risk: 'low' })]).sections,
      },
    ],
    [
      'what is offered beside a question',
      {
        sections: exampleChecklist([exampleQuestion({ prefill: ['runbook'] })])
          .sections,
      },
    ],
    [
      'who signs a section off',
      {
        sections: [
          {
            ...document.sections[0],
            signOff: { by: ['group:default/security'] },
          },
        ],
      },
    ],
    [
      'the order of questions',
      {
        sections: [
          ...document.sections,
          { ...document.sections[0], id: 'second' },
        ],
      },
    ],
  ])('changes with %s', (_, changes) => {
    expect(hashChecklist({ ...document, ...changes })).not.toBe(hash);
  });
});
