import { OrrApi } from 'backstage-plugin-orr-common';
import { noExemption } from './programmeFixtures';

/**
 * The overview as the backend puts it together, out of what a test has prepared of its parts. What a part refuses is left
 * out.
 */
function overviewOf(parts: OrrApi): OrrApi['getEntityOverview'] {
  return async ({ params, query }, options) => {
    const readiness = await parts.getEntityReadiness({ params }, options);
    const page = { params, query: { limit: query.reviews } };
    const openIds = readiness.checklists.flatMap(
      ({ openReviewId }) => openReviewId ?? [],
    );
    const [checklists, history, ...running] = await Promise.allSettled([
      parts.listChecklists({}, options),
      ...(readiness.may.readReviews
        ? ([
            parts.listEntityReviews(page, options),
            ...openIds.map(reviewId =>
              parts.getReview({ params: { reviewId } }, options),
            ),
          ] as const)
        : []),
    ]);
    return {
      readiness,
      checklists:
        checklists.status === 'fulfilled' ? checklists.value.items : [],
      history: history?.status === 'fulfilled' ? history.value : undefined,
      takenOver: [],
      newlyAsked: [],
      exemption: noExemption(),
      running: running.flatMap(one =>
        one.status === 'fulfilled' ? one.value : [],
      ),
    };
  };
}

/** Of most entities nothing was decided. */
const noDispositions: OrrApi['listEntityDispositions'] = async () => ({
  items: [],
  may: { propose: false },
});

/** Of most entities nobody has told a deployment. */
const noDeployments: OrrApi['getEntityDeployHealth'] = async () => ({
  entityRef: 'component:default/payments',
  isStale: false,
  tiers: [],
  unclassified: [],
  latest: [],
  sources: [],
});

/** Of most entities nothing contradicts the decision, no campaign asks anything, no incident is known, and nothing was held elsewhere. */
const NOTHING_LISTED = [
  'listCampaignAsks',
  'listEntityContradictions',
  'listEntityLessons',
  'listEntityIncidents',
  'listEntityRecordedReviews',
];

/** An OrrApi whose calls are recorded; what a test does not give it fails loudly. @internal */
export function createFakeOrrApi(
  methods: Partial<OrrApi>,
): jest.Mocked<OrrApi> {
  const mocks = new Map<string, jest.Mock>();
  const fake: jest.Mocked<OrrApi> = new Proxy({} as jest.Mocked<OrrApi>, {
    get: (_, name: string) => {
      const known = mocks.get(name);
      if (known) {
        return known;
      }
      const given: Function | undefined =
        methods[name as keyof OrrApi] ??
        (name === 'getEntityOverview' ? overviewOf(fake) : undefined) ??
        (name === 'listEntityDispositions' ? noDispositions : undefined) ??
        (name === 'getEntityDeployHealth' ? noDeployments : undefined) ??
        (NOTHING_LISTED.includes(name)
          ? async () => ({ items: [], totalItems: 0 })
          : undefined);
      const mock = jest.fn(
        (given as jest.Mock) ??
          (() => Promise.reject(new Error(`${name} was not expected`))),
      );
      mocks.set(name, mock);
      return mock;
    },
  });
  return fake;
}
