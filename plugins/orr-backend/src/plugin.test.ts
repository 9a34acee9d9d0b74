import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import {
  createBackendModule,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import {
  createMockDirectory,
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  Permission,
} from '@backstage/plugin-permission-common';
import {
  EntityChange,
  Operation,
  OperationId,
  operations,
} from 'backstage-plugin-orr-common';
import {
  orrTrackersExtensionPoint,
  TrackerError,
} from 'backstage-plugin-orr-node';
import request from 'supertest';
import orrPlugin from '.';
import { expectOperationResponse } from './router/__testUtils__/expectOperationResponse';
import { CHECKOUT, group } from './__testUtils__/createTestPortal';
import { TestTracker } from './service/ticket/__testUtils__/TestTracker';
import { factRequests, PUSHED_FACTS } from './__testUtils__/factRequests';
import { operationRequests } from './__testUtils__/operationRequests';
import { giveVouchingBody } from './__testUtils__/vouchingRequests';

jest.setTimeout(60_000);

const CHECKLIST = 'service-launch-readiness';
const NADIA = mockCredentials.user.header('user:default/nadia');
const OMAR = mockCredentials.user.header('user:default/omar');

/** What people wrote in the course of the test, which no audit event may hold. */
const WORDS = [
  'As drawn',
  'wiki.example.org',
  'Here it is',
  'Add the cache',
  'There is no cache',
  'Most of it',
  'As it is',
  'pipeline is not ours',
  'It is planned',
  'An old key',
  'Ticket about the picture',
  'upstream-words',
  'The shop is down',
  'The brief of the campaign',
];

interface EndedEvent {
  eventId: string;
  outcome: 'succeeded' | 'failed';
  hasActor: boolean;
  meta: object;
  error?: Error;
}

type Result = AuthorizeResult.ALLOW | AuthorizeResult.DENY;

/** One that has a place for everything. */
const tracker = Object.assign(new TestTracker(), {
  places: () => [{ id: 'shop', title: 'Shop' }],
});

const directory = createMockDirectory();

beforeAll(async () => {
  const file = resolvePackagePath(
    'backstage-plugin-orr-backend',
    'library/checklists/change-readiness.yaml',
  );
  directory.setContent({
    // Omar signs the section for those of the example organisation.
    'change.yaml': (await readFile(file, 'utf8')).replace(
      'group:default/risk',
      'user:default/omar',
    ),
  });
});

const broughtIn = (checklistId: string, location?: string) => ({
  eventId: 'checklist-mutate',
  outcome: 'succeeded',
  meta: {
    actionType: 'watch',
    ...(location && { location }),
    difference: [{ action: 'checklist.published', facts: { checklistId } }],
  },
});

async function startPlugin() {
  let result: Result = AuthorizeResult.ALLOW;
  // The catalog's own permission stays: what it hides is not found, and nothing of ours is refused.
  const answer = async (requests: { permission: Permission }[]) =>
    requests.map(({ permission }) => ({
      result: permission.name.startsWith('orr.')
        ? result
        : AuthorizeResult.ALLOW,
    }));
  const events: EndedEvent[] = [];
  const auditor = mockServices.auditor.mock({
    createEvent: async ({ eventId, request: from, meta: known }) => {
      const end = (outcome: EndedEvent['outcome'], error?: Error) => {
        return async (options?: { meta?: object; error?: Error }) => {
          events.push({
            eventId,
            outcome,
            // Who did it is found out from the request by the auditor itself.
            hasActor: from?.headers.authorization !== undefined,
            meta: { ...known, ...options?.meta },
            error: options?.error ?? error,
          });
        };
      };
      return { success: end('succeeded'), fail: end('failed') };
    },
  });
  const { server } = await startTestBackend({
    features: [
      orrPlugin,
      createBackendModule({
        pluginId: 'orr',
        moduleId: 'tracker',
        register(env) {
          env.registerInit({
            deps: { trackers: orrTrackersExtensionPoint },
            init: async ({ trackers }) => trackers.addTracker(tracker),
          });
        },
      }),
      auditor.factory,
      catalogServiceMock.factory({
        entities: [CHECKOUT, group('payments'), group('reliability')],
      }),
      mockServices.permissions.mock({
        authorize: answer,
        authorizeConditional: answer,
      }).factory,
      mockServices.rootConfig.factory({
        data: {
          permission: { enabled: true },
          orr: {
            timeZone: 'UTC',
            badges: { enabled: true },
            facts: PUSHED_FACTS,
            checklists: [{ file: directory.resolve('change.yaml') }],
          },
        },
      }),
    ],
  });
  // No request has brought in what ships and what is kept in a file.
  expect(events.splice(0)).toMatchObject([
    broughtIn('service-launch-readiness'),
    broughtIn('change-readiness', directory.resolve('change.yaml')),
  ]);
  const decideAll = (next: Result) => {
    result = next;
  };
  /** The event of the request that was answered last: that it ended, and that it is the only one. */
  const takeEvent = async (): Promise<EndedEvent> => {
    // That a file is out is known a moment after its last piece arrived.
    while (!events.length) {
      await new Promise(setImmediate);
    }
    expect(events).toHaveLength(1);
    return events.pop()!;
  };
  return { server, takeEvent, decideAll };
}

/** Asks until the answer is as it is waited for. */
async function eventually<T>(
  ask: () => Promise<T>,
  isThere: (answer: T) => boolean,
): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (isThere(answer)) {
      return answer;
    }
    await new Promise(setImmediate);
  }
}

/** What names the thing that a request was about. */
const SUBJECTS = [
  'from',
  'entityRef',
  'reviewId',
  'checklistId',
  'exemptionId',
  'dispositionId',
  'userRef',
  'fromRef',
  'ruleId',
  'provider',
  'vouchingId',
  'campaignId',
  'draftId',
  'proposalId',
  'importId',
  'voucherRef',
];
/** Requests about everything there is, or about nothing of anybody's. */
const WITHOUT_SUBJECT = [
  'getScorecard',
  'getScorecardTree',
  'getScorecardFigures',
  'getRollUpState',
  'checkRollUps',
  'rebuildRollUps',
  'listChecklistDrafts',
  'listLibraryQuestions',
  'listFilterMatches',
  'createChecklistDraft',
  'listChecklists',
  'listChecklistOverviews',
  'listReadiness',
  'lookUpStandings',
  'getReadinessFacets',
  'listEntityMoves',
  'listWaitingEntityMoves',
  'exportReadiness',
  'exportReadinessJson',
  'listReadinessChanges',
  'listDue',
  'getBriefing',
  'verifyHistory',
  'getProgramme',
  'updateProgramme',
  'recordDeployments',
  'recordIncidents',
  'sendEvents',
  'getInbox',
  'retryInboxEvent',
  'listSources',
  'listBindings',
  'listEnvironments',
  'listSourceRules',
  'previewSourceRule',
  'addSourceRule',
  'recordFacts',
  'listFactDefinitions',
  'getProgrammeCoverage',
  'getProgrammeSetup',
  'previewScope',
  'listExemptions',
  'listDispositions',
  'exportDispositions',
  'getHeatMap',
  'listGaps',
  'exportGaps',
  'getScorecardSections',
  'getThemes',
  'getMyReadiness',
  'listDesk',
  'listWaiting',
  'getMySettings',
  'setAway',
  'setDigest',
  'listSavedViews',
  'getSavedView',
  'saveView',
  'changeSavedView',
  'listChecklistProposals',
  'proposeToChecklist',
  'previewRecordedReviews',
  'importRecordedReviews',
  'listRecordedReviewImports',
  'removeSavedView',
  'listVouchings',
  'listCampaigns',
  'listCampaignAsks',
  'previewCampaign',
  'createCampaign',
  'getOpenApi',
];

/** Lists leave out what may not be seen; what one sets for oneself is nobody else's; the contract itself holds no data. */
const NEVER_REFUSED = [
  'getScorecard',
  'getScorecardTree',
  'getScorecardFigures',
  'getIncidentStatistics',
  'listChecklistIncidents',
  'exportChecklistIncidents',
  'listChecklistLessons',
  'listReadiness',
  'lookUpStandings',
  'getReadinessFacets',
  'exportReadiness',
  'exportReadinessJson',
  'listReadinessChanges',
  'listDue',
  'getBriefing',
  'listExemptions',
  'listDispositions',
  'exportDispositions',
  'getHeatMap',
  'listGaps',
  'exportGaps',
  'getScorecardSections',
  'getThemes',
  'getMyReadiness',
  'listDesk',
  'listWaiting',
  'getMySettings',
  'setAway',
  'setDigest',
  'listSavedViews',
  'getSavedView',
  'saveView',
  'changeSavedView',
  'removeSavedView',
  'listVouchings',
  'listCampaigns',
  'listCampaignAsks',
  'getOpenApi',
];

/** One event, its actor and subject, how it ended and, where something was written, what is different now. */
function expectAudited(
  event: EndedEvent,
  answered: { operationId: OperationId; status: number; words: string[] },
): void {
  const { operationId, status, words } = answered;
  const operation: Operation = operations[operationId];
  const succeeded = status < 400;
  const told = {
    operationId,
    eventId: operation.audit.eventId,
    hasActor: true,
    outcome: succeeded ? 'succeeded' : 'failed',
  };
  expect({ operationId, ...event }).toMatchObject(told);
  if (!WITHOUT_SUBJECT.includes(operationId) && status !== 400) {
    expect([operationId, Object.keys(event.meta)]).toEqual([
      operationId,
      expect.arrayContaining([
        SUBJECTS.find(name => name in event.meta) ?? 'a subject',
      ]),
    ]);
  }
  const writes = operation.method !== 'get' && !operation.ephemeral;
  expect([operationId, 'difference' in event.meta]).toEqual([
    operationId,
    writes && succeeded,
  ]);
  words.forEach(text => expect(JSON.stringify(event.meta)).not.toContain(text));
}

describe('the plugin as a whole', () => {
  it('answers every operation as its OpenAPI document promises, with one audit event each', async () => {
    const { server, takeEvent } = await startPlugin();
    const seen = new Set<OperationId>();
    const send = async (
      operationId: OperationId,
      path: string,
      options: { status?: number; body?: object; as?: string } = {},
    ) => {
      const { method, status } = operations[operationId];
      const response = await request(server)
        [method](`/api/orr${path}`)
        .set('authorization', options.as ?? NADIA)
        .send(options.body);
      expect(
        `${response.status} ${response.body.error?.message ?? ''}`,
      ).toMatch(new RegExp(`^${options.status ?? status} `));
      expectOperationResponse(operationId, response);
      expectAudited(await takeEvent(), {
        operationId,
        status: response.status,
        words: WORDS,
      });
      seen.add(operationId);
      return response.body;
    };
    const named = (body: object) => ({ mutationId: randomUUID(), ...body });
    const entity = '/entities/component/default/checkout';
    const answer = {
      revision: 0,
      statement: { kind: 'practice', value: 'yes' },
      note: 'As drawn',
      evidence: [
        { url: 'https://wiki.example.org/picture', date: '2026-03-01' },
      ],
    };

    await send('getOpenApi', '/openapi.json');
    const { items } = await send('listChecklists', '/checklists');
    expect(items).toMatchObject([
      { id: 'change-readiness', version: 1 },
      { id: CHECKLIST, version: 1 },
    ]);
    await send('getChecklistVersion', `/checklists/${CHECKLIST}/versions/1`);
    await send('listChecklistOverviews', '/checklists/overviews');
    await send('listChecklistVersions', `/checklists/${CHECKLIST}/versions`);
    await send(
      'compareChecklistVersions',
      `/checklists/${CHECKLIST}/versions/1/differences?from=1`,
    );
    await send('getChecklistVersion', `/checklists/${CHECKLIST}/versions/9`, {
      status: 404,
    });
    expect(
      await send('getEntityReadiness', `${entity}/readiness`),
    ).toMatchObject({ headline: 'neverReviewed', source: 'catalog' });
    await send(
      'getEntityReadiness',
      '/entities/component/default/nobody/readiness',
      { status: 404 },
    );
    const created = await send('createReview', '/reviews', {
      body: named({
        entityRef: 'component:default/checkout',
        checklistId: CHECKLIST,
        kind: 'launch',
        targetDate: '2030-01-01',
      }),
    });
    await send('createReview', '/reviews', {
      status: 409,
      body: named({
        entityRef: 'component:default/checkout',
        checklistId: CHECKLIST,
        kind: 'launch',
      }),
    });
    const review = `/reviews/${created.review.id}`;
    await send('getReview', '/reviews/none', { status: 400 });
    await send('getReview', `/reviews/${randomUUID()}`, { status: 404 });
    const path = `${review}/answers/system-picture`;
    await send('saveAnswer', path, { body: named(answer) });
    await send('saveAnswer', path, { body: named(answer), status: 409 });
    await send('saveAnswer', path, { body: answer, status: 400 });
    await send('getReview', review);
    await send('listAnswers', `${review}/answers?since=2026-01-01T00:00:00Z`);
    await send('listAnswerHistory', `${path}/history`);
    await send('listAnswerHistory', `${review}/answers/none/history`, {
      status: 404,
    });
    await send('setReviewPhase', `${review}/phase`, {
      body: named({ phase: 'build', known: null }),
    });
    await send('setReviewPhase', `${review}/phase`, {
      body: named({ phase: 'launch', known: null }),
      status: 409,
    });
    await send('notePresence', `${review}/presence`, {
      body: { sessionId: randomUUID(), questionId: 'system-picture' },
    });
    await send('notePresence', `${review}/presence`, {
      status: 400,
      body: { sessionId: randomUUID(), questionId: 'none' },
    });
    const begun = await send('startThread', `${review}/threads`, {
      body: named({
        questionId: 'system-picture',
        text: 'Where is the cache?',
      }),
      as: OMAR,
    });
    const thread = `${review}/threads/${begun.id}`;
    await send('editComment', `${review}/comments/${begun.comments[0].id}`, {
      body: named({ revision: 1, text: 'Where is it?' }),
      status: 403,
    });
    await send('editComment', `${review}/comments/${begun.comments[0].id}`, {
      body: named({ revision: 1, text: 'Where is the second cache?' }),
      as: OMAR,
    });
    await send('replyToThread', `${thread}/comments`, {
      body: named({ text: 'There is one only' }),
    });
    await send('resolveThread', `${thread}/resolutions`, { body: named({}) });
    await send('reopenThread', `${thread}/reopenings`, {
      body: named({}),
      as: OMAR,
    });
    expect(await send('listComments', `${review}/comments`)).toMatchObject({
      threads: [{ comments: [{ revision: 2 }, { revision: 1 }] }],
    });
    await send('createSnapshot', `${review}/snapshots`, {
      body: named({ name: 'Before the walk-through' }),
    });
    await send('listEntitySnapshots', `${entity}/snapshots?limit=1`);
    expect(await send('getEntityOverview', `${entity}/overview`)).toMatchObject(
      {
        running: [{ answers: [{ revision: 1 }] }],
        history: { items: [{ id: created.review.id }] },
      },
    );
    await send('listEntityReviews', `${entity}/reviews?limit=1`);
    await send('getSystemCoverage', `${entity}/coverage`);
    const submitted = await send('submitReview', `${review}/submissions`, {
      body: named({ revision: 1, message: 'Here it is' }),
    });
    const ask = {
      revision: 2,
      snapshotId: submitted.snapshot.id,
      requests: [{ questionId: 'system-picture', text: 'Add the cache' }],
    };
    await send('getScrutiny', `${review}/scrutiny`, { as: OMAR });
    await send('markLooked', `${path}/looks`, {
      body: named({ answerRevision: 1 }),
      as: OMAR,
    });
    await send('markLooked', `${path}/looks`, {
      body: named({ answerRevision: 1 }),
      status: 403,
    });
    await send('requestChanges', `${review}/change-requests`, {
      body: named(ask),
      as: OMAR,
    });
    const asked = await send('getScrutiny', `${review}/scrutiny`);
    expect(asked).toMatchObject({
      looks: [{ questionId: 'system-picture', answerRevision: 1 }],
      may: { look: false, requestChanges: false, withdraw: true },
    });
    await send(
      'replyToChangeRequest',
      `${review}/change-requests/${asked.rounds[0].requests[0].id}`,
      { body: named({ reply: 'There is no cache' }) },
    );
    await send('withdrawReview', `${review}/withdrawals`, {
      body: named({ revision: 2 }),
      status: 409,
    });
    const again = await send('submitReview', `${review}/submissions`, {
      body: named({ revision: 3 }),
    });
    const { items: snapshots } = await send(
      'listSnapshots',
      `${review}/snapshots`,
    );
    expect(snapshots).toMatchObject([
      { sequence: 2 },
      { sequence: 1 },
      { name: 'Before the walk-through' },
    ]);
    await send('getSnapshot', `${review}/snapshots/${snapshots[1].id}`);
    await send(
      'compareSnapshots',
      `/snapshots/comparison?from=${snapshots[1].id}&to=${snapshots[0].id}`,
    );
    await send('getReviewReport', `${review}/report`);
    await send('getSnapshot', `${review}/snapshots/${randomUUID()}`, {
      status: 404,
    });
    const decision = {
      revision: 4,
      snapshotId: again.snapshot.id,
      outcome: 'noGo',
      reason: 'Most of it is open',
    };
    await send('listReviewers', `${review}/reviewers`);
    await send('takeReview', `${review}/takings`, {
      body: named({ holderRef: null }),
      status: 403,
    });
    await send('takeReview', `${review}/takings`, {
      body: named({ holderRef: null }),
      as: OMAR,
    });
    await send('giveReview', `${review}/givings`, {
      body: named({
        holderRef: 'user:default/omar',
        personRef: 'user:default/nobody',
      }),
      as: OMAR,
      status: 400,
    });
    await send('declineReview', `${review}/declines`, {
      body: named({ holderRef: 'user:default/omar', reason: 'Not mine' }),
      as: OMAR,
    });
    await send('declineReview', `${review}/declines`, {
      body: named({ holderRef: 'user:default/omar' }),
      as: OMAR,
      status: 409,
    });
    await send('decideReview', `${review}/decisions`, {
      status: 403,
      body: named(decision),
    });
    await send('decideReview', `${review}/decisions`, {
      body: named(decision),
      as: OMAR,
    });
    const condition = `${review}/conditions/${randomUUID()}`;
    await send('meetCondition', `${condition}/completions`, {
      body: named({ note: 'Done' }),
      status: 404,
    });
    await send('extendCondition', `${condition}/extensions`, {
      body: named({ dueOn: '2030-01-01', reason: 'Later' }),
      as: OMAR,
      status: 404,
    });
    await send('lookAtSample', `${review}/sample-looks`, {
      body: named({ finding: 'agreed', note: 'As it is' }),
      as: OMAR,
      status: 409,
    });
    await send('discloseGap', `${review}/disclosures`, {
      body: named({
        questionId: 'nothing-of-that-name',
        statement: { kind: 'practice', value: 'no' },
        note: 'It was switched off',
      }),
      status: 400,
    });
    await send('listDisclosures', `${review}/disclosures`);
    await send(
      'closeDisclosure',
      `${review}/disclosures/${randomUUID()}/closings`,
      { body: named({ note: 'It is on again' }), as: OMAR, status: 404 },
    );
    await send('amendAnswer', `${review}/amendments`, {
      body: named({
        questionId: 'nothing-of-that-name',
        revision: 0,
        note: 'As it was meant',
      }),
      status: 400,
    });
    await send('affirmOwnership', `${entity}/ownership-affirmations`, {
      body: named({
        checklistId: 'service-launch-readiness',
        decisionId: randomUUID(),
      }),
      status: 409,
    });
    expect(
      await send('listEntityContradictions', `${entity}/contradictions`),
    ).toEqual({ items: [] });
    const contradiction = `${entity}/contradictions/${randomUUID()}`;
    await send('respondToContradiction', `${contradiction}/responses`, {
      body: named({ kind: 'explain', text: 'It is another region' }),
      status: 404,
    });
    await send('lookAtContradiction', `${contradiction}/looks`, {
      body: named({ outcome: 'agreed' }),
      as: OMAR,
      status: 404,
    });
    expect(await send('listEntityLessons', `${entity}/lessons`)).toEqual({
      items: [],
    });
    const lesson = `${entity}/lessons/${randomUUID()}`;
    await send('tellLesson', `${lesson}/answers`, {
      body: named({ missed: 'The night' }),
      status: 404,
    });
    await send('dismissLesson', `${lesson}/dismissals`, {
      body: named({}),
      status: 404,
    });
    await send(
      'listChecklistLessons',
      '/checklists/service-launch-readiness/lessons',
    );
    expect(await send('getEntityVerdict', `${entity}/verdict`)).toMatchObject({
      verdict: 'noGo',
      snapshotHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    await send(
      'getEntityVerdict',
      '/entities/component/default/nobody/verdict',
      { status: 404 },
    );
    const glass = { body: { reason: 'The shop is down' } };
    const broken = await send('breakGlass', `${entity}/break-glass`, glass);
    await send('breakGlass', `${entity}/break-glass`, {
      ...glass,
      status: 409,
    });
    await send('breakGlass', `${entity}/break-glass`, {
      body: { ...glass.body, personRef: 'user:default/omar' },
      status: 400,
    });
    expect(await send('getEntityVerdict', `${entity}/verdict`)).toMatchObject({
      verdict: 'noGo',
      breakGlass: { personRef: 'user:default/nadia' },
    });
    const ending = `${entity}/break-glass/${broken.id}/endings`;
    expect(
      await send('lookUpStandings', '/readiness/look-up', {
        body: {
          entityRefs: [
            'Component:default/Checkout',
            'component:default/nobody',
          ],
        },
      }),
    ).toMatchObject({ items: [{ entityRef: 'component:default/checkout' }] });
    await send('lookUpStandings', '/readiness/look-up', {
      body: { entityRefs: [] },
      status: 400,
    });
    await send('endBreakGlass', ending, { body: named({}) });
    await send('endBreakGlass', ending, { body: named({}), status: 409 });
    await send('endBreakGlass', `${entity}/break-glass/first/endings`, {
      body: named({}),
      status: 400,
    });
    const badge = await send('mintBadge', `${entity}/badges`, {
      body: named({}),
    });
    await send('mintBadge', `${entity}/badges`, { body: {}, status: 400 });
    expect(await send('listBadges', `${entity}/badges`)).toEqual({
      items: [badge],
    });
    const revoking = `${entity}/badges/${badge.id}/revocations`;
    await send('revokeBadge', revoking, { body: named({}) });
    await send('revokeBadge', `${entity}/badges/${randomUUID()}/revocations`, {
      body: named({}),
      status: 404,
    });
    const given = giveVouchingBody();
    const { vouching } = await send('giveVouching', '/vouchings', {
      body: given,
    });
    await send('giveVouching', '/vouchings', {
      body: { ...giveVouchingBody(), validUntil: '2020-01-01' },
      status: 400,
    });
    await send('giveVouching', '/vouchings', {
      body: { ...giveVouchingBody(), questionIds: ['nobody-asks-this'] },
      status: 400,
    });
    const vouchingUrl = `/vouchings/${vouching.id}`;
    expect(
      await send(
        'listVouchings',
        '/vouchings?voucherRef=component:default/checkout',
      ),
    ).toMatchObject({ totalItems: 1, mayVouch: true });
    await send('getVouching', vouchingUrl);
    await send('getVouching', `/vouchings/${randomUUID()}`, { status: 404 });
    const { questionIds, statement, url, validUntil } = given;
    const content = { questionIds, statement, url, validUntil };
    await send('changeVouching', vouchingUrl, {
      body: named({ revision: 1, ...content }),
    });
    await send('changeVouching', vouchingUrl, {
      body: named({ revision: 1, ...content }),
      status: 409,
    });
    expect(
      await send(
        'previewVouchingWithdrawal',
        `${vouchingUrl}/withdrawal/preview`,
      ),
    ).toMatchObject({ decided: 0, running: 0, graceDays: 14 });
    const leave = { reason: 'It goes', unsafe: false };
    await send('withdrawVouching', `${vouchingUrl}/withdrawal`, {
      body: named({ revision: 2, ...leave }),
    });
    await send('withdrawVouching', `${vouchingUrl}/withdrawal`, {
      body: named({ revision: 3, ...leave }),
      status: 409,
    });
    await send('restoreVouching', `${vouchingUrl}/withdrawal/undo`, {
      body: named({ revision: 3 }),
    });
    await send('listAmendments', `${review}/amendments`);
    await send('listEntityDecisions', `${entity}/decisions?limit=1`);
    const list = await send(
      'listReadiness',
      '/readiness?limit=1&kind=Component',
    );
    expect(list).toMatchObject({ totalItems: 1, standings: { notReady: 1 } });
    await send('getMyReadiness', '/me/readiness');
    await send('listWaiting', '/me/waiting?limit=1');
    await send('listDesk', '/me/desk?limit=1&show=mine', { as: OMAR });
    expect(await send('getMySettings', '/me/settings')).toMatchObject({
      digest: false,
    });
    await send('setAway', '/me/away', { body: named({ until: null }) });
    await send('setAway', '/me/away', {
      body: named({ until: '2001-01-01' }),
      status: 400,
    });
    await send('setDigest', '/me/digest', { body: named({ wanted: true }) });
    const view = { name: 'Tier 1', view: '', search: 'tier=1', shared: true };
    const saved = await send('saveView', '/me/views', { body: named(view) });
    const viewUrl = `/views/${saved.id}`;
    await send('changeSavedView', viewUrl, {
      body: named({ ...view, shared: false, revision: 1 }),
    });
    await send('changeSavedView', viewUrl, {
      body: named({ ...view, revision: 1 }),
      status: 409,
    });
    await send('getSavedView', viewUrl);
    await send('getSavedView', viewUrl, { as: OMAR, status: 404 });
    expect(await send('listSavedViews', '/me/views')).toMatchObject({
      items: [{ id: saved.id, revision: 2, isOwn: true, shared: false }],
    });
    await send('removeSavedView', `${viewUrl}/removal`, {
      body: named({ revision: 2 }),
    });
    const proposed = await send(
      'proposeToChecklist',
      `/checklists/${CHECKLIST}/proposals`,
      { body: named({ kind: 'newQuestion', text: 'Who may delete data?' }) },
    );
    const replyUrl = `/proposals/${proposed.id}/reply`;
    const reply = { revision: 1, state: 'answered', reply: 'Nobody alone.' };
    await send('replyToProposal', replyUrl, { body: named(reply), as: OMAR });
    await send('replyToProposal', replyUrl, {
      body: named(reply),
      as: OMAR,
      status: 409,
    });
    expect(await send('listChecklistProposals', '/proposals')).toMatchObject({
      items: [{ id: proposed.id, state: 'answered', revision: 2 }],
    });
    const past = {
      text: 'Entity,Date,Outcome,Link\ncheckout,2025-03-31,go,https://wiki.example.org/past',
    };
    expect(
      await send('previewRecordedReviews', '/recorded-reviews/previews', {
        body: past,
      }),
    ).toMatchObject({ problems: [] });
    const brought = await send(
      'importRecordedReviews',
      '/recorded-reviews/imports',
      { body: named(past) },
    );
    await send('importRecordedReviews', '/recorded-reviews/imports', {
      body: named(past),
      status: 400,
    });
    expect(
      await send('listRecordedReviewImports', '/recorded-reviews/imports'),
    ).toMatchObject({ items: [{ id: brought.id, reviews: 1 }] });
    const recorded = `${entity}/recorded-reviews`;
    expect(await send('listEntityRecordedReviews', recorded)).toMatchObject({
      items: [{ reviewedOn: '2025-03-31', recordedBy: 'user:default/nadia' }],
    });
    const undoing = `/recorded-reviews/imports/${brought.id}/undoing`;
    await send('undoRecordedReviewImport', undoing, { body: named({}) });
    await send('undoRecordedReviewImport', undoing, {
      body: named({}),
      status: 409,
    });
    expect(
      await send('getReadinessFacets', '/readiness/facets?scope=required'),
    ).toMatchObject({
      standing: [{ value: 'notReady', count: 1 }],
      leftOut: expect.any(Number),
    });

    await send('exportReadiness', '/readiness.csv?kind=component');
    const ofLaunch = `checklist=${CHECKLIST}`;
    expect(
      await send('getHeatMap', `/scorecard/heat-map?${ofLaunch}`),
    ).toMatchObject({ total: { entities: 1, decided: 1 } });
    expect(await send('listGaps', '/scorecard/gaps')).toMatchObject({
      totalItems: expect.any(Number),
    });
    await send('exportGaps', `/scorecard/gaps.csv?${ofLaunch}`);
    expect(
      await send('getScorecardSections', `/scorecard/sections?${ofLaunch}`),
    ).toMatchObject({ checklist: { title: expect.any(String) } });
    expect(
      await send('getThemes', `/scorecard/themes?${ofLaunch}`),
    ).toMatchObject({ decided: 1 });
    await send('exportReadinessJson', '/readiness.json?kind=component');
    expect(
      await send('listReadinessChanges', '/readiness/changes?limit=1'),
    ).toMatchObject({
      totalItems: 1,
      items: [{ direction: 'joined', after: 'notReady' }],
    });
    await send('listReadinessChanges', '/readiness/changes?since=2999-01-01', {
      status: 400,
    });
    await send('listDue', '/readiness/due?limit=1');
    await send('listDue', '/readiness/due?until=2001-01-01', { status: 400 });
    expect(
      await send('getBriefing', '/briefing?group=group:default/payments'),
    ).toMatchObject({ teams: [{ counts: { now: { notReady: 1 } } }] });
    await send('getBriefing', '/briefing?since=2999-01-01', { status: 400 });

    expect(
      await send(
        'getScorecard',
        '/scorecard?group=group:default/payments&group=group:default/reliability&since=2020-01-01',
      ),
    ).toMatchObject({
      counts: { total: 1, standings: { notReady: 1 } },
      since: { total: 0 },
    });
    await send(
      'getScorecard',
      '/scorecard?system=system:default/a&domain=domain:default/b',
      { status: 400 },
    );
    await send('getScorecard', '/scorecard?at=2999-01-01', { status: 400 });
    expect(await send('getScorecardTree', '/scorecard/tree')).toMatchObject({
      freshness: { from: 'rollUps' },
    });
    await send(
      'getScorecardTree',
      '/scorecard/tree?parent=component:default/checkout',
      { status: 400 },
    );
    await send('getScorecardFigures', '/scorecard/figures');
    await send('getRollUpState', '/scorecard/roll-ups');
    expect(
      await send('checkRollUps', '/scorecard/roll-ups/checks'),
    ).toMatchObject({ check: { differences: 0 } });
    expect(
      await send('rebuildRollUps', '/scorecard/roll-ups/rebuilds'),
    ).toMatchObject({ rebuild: { total: expect.any(Number) } });

    await send('getEntityFacts', `${entity}/facts`);
    const renewed = await send('createReview', '/reviews', {
      body: named({
        entityRef: 'component:default/checkout',
        checklistId: CHECKLIST,
        kind: 'launch',
      }),
    });
    const next = `/reviews/${renewed.review.id}`;
    const earlier = await send('getEarlierAnswers', `${next}/earlier-answers`);
    expect(earlier.review).toMatchObject({ id: created.review.id });
    const nextPath = `${next}/answers/system-picture`;
    await send('listSiblingAnswers', `${nextPath}/siblings`);
    const copies = `${nextPath}/copies`;
    const copy = { revision: 0, fromReviewId: created.review.id };
    await send('copyAnswer', copies, {
      body: named({ ...copy, fromReviewId: randomUUID() }),
      status: 404,
    });
    await send('copyAnswer', copies, { body: named(copy) });
    await send('copyAnswer', copies, { body: named(copy), status: 409 });
    const sources = await send('listCopySources', `${next}/copy-sources`);
    expect(sources.items).toMatchObject([{ reviewId: created.review.id }]);

    await send('saveAnswer', nextPath, {
      body: named({
        revision: 1,
        statement: { kind: 'practice', value: 'no' },
        evidence: [],
      }),
    });
    const finding = { questionId: 'system-picture', text: 'Draw it' };
    const today = new Date().toISOString().slice(0, 10);
    const propose = (body: object, status?: number) =>
      send('proposeDisposition', `${next}/dispositions`, {
        body: named({ ...finding, ...body }),
        status,
      });
    const owned = { ownerRef: 'group:default/payments' };
    await propose({ type: 'acceptance' }, 400);
    const accepting = await propose({ type: 'acceptance', until: today });
    await propose({ type: 'acceptance', until: today }, 409);
    const drawing = await propose({ type: 'action', ...owned });
    const escalated = {
      questionId: 'system-picture',
      to: 'group:default/reliability',
      situation: 'The pipeline is not ours',
      criticality: 'All orders go through it',
      who: 'Everybody who buys',
      impact: 'A bad release stays',
      urgency: 'Before the launch',
      remedy: 'A way back',
    };
    const escalations = `${next}/escalations`;
    await send('escalateGap', escalations, {
      body: named({ ...escalated, to: 'group:default/nobody' }),
      status: 400,
    });
    const { escalation } = await send('escalateGap', escalations, {
      body: named(escalated),
    });
    await send('escalateGap', escalations, {
      body: named(escalated),
      as: OMAR,
      status: 409,
    });
    await send('answerEscalation', `${escalations}/${escalation.id}/answers`, {
      body: named({ answer: 'It is planned' }),
      status: 403,
    });
    await send(
      'withdrawEscalation',
      `${escalations}/${escalation.id}/withdrawals`,
      { body: named({}) },
    );
    expect(await send('listEscalations', escalations)).toMatchObject({
      items: [{ escalation: { state: 'withdrawn' } }],
      may: { escalate: true },
    });
    await send('saveAnswer', `${next}/answers/security-fixes`, {
      body: named({
        revision: 0,
        statement: { kind: 'practice', value: 'no' },
        evidence: [],
      }),
    });
    // Nothing was carried over, so nothing can be affirmed.
    await send('affirmAnswers', `${next}/affirm`, {
      body: named({ answers: [{ questionId: 'security-fixes', revision: 1 }] }),
      status: 400,
    });
    expect(
      await send('fillBacklog', `${next}/backlog`, { body: named(owned) }),
    ).toEqual({ added: 1 });
    const action = `/dispositions/${drawing.id}`;
    await send('changeAction', action, {
      body: named({ revision: 9, effort: 'low' }),
      status: 409,
    });
    await send('changeAction', action, {
      body: named({ revision: 1, effort: 'low' }),
    });
    const { draft, trackers } = await send(
      'listTicketPlaces',
      `${action}/ticket-places`,
    );
    expect(trackers).toMatchObject([{ places: [{ id: 'shop' }] }]);
    const ticket = {
      ...draft,
      title: 'Ticket about the picture',
      trackerId: 'tracker',
      placeId: 'shop',
      revision: 2,
    };
    await send('createTicket', `${action}/tickets`, {
      body: named({ ...ticket, placeId: 'elsewhere' }),
      status: 400,
    });
    await send('createTicket', `${action}/tickets`, {
      body: named({ ...ticket, revision: 9 }),
      status: 409,
    });
    tracker.failures.push(
      new TrackerError('notAllowed', 'It refuses.'),
      new TrackerError('rateLimited', 'Wait.'),
      Object.assign(new Error('upstream-words'), { token: 'upstream-words' }),
    );
    for (const status of [502, 503, 502]) {
      await send('createTicket', `${action}/tickets`, {
        body: named(ticket),
        status,
      });
    }
    await send('createTicket', `${action}/tickets`, { body: named(ticket) });
    await send('postponeAction', `${action}/postponements`, {
      body: named({ revision: 3, until: '2001-01-01', reason: 'Later' }),
      status: 400,
    });
    await send('postponeAction', `${action}/postponements`, {
      body: named({ revision: 3, until: '2099-01-01', reason: 'Later' }),
    });
    await send('closeDisposition', `${action}/closings`, {
      body: named({ revision: 4, act: 'finish' }),
      status: 400,
    });
    await send('closeDisposition', `${action}/closings`, {
      body: named({ revision: 4, act: 'finish', note: 'Drawn' }),
    });
    const accept = named({ revision: 1, outcome: 'approved' });
    const acceptance = `/dispositions/${accepting.id}`;
    await send('decideDisposition', `${acceptance}/decisions`, {
      body: accept,
      status: 403,
    });
    expect(
      await send('decideDisposition', `${acceptance}/decisions`, {
        body: accept,
        as: OMAR,
      }),
    ).toMatchObject({ state: 'approved', decidedBy: 'user:default/omar' });
    expect(
      await send('listReviewDispositions', `${next}/dispositions`),
    ).toMatchObject({ items: [{}, {}, {}], may: { propose: true } });
    expect(
      await send('listEntityDispositions', `${entity}/dispositions`),
    ).toMatchObject({ items: [{ disposition: { id: accepting.id } }, {}] });
    expect(
      await send('listDispositions', '/dispositions?type=action&state=done'),
    ).toMatchObject({ items: [{ disposition: { closedNote: 'Drawn' } }] });
    await send('exportDispositions', '/dispositions.csv?type=acceptance');

    const deployed = {
      entityRefs: ['component:default/checkout'],
      id: 'run-17',
      environment: 'production',
      outcome: 'succeeded',
    };
    await send('recordDeployments', '/deployments', {
      body: { deployments: [deployed] },
      status: 400,
    });
    const finishedAt = new Date().toISOString();
    expect(
      await send('recordDeployments', '/deployments', {
        body: { deployments: [{ ...deployed, finishedAt }] },
        as: mockCredentials.service.header(),
      }),
    ).toEqual({ recorded: 1, unchanged: 0 });
    const { entityRefs } = deployed;
    await send('recordIncidents', '/incidents', {
      body: { incidents: [{ entityRefs, id: '7', openedAt: finishedAt }] },
    });
    const incidents = await send(
      'listEntityIncidents',
      `${entity}/incidents?limit=1`,
    );
    expect(incidents).toMatchObject({ totalItems: 1 });
    const incident = `${entity}/incidents/${incidents.items[0].id}`;
    expect(
      await send('getIncidentHindsight', `${incident}/hindsight`),
    ).toMatchObject({ incident: { alertBefore: 'unknown' } });
    const lookBack = {
      ...named({ revision: 0, wouldHaveHelped: 'no' }),
      note: 'A digger cut the cable',
    };
    await send('recordIncidentFinding', `${incident}/findings`, {
      body: lookBack,
      status: 409,
    });
    await send('recordIncidents', '/incidents', {
      body: {
        incidents: [
          {
            entityRefs,
            id: '7',
            openedAt: finishedAt,
            resolvedAt: finishedAt,
          },
        ],
      },
    });
    expect(
      await send('recordIncidentFinding', `${incident}/findings`, {
        body: lookBack,
      }),
    ).toMatchObject({ finding: { revision: 1 } });
    const ofChecklist = '/checklists/service-launch-readiness';
    expect(
      await send('getIncidentStatistics', `${ofChecklist}/incident-statistics`),
    ).toMatchObject({ questions: [], withoutQuestion: { none: 1 } });
    expect(
      await send('listChecklistIncidents', `${ofChecklist}/incidents?limit=1`),
    ).toMatchObject({ items: [{ finding: { wouldHaveHelped: 'no' } }] });
    await send('exportChecklistIncidents', `${ofChecklist}/incidents.csv`);
    await send('getEntityDeployHealth', `${entity}/deploy-health`);
    expect(
      await send('checkEntityDeployHealth', `${entity}/deploy-health/check`),
    ).toEqual({ queued: 0 });
    const pipelines = { as: mockCredentials.service.header() };
    expect(
      await send('sendEvents', '/events/cdevents', {
        body: { note: 'As drawn' },
        ...pipelines,
      }),
    ).toEqual({ accepted: 1, duplicates: 0 });
    await send('sendEvents', '/events/nothing', {
      body: {},
      status: 404,
      ...pipelines,
    });
    const inbox = await eventually(
      () => send('getInbox', '/sources/inbox?state=rejected'),
      page => page.items.length > 0,
    );
    expect(inbox).toMatchObject({
      waiting: 0,
      topics: [{ topic: 'cdevents', rejected: 1, recordedFrom: [] }],
      items: [{ via: 'api', isVerified: true, state: 'rejected' }],
    });
    const refused = `/sources/inbox/${inbox.items[0].id}/retry`;
    await send('retryInboxEvent', refused);
    await send('retryInboxEvent', `/sources/inbox/${'0'.repeat(64)}/retry`, {
      status: 404,
    });
    expect(await send('listSources', '/sources')).toMatchObject({
      items: [{ provider: 'cdevents', isAsked: false }],
    });
    expect(await send('listBindings', '/sources/bindings')).toEqual({
      items: [],
      totalItems: 0,
    });
    const unknown = { kind: 'deployments', provider: 'made' };
    await send('checkBinding', '/sources/bindings/check', {
      body: { ...unknown, key: 'made:pay' },
      status: 404,
    });
    await send('probeSource', '/sources/probe', {
      body: { ...unknown, instance: 'near' },
      status: 404,
    });
    expect(
      await send('previewBindings', '/sources/bindings/preview', {
        body: { entityRef: entityRefs[0] },
      }),
    ).toMatchObject({
      entityRef: entityRefs[0],
      sources: [{ provider: 'cdevents' }],
    });
    expect(await send('listEnvironments', '/sources/environments')).toEqual({
      items: [],
      more: false,
    });
    const rule = {
      kind: 'environment',
      document: { match: 'production', tier: 'staging' },
    };
    expect(
      await send('previewSourceRule', '/sources/rules/preview', {
        body: { rule },
      }),
    ).toMatchObject({ deployments: 1, entities: 1 });
    const added = await send('addSourceRule', '/sources/rules', {
      body: named({ rule }),
    });
    expect(await send('listSourceRules', '/sources/rules')).toEqual(added);
    const ruleUrl = `/sources/rules/${added.items[0].id}`;
    await send('changeSourceRule', ruleUrl, {
      body: named({ revision: 1, rule }),
    });
    await send('changeSourceRule', ruleUrl, {
      body: named({ revision: 1, rule }),
      status: 409,
    });
    expect(
      await send('removeSourceRule', `${ruleUrl}/remove`, {
        body: named({ revision: 2 }),
      }),
    ).toMatchObject({ items: [] });
    const [recordFacts, { facts }] = factRequests({
      entity,
      entityRef: entityRefs[0],
    }).recordFacts as [string, { facts: object[] }];
    await send('recordFacts', recordFacts, {
      body: { facts: [{ ...facts[0], factId: 'backup.other' }] },
      status: 400,
    });
    expect(
      await send('recordFacts', recordFacts, {
        body: { facts },
        as: mockCredentials.service.header(),
      }),
    ).toEqual({ recorded: 1, unchanged: 0 });
    expect(
      await send('getEntityFactReadings', `${entity}/fact-readings`),
    ).toMatchObject({
      items: expect.arrayContaining([
        expect.objectContaining({
          fact: expect.objectContaining({ id: 'backup.restoredAt' }),
          state: 'ok',
          value: '2026-02-01T10:00:00.000Z',
        }),
      ]),
    });
    await send('listFactDefinitions', '/fact-definitions');
    expect(
      await send('listEntityDeployments', `${entity}/deployments`),
    ).toMatchObject({ items: [{ outcome: 'succeeded' }], totalItems: 1 });

    expect(await send('getProgramme', '/programme')).toEqual({
      tierSource: {
        inForce: { label: 'tier' },
        from: 'configuration',
        configured: { label: 'tier' },
      },
      applied: true,
      may: { update: true },
    });
    const document = {
      title: 'Ready for the season',
      scope: { kind: 'Component' },
      ownerRef: 'group:default/reliability',
    };
    await send('updateProgramme', '/programme', {
      body: named({ revision: 1, document }),
      status: 409,
    });
    await send('updateProgramme', '/programme', {
      body: named({
        revision: 0,
        document: { ...document, ownerRef: 'system:default/shop' },
      }),
      status: 400,
    });
    expect(
      await send('updateProgramme', '/programme', {
        body: named({ revision: 0, document }),
      }),
    ).toMatchObject({ programme: { revision: 1, document }, applied: false });
    expect(
      await send('getProgrammeCoverage', '/programme/coverage'),
    ).toMatchObject({ inScope: 1, covered: 1, outOfScope: 0 });
    expect(await send('getProgrammeSetup', '/programme/setup')).toMatchObject({
      checklists: [
        { checklistId: 'change-readiness', applies: 1 },
        { checklistId: CHECKLIST, applies: 1 },
      ],
    });
    expect(
      await send('previewScope', '/programme/scope-preview', {
        body: { scope: { kind: 'API' } },
      }),
    ).toMatchObject({ matched: 0, total: 1 });
    const exemption = {
      entityRef: 'component:default/checkout',
      reason: 'It is switched off soon',
      until: new Date().toISOString().slice(0, 10),
    };
    const requested = await send('requestExemption', '/exemptions', {
      body: named(exemption),
    });
    await send('requestExemption', '/exemptions', {
      body: named(exemption),
      status: 409,
    });
    await send('requestExemption', '/exemptions', {
      body: named({ ...exemption, until: '2020-01-01' }),
      status: 400,
    });
    await send('decideExemption', `/exemptions/${requested.id}/decisions`, {
      body: named({ revision: 1, outcome: 'approved' }),
      status: 403,
    });
    await send('decideExemption', `/exemptions/${requested.id}/decisions`, {
      body: named({ revision: 1, outcome: 'approved' }),
      as: OMAR,
    });
    expect(await send('listExemptions', '/exemptions')).toMatchObject({
      items: [
        { exemption: { state: 'approved', decidedBy: 'user:default/omar' } },
      ],
    });
    expect(
      await send('getEntityReadiness', `${entity}/readiness`),
    ).toMatchObject({
      headline: 'notRequired',
      checklists: [{ reasons: [{ code: 'exempt' }] }],
    });
    await send('endExemption', `/exemptions/${requested.id}/endings`, {
      body: named({ revision: 2 }),
      as: OMAR,
    });
    await send('withdrawExemption', `/exemptions/${requested.id}/withdrawals`, {
      body: named({ revision: 3 }),
      status: 409,
    });
    await send('withdrawExemption', `/exemptions/${randomUUID()}/withdrawals`, {
      body: named({ revision: 1 }),
      status: 404,
    });
    const askedAgain = await send('requestExemption', '/exemptions', {
      body: named(exemption),
    });
    await send(
      'withdrawExemption',
      `/exemptions/${askedAgain.id}/withdrawals`,
      {
        body: named({ revision: 1 }),
      },
    );
    await send('withdrawReview', `${next}/withdrawals`, {
      body: named({ revision: 1 }),
    });

    const { items: changes } = await send(
      'listEntityChanges',
      `${entity}/history?limit=50`,
    );
    expect(changes.map((change: EntityChange) => change.action)).toEqual([
      'review.withdrawn',
      'exemption.withdrawn',
      'exemption.requested',
      'exemption.ended',
      'exemption.approved',
      'exemption.requested',
      'incident.lookedBack',
      'disposition.approved',
      'action.done',
      'disposition.postponed',
      'ticket.made',
      'disposition.changed',
      'disposition.proposed',
      'answer.saved',
      'escalation.withdrawn',
      'gap.escalated',
      'disposition.proposed',
      'disposition.proposed',
      'answer.saved',
      'answer.copied',
      'review.started',
      'vouching.restored',
      'vouching.withdrawn',
      'vouching.changed',
      'vouching.given',
      'badge.revoked',
      'badge.minted',
      'gate.overrideEnded',
      'gate.overridden',
      'decision.made',
      'review.declined',
      'review.taken',
      'review.submitted',
      'request.replied',
      'review.changesRequested',
      'answer.looked',
      'review.submitted',
      'snapshot.made',
      'thread.reopened',
      'thread.resolved',
      'comment.added',
      'comment.edited',
      'comment.added',
      'review.phaseChanged',
      'answer.saved',
      'review.started',
    ]);
    await send('exportEntityChangesCsv', `${entity}/history.csv`);
    await send('exportEntityChangesJson', `${entity}/history.json`);
    const holds = { entries: 50, brokenChains: 0 };
    expect(await send('verifyHistory', '/history/verification')).toMatchObject(
      holds,
    );
    const who = { userRef: 'user:default/nadia' };
    const preview = await send(
      'previewErasure',
      `/history/erasures/preview?userRef=${who.userRef}`,
    );
    expect(
      await send('eraseContent', '/history/erasures', {
        body: named(who),
        as: OMAR,
      }),
    ).toEqual(preview);
    expect(await send('verifyHistory', '/history/verification')).toMatchObject({
      ...holds,
      // One more in each chain that they had written in.
      entries: 57,
    });

    const groups = {
      fromRef: 'group:default/payments',
      toRef: 'group:default/reliability',
      swap: true,
    };
    expect(
      await send(
        'previewEntityMove',
        `/entity-moves/preview?${new URLSearchParams({
          ...groups,
          swap: 'true',
        })}`,
      ),
    ).toMatchObject({ problems: [] });
    const moved = await send('moveEntity', '/entity-moves', {
      body: named(groups),
    });
    await send('moveEntity', '/entity-moves', {
      body: named({ ...groups, swap: false }),
      status: 409,
    });
    expect(await send('listEntityMoves', '/entity-moves')).toEqual({
      items: [moved],
    });
    expect(
      await send('listWaitingEntityMoves', '/entity-moves/waiting'),
    ).toEqual({ items: [], more: false });

    await send(
      'previewReassignment',
      '/reassignments/preview?fromRef=user:default/nadia',
    );
    // The catalog of this test has no person to give it to.
    await send('reassign', '/reassignments', {
      body: named({
        fromRef: 'user:default/nadia',
        toRef: 'user:default/tom',
        kinds: ['drivers'],
      }),
      status: 400,
    });

    const { review: changed } = await send('createReview', '/reviews', {
      body: named({
        entityRef: 'component:default/checkout',
        checklistId: 'change-readiness',
        kind: 'change',
        change: {
          kind: 'release',
          title: 'Checkout 4.2',
          url: 'https://github.com/acme/checkout/releases/4.2',
          plannedOn: new Date().toISOString().slice(0, 10),
        },
      }),
    });
    const change = `/reviews/${changed.id}`;
    const { snapshot } = await send('submitReview', `${change}/submissions`, {
      body: named({ revision: 1 }),
    });
    const signOff = { snapshotId: snapshot.id, sectionId: 'aim' };
    await send('signOffSection', `${change}/sign-offs`, {
      body: named({ ...signOff, verdict: 'signed' }),
      status: 403,
    });
    await send('signOffSection', `${change}/sign-offs`, {
      body: named({ ...signOff, verdict: 'objected' }),
      as: OMAR,
      status: 400,
    });
    await send('signOffSection', `${change}/sign-offs`, {
      body: named({ ...signOff, verdict: 'objected', note: 'An old key' }),
      as: OMAR,
    });
    expect(await send('getScrutiny', `${change}/scrutiny`)).toMatchObject({
      signOffs: [{ sectionId: 'aim', state: 'objected' }],
    });
    await send('getReviewReport', `${change}/report`);

    const campaign = {
      title: 'Draw it',
      brief: 'The brief of the campaign',
      ownerRef: 'group:default/reliability',
      checklistId: CHECKLIST,
      questionIds: ['system-picture'],
      startsOn: '2026-01-01',
      dueOn: '2099-01-01',
    };
    const about = { checklistId: CHECKLIST, questionIds: ['system-picture'] };
    expect(
      await send('previewCampaign', '/campaigns/preview', { body: about }),
    ).toMatchObject({ entities: 1, owners: 1 });
    await send('createCampaign', '/campaigns', {
      body: named({ ...campaign, questionIds: ['none'] }),
      status: 400,
    });
    const drafted = await send('createCampaign', '/campaigns', {
      body: named(campaign),
    });
    const campaignPath = `/campaigns/${drafted.id}`;
    await send('changeCampaign', campaignPath, {
      body: named({ ...campaign, title: 'Draw all', revision: 1 }),
    });
    await send('changeCampaign', campaignPath, {
      body: named({ ...campaign, revision: 1 }),
      status: 409,
    });
    await send('moveCampaign', `${campaignPath}/moves`, {
      body: named({ act: 'start', revision: 2 }),
    });
    expect(await send('listCampaigns', '/campaigns')).toMatchObject({
      items: [{ campaign: { title: 'Draw all' }, counts: { entities: 1 } }],
    });
    await send(
      'listCampaignAsks',
      '/campaigns/asks?entityRef=component:default/checkout',
    );
    await send('getCampaign', campaignPath);
    await send('getCampaign', `/campaigns/${randomUUID()}`, { status: 404 });
    expect(
      await send('listCampaignEntities', `${campaignPath}/entities`),
    ).toMatchObject({ totalItems: 1 });
    await send('exportCampaignEntities', `${campaignPath}/entities.csv`);
    await send('moveCampaign', `${campaignPath}/moves`, {
      body: named({ act: 'end', revision: 3 }),
    });

    await send('listLibraryQuestions', '/checklists/library');
    expect(
      await send('listFilterMatches', '/checklists/matches', {
        body: { filter: { kind: 'Component' }, limit: 1 },
      }),
    ).toMatchObject({ items: [{}], counts: { isLowerBound: false } });
    const checklistDraft = await send(
      'createChecklistDraft',
      '/checklists/drafts',
      {
        body: {
          from: {
            type: 'blank',
            id: 'of-our-own',
            title: 'The title of the draft',
            owner: 'group:default/reliability',
          },
        },
      },
    );
    await send('createChecklistDraft', '/checklists/drafts', {
      body: { from: { type: 'version', checklistId: CHECKLIST } },
      status: 409,
    });
    const draftPath = `/checklists/drafts/${checklistDraft.id}`;
    const [picked] = (await send('listLibraryQuestions', '/checklists/library'))
      .items;
    const revised = {
      ...checklistDraft.document,
      description: 'What we ask beside the rest',
      kinds: picked.question.profiles,
      sections: [{ id: 'first', title: 'First', questions: [picked.question] }],
    };
    await send('saveChecklistDraft', draftPath, {
      body: { revision: 1, document: revised },
    });
    await send('saveChecklistDraft', draftPath, {
      body: { revision: 1, document: revised },
      status: 409,
    });
    expect(await send('getChecklistDraft', draftPath)).toMatchObject({
      revision: 2,
      problems: [],
    });
    expect(
      await send('listChecklistDrafts', '/checklists/drafts'),
    ).toMatchObject({ items: [{ id: checklistDraft.id, questionCount: 1 }] });
    expect(
      await send('getChecklistImpact', `${draftPath}/impact`, {
        body: { rollout: [] },
      }),
    ).toMatchObject({ bindable: [], openReviews: 0 });
    const publication = { rollout: [], state: 'published', changelog: 'First' };
    await send('publishChecklistDraft', `${draftPath}/publication`, {
      body: { ...publication, revision: 1 },
      status: 409,
    });
    expect(
      await send('publishChecklistDraft', `${draftPath}/publication`, {
        body: { ...publication, revision: 2 },
      }),
    ).toEqual({ checklistId: 'of-our-own', version: 1, state: 'published' });
    await send('archiveChecklist', '/checklists/of-our-own/archival', {
      body: { version: 1 },
    });
    const goneOn = await send('createChecklistDraft', '/checklists/drafts', {
      body: { from: { type: 'version', checklistId: 'of-our-own' } },
    });
    await send(
      'deleteChecklistDraft',
      `/checklists/drafts/${goneOn.id}/deletion`,
      { body: { revision: 1 } },
    );

    expect([...seen].sort()).toEqual(Object.keys(operations).sort());
  });

  it('refuses every operation that policy denies, and puts each refusal on record', async () => {
    const { server, takeEvent, decideAll } = await startPlugin();
    const named = (body: object) => ({ mutationId: randomUUID(), ...body });
    const start = named({
      entityRef: 'component:default/checkout',
      checklistId: CHECKLIST,
      kind: 'launch',
    });
    const created = await request(server)
      .post('/api/orr/reviews')
      .set('authorization', NADIA)
      .send(start);
    await takeEvent();
    const asked = await request(server)
      .post('/api/orr/exemptions')
      .set('authorization', NADIA)
      .send(
        named({
          entityRef: 'component:default/checkout',
          reason: 'Soon gone',
          until: new Date().toISOString().slice(0, 10),
        }),
      );
    await takeEvent();
    const reviewId = created.body.review.id;
    await request(server)
      .put(`/api/orr/reviews/${reviewId}/answers/system-picture`)
      .set('authorization', NADIA)
      .send(
        named({
          revision: 0,
          statement: { kind: 'practice', value: 'no' },
          evidence: [],
        }),
      );
    await takeEvent();
    const propose = async (proposed: object) => {
      const { body } = await request(server)
        .post(`/api/orr/reviews/${reviewId}/dispositions`)
        .set('authorization', NADIA)
        .send(
          named({
            questionId: 'system-picture',
            text: 'Draw it',
            ...proposed,
          }),
        );
      await takeEvent();
      return body.id as string;
    };
    const actionId = await propose({
      type: 'action',
      ownerRef: 'group:default/payments',
    });
    const acceptanceId = await propose({
      type: 'acceptance',
      until: new Date().toISOString().slice(0, 10),
    });
    const made = await request(server)
      .post(`/api/orr/reviews/${reviewId}/snapshots`)
      .set('authorization', NADIA)
      .send(named({ name: 'As it was' }));
    await takeEvent();
    const vouched = await request(server)
      .post('/api/orr/vouchings')
      .set('authorization', NADIA)
      .send(giveVouchingBody());
    await takeEvent();
    const requests = Object.entries(
      operationRequests({
        checklistId: CHECKLIST,
        reviewId,
        exemptionId: asked.body.id,
        actionId,
        acceptanceId,
        snapshotId: made.body.id,
        vouchingId: vouched.body.vouching.id,
      }),
    ).filter(([operationId]) => !NEVER_REFUSED.includes(operationId));
    decideAll(AuthorizeResult.DENY);

    for (const [operationId, [path, body]] of requests) {
      const { method, audit } = operations[operationId as OperationId];
      const response = await request(server)
        [method](`/api/orr${path}`)
        .set('authorization', NADIA)
        .send(body);
      expect([operationId, response.status]).toEqual([operationId, 403]);
      expect(await takeEvent()).toMatchObject({
        eventId: audit.eventId,
        outcome: 'failed',
        hasActor: true,
        error: { name: 'NotAllowedError' },
      });
    }
    const list = await request(server)
      .get('/api/orr/readiness')
      .set('authorization', NADIA);
    expect(list.body).toMatchObject({ items: [], totalItems: 0 });
    const facets = await request(server)
      .get('/api/orr/readiness/facets')
      .set('authorization', NADIA);
    const file = await request(server)
      .get('/api/orr/readiness.csv')
      .set('authorization', NADIA);
    expect(file.text.trim().split('\r\n')).toHaveLength(1);
    expect(facets.body).toMatchObject({ kind: [], owner: [], leftOut: 0 });
    const exemptions = await request(server)
      .get('/api/orr/exemptions')
      .set('authorization', NADIA);
    expect(exemptions.body).toEqual({ items: [], totalItems: 0 });
    const waiting = await request(server)
      .get('/api/orr/me/waiting')
      .set('authorization', NADIA);
    expect(waiting.body).toEqual({ items: [] });
    const mine = await request(server)
      .get('/api/orr/me/readiness')
      .set('authorization', NADIA);
    expect(mine.body).toMatchObject({
      owed: { items: [], totalItems: 0 },
      fallsDue: { items: [], totalItems: 0 },
    });
  });

  it('turns away whoever is not signed in', async () => {
    const { server } = await startPlugin();
    for (const { method, path } of Object.values(operations)) {
      const response = await request(server)
        [method](`/api/orr${path}`)
        .set('authorization', mockCredentials.none.header());
      expect([path, response.status]).toEqual([path, 401]);
    }
  });
});
