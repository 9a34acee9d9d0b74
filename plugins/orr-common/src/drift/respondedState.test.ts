import { ContradictionResponse, ContradictionState } from './contradiction';
import {
  respondedState,
  responseDueOn,
  responseProblem,
} from './respondedState';

const OPENED = '2026-03-02T09:00:00.000Z';

const response = (
  kind: ContradictionResponse['kind'],
  dueOn?: string,
): ContradictionResponse => ({
  kind,
  text: 'Because',
  ...(dueOn && { dueOn }),
  by: 'user:default/nadia',
  at: '2026-03-05T09:00:00.000Z',
});
const look = (outcome: 'agreed' | 'refused') => ({
  outcome,
  by: 'user:default/omar',
  at: '2026-03-09T09:00:00.000Z',
});

describe('how far a contradiction has come', () => {
  it.each<[string, Partial<ContradictionState>, object, string | undefined]>([
    ['open', {}, { since: OPENED }, '2026-03-16'],
    [
      'explained',
      { response: response('explain') },
      { since: OPENED, answeredAt: '2026-03-05T09:00:00.000Z' },
      undefined,
    ],
    [
      'explained and agreed',
      { response: response('explain'), look: look('agreed') },
      { since: OPENED, answeredAt: '2026-03-05T09:00:00.000Z' },
      undefined,
    ],
    [
      'explained and refused',
      { response: response('explain'), look: look('refused') },
      { since: '2026-03-09T09:00:00.000Z' },
      '2026-03-23',
    ],
    [
      'said to be an error',
      { response: response('sourceIsWrong') },
      { since: OPENED, answeredAt: '2026-03-05T09:00:00.000Z' },
      undefined,
    ],
    [
      'to be fixed after the window',
      { response: response('fix', '2026-03-30') },
      { since: OPENED, fixBy: '2026-03-30' },
      '2026-03-30',
    ],
    [
      'to be fixed within the window',
      { response: response('fix', '2026-03-10') },
      { since: OPENED, fixBy: '2026-03-10' },
      '2026-03-16',
    ],
  ])('%s', (_name, state, expected, dueOn) => {
    const given = { openedAt: OPENED, ...state };
    expect(respondedState(given)).toEqual(expected);
    expect(responseDueOn(given, { windowDays: 14, timeZone: 'UTC' })).toBe(
      dueOn,
    );
  });
});

describe('a response', () => {
  const problem = (draft: Parameters<typeof responseProblem>[0]) =>
    responseProblem(draft, { today: '2026-03-05', limitDays: 30 });

  it.each<[Parameters<typeof responseProblem>[0], string | undefined]>([
    [{ kind: 'explain' }, undefined],
    [{ kind: 'sourceIsWrong' }, undefined],
    [{ kind: 'explain', dueOn: '2026-03-09' }, 'dueOn'],
    [{ kind: 'explain', url: 'https://example.org' }, 'url'],
    [{ kind: 'fix' }, 'dueOn'],
    [{ kind: 'fix', dueOn: '2026-02-30' }, 'dueOn'],
    [{ kind: 'fix', dueOn: '2026-03-04' }, 'dueOn'],
    [{ kind: 'fix', dueOn: '2026-03-05' }, undefined],
    [{ kind: 'fix', dueOn: '2026-04-04', url: 'https://x.org' }, undefined],
    [{ kind: 'fix', dueOn: '2026-04-05' }, 'dueOn'],
  ])('%j', (draft, field) => {
    expect(problem(draft)?.field).toBe(field);
  });
});
