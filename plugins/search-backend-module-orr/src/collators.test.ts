import { mockServices } from '@backstage/backend-test-utils';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import {
  ChecklistSummary,
  ChecklistVersion,
  orrChecklistReadPermission,
  ReadinessPage,
  ReadinessRow,
} from 'backstage-plugin-orr-common';
import { ChecklistCollatorFactory } from './ChecklistCollatorFactory';
import { ReadinessCollatorFactory } from './ReadinessCollatorFactory';
import { readCollatorOptions } from './readCollatorOptions';

function row(name: string, more: Partial<ReadinessRow> = {}): ReadinessRow {
  return {
    entity: {
      entityRef: `component:default/${name}`,
      kind: 'component',
      namespace: 'default',
      name,
      tier: '1',
      ownerRefs: ['group:default/payments'],
      ownerState: 'owned',
    },
    headline: 'notReady',
    inReview: false,
    dueSoon: false,
    launchedUnreviewed: false,
    contradicted: false,
    reasons: [],
    programme: 'covered',
    openReviews: [],
    ...more,
  };
}

async function collect(factory: {
  getCollator(): Promise<AsyncIterable<object>>;
}) {
  const found: any[] = [];
  for await (const document of await factory.getCollator()) {
    found.push(document);
  }
  return found;
}

describe('documents of standings', () => {
  const page = (items: ReadinessRow[], nextCursor?: string): ReadinessPage => ({
    items,
    totalItems: 3,
    standings: {} as ReadinessPage['standings'],
    nextCursor,
  });

  it('come page by page, with one request for each', async () => {
    const listReadiness = jest
      .fn()
      .mockResolvedValueOnce(page([row('a'), row('b')], 'next'))
      .mockResolvedValueOnce(page([row('c')]));
    const documents = await collect(
      new ReadinessCollatorFactory({ orr: { listReadiness }, batchSize: 2 }),
    );
    expect(documents.map(({ name }) => name)).toEqual(['a', 'b', 'c']);
    expect(listReadiness.mock.calls.map(([{ query }]) => query)).toEqual([
      { scope: 'required', limit: 2, cursor: undefined },
      { scope: 'required', limit: 2, cursor: 'next' },
    ]);
  });

  it('say where an entity stands, and whom the catalog shows it to', async () => {
    const factory = new ReadinessCollatorFactory({
      orr: {
        listReadiness: async () =>
          page([
            row('ledger', { headline: 'ready', validUntil: '2027-03-02' }),
          ]),
      },
      batchSize: 200,
    });
    expect(await collect(factory)).toEqual([
      {
        title: 'ledger',
        text: 'Ready · valid until 2027-03-02 · component ledger · tier 1 · owned by group:default/payments',
        location: '/catalog/default/component/ledger/operational-readiness',
        authorization: { resourceRef: 'component:default/ledger' },
        entityRef: 'component:default/ledger',
        kind: 'Component',
        namespace: 'default',
        name: 'ledger',
        tier: '1',
        owner: 'group:default/payments',
        standing: 'ready',
        validUntil: '2027-03-02',
        asOf: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      },
    ]);
    expect(factory.visibilityPermission).toBe(catalogEntityReadPermission);
  });

  it('hold nothing of the reasons, which name people and questions', async () => {
    const [document] = await collect(
      new ReadinessCollatorFactory({
        orr: {
          listReadiness: async () =>
            page([
              row('ledger', {
                reasons: [
                  {
                    code: 'conditionPastDate',
                    questionId: 'rollback',
                    ownerRef: 'user:default/kim',
                  } as any,
                ],
              }),
            ]),
        },
        batchSize: 200,
      }),
    );
    expect(JSON.stringify(document)).not.toMatch(/rollback|kim/);
  });

  it('break off where a page cannot be read, so that the index before stays', async () => {
    const listReadiness = jest
      .fn()
      .mockResolvedValueOnce(page([row('a')], 'next'))
      .mockRejectedValueOnce(new Error('The backend is gone'));
    await expect(
      collect(
        new ReadinessCollatorFactory({ orr: { listReadiness }, batchSize: 1 }),
      ),
    ).rejects.toThrow('The backend is gone');
  });
});

describe('documents of checklists', () => {
  const summary = (
    id: string,
    state: ChecklistSummary['state'],
  ): ChecklistSummary => ({
    id,
    title: `Checklist ${id}`,
    description: '',
    state,
    ownerRef: 'group:default/reliability',
    kinds: ['launch'],
    version: 3,
    contentHash: '',
    publishedAt: '2026-03-02T09:00:00.000Z',
    questionCount: 1,
  });
  const version = {
    document: {
      description: 'Before it goes live',
      sections: [
        {
          title: 'Operations',
          questions: [
            {
              title: 'Can you roll back?',
              guidance: 'Think of the last time',
              why: { text: 'Because of the outage in May' },
            },
          ],
        },
      ],
    },
  } as unknown as ChecklistVersion;

  it('say what the published ones ask, and leave out the others', async () => {
    const getChecklistVersion = jest.fn().mockResolvedValue(version);
    const factory = new ChecklistCollatorFactory({
      orr: {
        listChecklists: async () => ({
          items: [
            summary('launch', 'published'),
            summary('trial', 'pilot'),
            summary('old', 'archived'),
          ],
        }),
        getChecklistVersion,
      },
    });
    expect(await collect(factory)).toEqual([
      {
        title: 'Checklist launch',
        text: 'Before it goes live\nOperations\nCan you roll back?\nThink of the last time',
        location: '/orr/themes?checklist=launch',
        checklistId: 'launch',
        version: 3,
        owner: 'group:default/reliability',
      },
    ]);
    expect(getChecklistVersion.mock.calls).toEqual([
      [{ params: { checklistId: 'launch', version: 3 } }],
    ]);
    expect(factory.visibilityPermission).toBe(orrChecklistReadPermission);
  });
});

describe('the configuration', () => {
  const read = (orr: object) =>
    readCollatorOptions(
      mockServices.rootConfig({ data: { search: { collators: { orr } } } }),
    );

  it('has a schedule and a size where nothing is said', () => {
    expect(readCollatorOptions(mockServices.rootConfig())).toMatchObject({
      batchSize: 200,
      schedule: { frequency: { minutes: 10 } },
    });
  });

  it('is taken', () => {
    expect(
      read({
        batchSize: 50,
        schedule: { frequency: { hours: 1 }, timeout: { minutes: 2 } },
      }),
    ).toMatchObject({
      batchSize: 50,
      schedule: { frequency: { hours: 1 }, timeout: { minutes: 2 } },
    });
  });

  it.each([0, 201, 1.5])('refuses %s at a time', batchSize => {
    expect(() => read({ batchSize })).toThrow('search.collators.orr.batchSize');
  });
});
