import { FindingDraft, findingProblem } from './incidentFinding';

const RESOLVED = {
  resolvedAt: '2026-06-10T12:00:00.000Z',
  questionIds: new Map([
    ['launch', new Set(['alerting', 'rollback'])],
    ['stores', new Set(['copies'])],
  ]),
};

describe('findingProblem', () => {
  it.each<[string, FindingDraft, string | undefined]>([
    [
      'a question',
      {
        checklistId: 'launch',
        questionId: 'alerting',
        wouldHaveHelped: 'partly',
      },
      undefined,
    ],
    ['no question that could help', { wouldHaveHelped: 'no' }, undefined],
    [
      'a question that is missing',
      { wouldHaveHelped: 'notAsked', note: 'Who renews certificates?' },
      undefined,
    ],
    ['what is missing, unsaid', { wouldHaveHelped: 'notAsked' }, 'note: '],
    ['help by nothing', { wouldHaveHelped: 'yes' }, 'wouldHaveHelped: '],
    [
      'a question of no checklist',
      { questionId: 'alerting', wouldHaveHelped: 'yes' },
      'checklistId: ',
    ],
    [
      'a checklist without a question',
      { checklistId: 'launch', wouldHaveHelped: 'yes' },
      'questionId: ',
    ],
    [
      'a checklist of others',
      { checklistId: 'other', questionId: 'alerting', wouldHaveHelped: 'yes' },
      'checklistId: ',
    ],
    [
      'a question of another checklist',
      { checklistId: 'launch', questionId: 'copies', wouldHaveHelped: 'yes' },
      'questionId: ',
    ],
  ])('%s', (_, draft, expected) => {
    const problem = findingProblem(draft, RESOLVED);
    expect(problem?.kind).toBe(expected && 'input');
    expect(problem?.text ?? '').toMatch(new RegExp(`^${expected ?? '$'}`));
  });

  it('keeps nothing of an incident that is open', () => {
    expect(
      findingProblem(
        { wouldHaveHelped: 'no' },
        { ...RESOLVED, resolvedAt: undefined },
      ),
    ).toMatchObject({ kind: 'state' });
  });
});
