import { DecidingMode } from 'backstage-plugin-orr-common';
import { reviewDetail } from '../../../__testUtils__/reviewFixtures';
import { suggestedReviewers } from './suggestedReviewers';

const OWNERS = 'group:default/payments-team';
const REVIEWERS = 'group:default/reliability';

function suggested(
  decidingMode: DecidingMode,
  reviewerGroup?: string,
  named?: string,
) {
  const detail = reviewDetail({ decidingMode });
  const entry = {
    kind: 'Component',
    metadata: {
      name: 'payments',
      annotations: {
        ...(named && { 'operational-readiness/reviewers': named }),
      },
    },
  };
  const shown = {
    ...detail,
    checklist: {
      ...detail.checklist,
      document: { ...detail.checklist.document, reviewerGroup },
    },
  };
  return suggestedReviewers(shown, entry).map(({ ref, why }) => [ref, why]);
}

describe('suggestedReviewers', () => {
  it.each<[DecidingMode, string | undefined, string[][]]>([
    ['independent', REVIEWERS, [[REVIEWERS, 'reviewsChecklist']]],
    ['independent', undefined, []],
    [
      'peer',
      REVIEWERS,
      [
        [REVIEWERS, 'reviewsChecklist'],
        [OWNERS, 'ownsEntity'],
      ],
    ],
    ['peer', undefined, [[OWNERS, 'ownsEntity']]],
    ['peer', OWNERS, [[OWNERS, 'reviewsChecklist']]],
    ['self-certified', REVIEWERS, [[OWNERS, 'ownsEntity']]],
  ])('names for %s with %s as reviewers: %j', (mode, group, expected) => {
    expect(suggested(mode, group)).toEqual(expected);
  });

  it('names the reviewers of the entry too, with the reason, and nobody twice', () => {
    expect(suggested('independent', REVIEWERS, 'security')).toEqual([
      [REVIEWERS, 'reviewsChecklist'],
      ['group:default/security', 'namedInEntry'],
    ]);
    expect(suggested('independent', REVIEWERS, 'reliability')).toEqual([
      [REVIEWERS, 'reviewsChecklist'],
    ]);
    expect(suggested('independent', undefined, 'user:default/ann')).toEqual([]);
  });
});
