import { mockCredentials } from '@backstage/backend-test-utils';
import { WaitingItem } from 'backstage-plugin-orr-common';
import { CHECKLIST } from '../../__testUtils__/createTestPortal';
import { DatabaseChecklistStore } from '../../database/DatabaseChecklistStore';
import { WaitingModel } from '../../database/WaitingModel';
import { WaitingRow } from '../../database/waitingRows';
import { EntityVisibility } from '../visibility/EntityVisibility';
import { WaitingList } from './WaitingList';

const RELIABILITY = 'group:default/reliability';
const OMAR = {
  userRef: 'user:default/omar',
  ownRefs: ['user:default/omar', RELIABILITY],
  groupRefs: [RELIABILITY],
};

const since = (index: number) =>
  new Date(Date.UTC(2026, 0, 1, 0, index)).toISOString();
function submitted(index: number): WaitingRow {
  return {
    id: `r${index}`,
    since: since(index),
    reviewId: `r${index}`,
    reviewKind: 'launch',
    checklistId: CHECKLIST.id,
    checklistVersion: 1,
    isAssigned: false,
    driverRef: 'user:default/nadia',
    entity: {
      id: `e${index}`,
      entityRef: `component:default/e${index}`,
      name: `e${index}`,
    },
  };
}

/** So many submitted reviews, few of them for Omar: of the others his own group is the owner. */
function listOf(
  count: number,
  forOmar: number[],
  questions: WaitingRow[] = [],
) {
  const reviews = Array.from({ length: count }, (_, index) => submitted(index));
  const list: WaitingModel['list'] = async (kind, { after, limit }) =>
    (kind === 'decideReview'
      ? reviews
      : questions.filter(() => kind === 'answerQuestion')
    )
      .filter(
        row =>
          !after ||
          row.since > after.since ||
          (row.since === after.since && !after.id && !after.beyond),
      )
      .slice(0, limit);
  return new WaitingList({
    checklists: {
      listVersions: async (keys: object[]) =>
        keys.map(key => ({
          ...key,
          document: {
            ...CHECKLIST,
            deciding: { default: 'independent' },
          },
        })),
    } as unknown as DatabaseChecklistStore,
    waiting: {
      list,
      listRisks: async () => [],
      listSubjects: async (ids: string[]) =>
        new Map(
          ids.map(id => [
            id,
            [
              {
                ownerRefs: [
                  forOmar.includes(Number(id.slice(1)))
                    ? 'group:default/payments'
                    : RELIABILITY,
                ],
              },
            ],
          ]),
        ),
    } as unknown as WaitingModel,
    visibility: {
      filterFor: async () => ({ type: 'everything' }),
      filtersFor: async () => ({ ours: { type: 'everything' } }),
    } as unknown as EntityVisibility,
    mayDecide: true,
  });
}

async function everything(list: WaitingList, limit: number) {
  const pages: WaitingItem[][] = [];
  let cursor: string | undefined;
  do {
    const page = await list.list({ limit, cursor }, OMAR, {
      credentials: mockCredentials.user(OMAR.userRef),
    });
    pages.push(page.items);
    cursor = page.nextCursor;
  } while (cursor && pages.length < 20);
  return { pages, items: pages.flat().map(({ reviewId }) => reviewId) };
}

describe('WaitingList', () => {
  it('comes to what is for a person behind any number of reviews that are not', async () => {
    const { pages, items } = await everything(listOf(2_500, [3, 1_700]), 50);
    expect(items).toEqual(['r3', 'r1700']);
    expect(pages.length).toBeLessThan(6);
  });

  it('keeps the order of time where reviews were left unjudged', async () => {
    const question = (index: number) => ({
      ...submitted(index),
      id: `q${index}`,
      reviewId: `q${index}`,
      since: since(index),
      questionId: 'rollback',
    });
    const { items } = await everything(
      listOf(2_500, [1_200, 2_400], [question(5), question(2_000)]),
      50,
    );
    expect(items).toEqual(['q5', 'r1200', 'q2000', 'r2400']);
  });

  it('hands out pages of any length, each thing once', async () => {
    const forOmar = Array.from({ length: 30 }, (_, index) => index * 40);
    const expected = forOmar.map(index => `r${index}`);
    for (const limit of [1, 7, 50]) {
      const { items } = await everything(listOf(1_200, forOmar), limit);
      expect(items.slice(0, 20)).toEqual(
        expected.slice(0, items.slice(0, 20).length),
      );
      expect(limit === 1 || items.length === 30).toBe(true);
    }
  });
});
