import { EnvironmentTier } from 'backstage-plugin-orr-common';
import { isSourceError } from 'backstage-plugin-orr-node';
import { readCdEvent } from './readCdEvent';

const NOW = new Date('2026-03-01T10:00:00.000Z');
const COMMIT = '4f1c1a0d8e0b7a6c5d4e3f2a1b0c9d8e7f6a5b4c';

/** A CDEvent in the shape of the conformance examples, written by hand. */
function cdEvent(
  type: string,
  content: object,
  more: { customData?: unknown; context?: object; subject?: object } = {},
) {
  return {
    context: {
      version: '0.5.0',
      id: '271069a8-fc18-44f1-b38f-9d70a1695819',
      source: '/event/source/123',
      type: `dev.cdevents.${type}`,
      timestamp: '2026-03-01T11:55:00.5+02:00',
      ...more.context,
    },
    subject: {
      id: 'checkout',
      source: '/event/source/123',
      type: type.split('.')[0],
      content,
      ...more.subject,
    },
    ...(more.customData !== undefined && {
      customData: more.customData,
      customDataContentType: 'application/json',
    }),
  };
}

const PRODUCTION = { environment: { id: 'prod', source: '/clusters' } };
const PURL = 'pkg:oci/checkout@sha256%3A0b31b1c02ff4';
const KEYS = [
  'cdevents:%2Fevent%2Fsource%2F123/checkout',
  'cdevents:*/checkout',
];
const AT = '2026-03-01T09:55:00.500Z';

const TIERS: Record<string, EnvironmentTier> = {
  prod: 'production',
  staging: 'staging',
};
const read = (payload: unknown) =>
  readCdEvent(payload, {
    now: NOW,
    tierOf: environment => TIERS[environment] ?? 'unclassified',
  });
const problemOf = (payload: unknown): string => {
  try {
    return `No problem: ${JSON.stringify(read(payload))}`;
  } catch (error) {
    return isSourceError(error) ? error.message : `${error}`;
  }
};
const recordOf = (payload: unknown) => {
  const meaning = read(payload);
  return meaning.kind === 'deployments' ? meaning.records[0] : meaning;
};

describe('readCdEvent', () => {
  it.each([
    ['service.deployed.0.3.0', 'deploy'],
    ['service.deployed.0.3.9', 'deploy'],
    ['service.upgraded.0.1.1', 'deploy'],
    ['service.upgraded.0.3.0-draft', 'deploy'],
    ['service.rolledback.0.2.0', 'rollback'],
  ])('takes %s for a deployment that succeeded', (type, kind) => {
    expect(read(cdEvent(type, { ...PRODUCTION, artifactId: PURL }))).toEqual({
      kind: 'deployments',
      provider: 'cdevents',
      instance: '/event/source/123',
      about: { bindingKeys: KEYS },
      records: [
        {
          sourceId: '271069a8-fc18-44f1-b38f-9d70a1695819',
          environment: 'prod',
          outcome: 'succeeded',
          kind,
          artifact: PURL,
          revision: null,
          ref: null,
          queuedAt: null,
          startedAt: null,
          finishedAt: AT,
          supersededAt: null,
          url: null,
          triggeredBy: null,
          headCommitAt: null,
          failureMarkedAt: null,
          sourceUpdatedAt: AT,
        },
      ],
    });
  });

  it('reads the same of a CloudEvent in structured mode', () => {
    const event = cdEvent('service.deployed.0.3.0', PRODUCTION);
    const { context } = event;
    expect(
      read({
        specversion: '1.0',
        id: context.id,
        source: context.source,
        type: context.type,
        datacontenttype: 'application/json',
        data: event,
      }),
    ).toEqual(read(event));
  });

  it.each([
    [`pkg:github/acme/pay@${COMMIT}`, undefined, COMMIT],
    [`pkg:github/acme/pay@v1.2.0`, undefined, null],
    [
      `pkg:generic/pay@1?checksum=sha256:1&vcs_url=git%2Bhttps://host/a/b@${COMMIT}`,
      undefined,
      COMMIT,
    ],
    [
      `pkg:generic/pay@1?vcs_url=git%2Bhttps://host/a/b@main#x`,
      undefined,
      null,
    ],
    [`pkg:generic/pay@1?vcs_url=%E0%A4%A`, undefined, null],
    [PURL, { revision: ` ${COMMIT}` }, COMMIT],
    [`pkg:github/acme/pay@${COMMIT}`, { revision: 'abc' }, 'abc'],
    [PURL, `{"revision":"${COMMIT}"}`, COMMIT],
    [PURL, 'not json', null],
  ])('finds the commit of %s with %j', (artifactId, customData, revision) => {
    expect(
      recordOf(
        cdEvent(
          'service.deployed.0.3.0',
          { ...PRODUCTION, artifactId },
          { customData },
        ),
      ),
    ).toMatchObject({ revision, artifact: artifactId });
  });

  it('takes the author dates of commits from who sends them', () => {
    const sent = (commitsAuthoredAt: unknown) =>
      cdEvent('service.deployed.0.3.0', PRODUCTION, {
        customData: { commitsAuthoredAt },
      });
    expect(recordOf(sent(['2026-02-01T01:00:00+01:00']))).toMatchObject({
      commitsAuthoredAt: ['2026-02-01T00:00:00.000Z'],
    });
    expect(recordOf(sent([]))).toMatchObject({ commitsAuthoredAt: [] });
    for (const wrong of ['2026-02-01T01:00:00Z', ['yesterday'], [7], null]) {
      expect(() => read(sent(wrong))).toThrow(
        'customData.commitsAuthoredAt: must be',
      );
    }
    expect(() => read(sent(Array(251).fill('2026-02-01T00:00:00Z')))).toThrow(
      'at most 250',
    );
  });

  it.each([
    [{ entityRef: 'Component:default/Pay' }, ['component:default/pay']],
    [
      { entityRefs: ['component:default/a', 'component:default/b'] },
      ['component:default/a', 'component:default/b'],
    ],
  ])('belongs to what its sender says: %j', (customData, entityRefs) => {
    expect(
      read(cdEvent('service.deployed.0.3.0', PRODUCTION, { customData })),
    ).toMatchObject({ about: { entityRefs } });
  });

  it.each([
    ['success', 'succeeded'],
    ['failure', 'failed'],
    ['error', 'failed'],
    ['cancel', 'cancelled'],
  ])('takes a run that ends in %s for a deployment', (outcome, expected) => {
    const customData = { environment: 'prod', service: 'checkout' };
    expect(
      read(
        cdEvent(
          'pipelinerun.finished.0.3.0',
          { outcome, url: 'https://ci.example.org/7' },
          { customData, subject: { id: 'run-7' } },
        ),
      ),
    ).toMatchObject({
      about: { bindingKeys: KEYS },
      records: [
        {
          sourceId: 'pipelinerun/run-7',
          outcome: expected,
          finishedAt: AT,
          url: 'https://ci.example.org/7',
        },
      ],
    });
  });

  it.each([
    ['pipelinerun.queued.0.3.0', { outcome: 'pending', queuedAt: AT }],
    ['pipelinerun.started.0.3.0', { outcome: 'running', startedAt: AT }],
    ['taskrun.started.0.3.0', { outcome: 'running', finishedAt: null }],
  ])('takes %s for a deployment that has not ended', (type, expected) => {
    const customData = {
      environment: 'prod',
      entityRef: 'component:default/pay',
      url: 'ftp://host.example/x',
    };
    expect(recordOf(cdEvent(type, {}, { customData }))).toMatchObject({
      url: null,
      ...expected,
    });
  });

  it.each([
    ['incident.detected.0.3.0', null],
    ['incident.reported.0.3.0', null],
    ['incident.resolved.0.3.0', AT],
  ])('takes %s for an incident', (type, resolvedAt) => {
    expect(
      read(
        cdEvent(
          type,
          {
            ...PRODUCTION,
            service: { id: 'checkout', source: '/event/source/123' },
            description: 'Orders fail',
            ticketURI: 'https://tickets.example.org/7',
          },
          { subject: { id: 'INC-7' }, customData: { severity: 'high' } },
        ),
      ),
    ).toEqual({
      kind: 'incidents',
      provider: 'cdevents',
      instance: '/event/source/123',
      boundAs: 'deployments',
      about: { bindingKeys: KEYS },
      incidents: [
        {
          sourceId: 'INC-7',
          title: 'Orders fail',
          openedAt: AT,
          opensFirst: true,
          resolvedAt,
          severity: 'high',
          url: 'https://tickets.example.org/7',
          fixedByRevision: null,
          sourceUpdatedAt: AT,
        },
      ],
      alerts: [],
    });
  });

  it.each([
    ['service.removed.0.3.0', PRODUCTION, 'It tells of no deployment'],
    ['service.published.0.3.0', PRODUCTION, 'It tells of no deployment'],
    ['environment.created.0.3.0', {}, 'It tells of no deployment'],
    ['change.merged.0.4.0', {}, 'It tells of no deployment'],
    [
      'pipelinerun.finished.0.3.0',
      { outcome: 'success' },
      'customData.environment does not say',
    ],
    ['incident.detected.0.3.0', PRODUCTION, 'It names no service'],
    [
      'incident.detected.0.3.0',
      { environment: { id: 'staging' }, service: { id: 'checkout' } },
      'Its environment is not production',
    ],
    [
      'incident.detected.0.3.0',
      { environment: { id: 'live-2' }, service: { id: 'checkout' } },
      'No rule says what its environment is for',
    ],
  ])('has no use for %s with %j', (type, content, why) => {
    expect(read(cdEvent(type, content))).toEqual({
      kind: 'ignored',
      why: expect.stringContaining(why),
    });
  });

  it.each([
    [null, 'It is no CDEvent: the whole'],
    [[], 'It is no CDEvent'],
    [{ context: {} }, 'It is no CDEvent: context.id'],
    [{ specversion: '1.0', data: 'text' }, 'It is no CDEvent: context'],
    [
      cdEvent('service.deployed.0.3.0', PRODUCTION, {
        context: { type: 'com.example.deployed' },
      }),
      'context.type: is not one of its types',
    ],
    [
      cdEvent('service.moved.0.3.0', PRODUCTION),
      'CDEvents of the type service.moved are not known',
    ],
    [
      cdEvent('taskrun.canceled.0.3.0', {}),
      'CDEvents of the type taskrun.canceled are not known',
    ],
    [
      cdEvent('spaceship.landed.0.3.0', PRODUCTION),
      'CDEvents of the type spaceship.landed are not known',
    ],
    [
      cdEvent('service.deployed.0.4.0', PRODUCTION),
      'service.deployed is known in the versions 0.1, 0.2, 0.3, not in 0.4',
    ],
    [
      cdEvent('service.deployed.1.0.0', PRODUCTION),
      'service.deployed is known in the versions 0.1, 0.2, 0.3, not in 1.0',
    ],
    [
      cdEvent('service.deployed.0.3.0', {}),
      'content.environment.id: is required',
    ],
    [
      cdEvent('service.deployed.0.3.0', PRODUCTION, {
        context: { timestamp: 'yesterday' },
      }),
      'It is no CDEvent: context.timestamp',
    ],
    [
      cdEvent('service.deployed.0.3.0', PRODUCTION, {
        context: { timestamp: '2026-03-01T10:11:00Z' },
      }),
      'context.timestamp lies in the future',
    ],
    [
      cdEvent('service.deployed.0.3.0', PRODUCTION, {
        context: { timestamp: '2025-01-01T10:11:00Z' },
      }),
      'context.timestamp lies more than 400 days back',
    ],
    [
      cdEvent('service.deployed.0.3.0', PRODUCTION, {
        customData: { entityRefs: ['checkout'] },
      }),
      'customData.entityRefs: must be 1 to 20 full entity refs',
    ],
    [
      cdEvent('service.deployed.0.3.0', PRODUCTION, {
        customData: { entityRefs: [] },
      }),
      'customData.entityRefs: must be 1 to 20 full entity refs',
    ],
    [
      cdEvent(
        'pipelinerun.finished.0.3.0',
        { outcome: 'success' },
        {
          customData: { environment: 'prod' },
        },
      ),
      'one is required of a run that deploys',
    ],
    [
      cdEvent(
        'pipelinerun.finished.0.3.0',
        { outcome: 'maybe' },
        {
          customData: { environment: 'prod', service: 'checkout' },
        },
      ),
      'subject.content.outcome: must be one of success, failure, error, cancel',
    ],
    [
      cdEvent('service.deployed.0.3.0', PRODUCTION, {
        subject: { id: 'a\0b' },
      }),
      'It is no CDEvent: subject.id: is no text',
    ],
  ])('refuses %j', (payload, problem) => {
    expect(problemOf(payload)).toContain(problem);
  });
});
