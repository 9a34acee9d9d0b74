import { ChecklistDocument, Question } from '../checklistDocument';
import { exampleChecklist, exampleQuestion } from '../exampleChecklist';
import { newerVersion } from './newerVersion';

const entity = {
  kind: 'Component',
  metadata: { name: 'checkout' },
  spec: { lifecycle: 'production' },
};
const first = exampleQuestion({ id: 'first', risk: 'low' });
const added = exampleQuestion({ id: 'added', title: 'Added?', risk: 'medium' });
const elsewhere = exampleQuestion({
  id: 'elsewhere',
  risk: 'high',
  appliesTo: { 'spec.lifecycle': 'experimental' },
});
const onChanges = exampleQuestion({ id: 'on-changes', profiles: ['change'] });

const version = (
  number: number,
  questions: Question[],
  dueOn: Record<string, string> = {},
): { version: number; document: ChecklistDocument; binding: object[] } & {
  binding: { questionId: string; version: number; dueOn: string }[];
} => ({
  version: number,
  document: exampleChecklist(questions),
  binding: Object.entries(dueOn).map(([questionId, day]) => ({
    questionId,
    version: number,
    dueOn: day,
  })),
});

describe('newerVersion', () => {
  it('is none where the decided version is current', () => {
    const current = version(2, [first]);
    expect(newerVersion(current, current, entity)).toBeUndefined();
  });

  it('tells what is new, raised or means something else, the greater risk first', () => {
    const raised = exampleQuestion({ id: 'first', risk: 'high' });
    expect(
      newerVersion(version(1, [first]), version(2, [added, raised]), entity),
    ).toEqual({
      questions: [
        expect.objectContaining({
          questionId: 'first',
          risk: 'high',
          why: 'raised',
        }),
        {
          questionId: 'added',
          title: 'Added?',
          risk: 'medium',
          why: 'added',
        },
      ],
    });
  });

  it('leaves out what the entity is not asked where it is to stand', () => {
    expect(
      newerVersion(
        version(1, [first]),
        version(2, [first, elsewhere, onChanges], {
          elsewhere: '2026-03-01',
          'on-changes': '2026-03-02',
        }),
        entity,
      ),
    ).toEqual({ questions: [] });
  });

  it('leaves out what is asked of new entities only', () => {
    const newer = (spared: string[]) =>
      newerVersion(
        version(1, [first]),
        version(2, [first, added]),
        entity,
        spared,
      )?.questions.map(({ questionId }) => questionId);
    expect(newer([])).toEqual(['added']);
    expect(newer(['added'])).toEqual([]);
  });

  it('is due on the earliest day of the versions that came after', () => {
    const current = version(3, [first, added], {
      first: '2026-06-30',
      added: '2026-05-31',
    });
    const earlier = { questionId: 'first', version: 2, dueOn: '2026-04-30' };
    const newer = (decided: number) =>
      newerVersion(
        version(decided, [first]),
        { ...current, binding: [earlier, ...current.binding] },
        entity,
      )?.dueOn;
    expect(newer(1)).toBe('2026-04-30');
    expect(newer(2)).toBe('2026-05-31');
  });
});
