import { figureTallyOf } from './figureTally';

const publishedIds = new Set(['launch', 'yearly']);
const NOTHING = {
  inScope: 0,
  covered: 0,
  reviewed: 0,
  openHighs: 0,
  withOpenHighs: 0,
};
const standing = (checklistId: string, decisionId?: string) => ({
  checklistId,
  standing: 'ready' as const,
  decisionId,
});
const gap = (
  checklistId: string,
  level: 'HIGH' | 'MEDIUM' = 'HIGH',
  state: 'open' | 'accepted' = 'open',
) => ({ checklistId, level, state });

describe('figureTallyOf', () => {
  it.each([
    ['what is asked of nobody', 'notAsked', [], [], NOTHING],
    [
      'what is covered',
      'covered',
      [standing('launch', 'd')],
      [],
      { ...NOTHING, inScope: 1, covered: 1, reviewed: 1 },
    ],
    [
      'what was never decided on',
      'uncovered',
      [standing('launch')],
      [],
      { ...NOTHING, inScope: 1 },
    ],
    [
      'what is decided on out of scope',
      'outOfScope',
      [standing('launch', 'd')],
      [gap('launch')],
      { ...NOTHING, openHighs: 1, withOpenHighs: 1 },
    ],
    ['what is exempt', 'exempt', [standing('launch', 'd')], [], NOTHING],
    [
      'open highs of all that asks',
      'uncovered',
      [standing('launch', 'd'), standing('yearly')],
      [
        gap('launch'),
        gap('launch'),
        gap('yearly'),
        gap('launch', 'MEDIUM'),
        gap('launch', 'HIGH', 'accepted'),
      ],
      { inScope: 1, covered: 0, reviewed: 1, openHighs: 3, withOpenHighs: 1 },
    ],
    [
      'nothing under what is not in force, or not required',
      'uncovered',
      [
        standing('archived', 'd'),
        { ...standing('yearly', 'd'), standing: 'notRequired' as const },
      ],
      [gap('archived'), gap('yearly')],
      { ...NOTHING, inScope: 1 },
    ],
  ] as const)('counts %s', (_, place, standings, gaps, expected) => {
    expect(
      figureTallyOf({
        place,
        standings: [...standings],
        gaps: [...gaps],
        publishedIds,
      }),
    ).toEqual(expected);
  });
});
