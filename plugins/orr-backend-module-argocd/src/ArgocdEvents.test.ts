import { readFileSync } from 'node:fs';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { DeploymentEventMeaning, SourceError } from 'backstage-plugin-orr-node';
import { parse } from 'yaml';
import {
  ArgocdServer,
  SECRET_VALUE,
  ServedApplication,
  Sync,
  UPSTREAM_WORDS,
} from './__testUtils__/ArgocdServer';
import {
  bindingOf,
  DAY,
  MINUTE,
  NOW,
  optionsOf,
  SINCE,
} from './__testUtils__/argocdOf';
import { Poller } from 'backstage-plugin-orr-node/testUtils';
import { hasGo, render, renderByGo } from './__testUtils__/renderTemplate';
import { ArgocdDeploymentSource } from './ArgocdDeploymentSource';

// A server of its own, on a machine that may be busy.
jest.setTimeout(60_000);

const A = 'a'.repeat(40);
const B = 'b'.repeat(40);
const START = NOW.getTime() - DAY;
const KEY = 'argocd:main/argocd/pay';
const isRequired = Boolean(process.env.ORR_REQUIRE_REAL_TOOLS);

/** The template as the README has it. */
const template: string = (() => {
  const readme = readFileSync(
    resolvePackagePath(
      'backstage-plugin-orr-backend-module-argocd',
      'README.md',
    ),
    'utf8',
  );
  const [, block] =
    /^```yaml argocd-notifications-cm\n(.*?)^```$/ms.exec(readme) ?? [];
  return parse(parse(block)['template.orr']).webhook.orr.body;
})();

const server = new ArgocdServer();
beforeAll(() => server.start());
afterAll(() => server.stop());
beforeEach(() => server.reset());

const source = () => new ArgocdDeploymentSource(optionsOf(server));

function interpret(
  payload: unknown,
  rules: { pipeline: string; environment: string }[] = [],
): DeploymentEventMeaning {
  return source().events.interpret(
    { topic: 'argocd', payload },
    { rulesOf: key => (key === KEY ? rules : []) },
  );
}

function after(...syncs: Omit<Sync, 'at'>[]): ServedApplication {
  const application = server.application('pay');
  syncs.forEach((sync, index) =>
    application.sync({ ...sync, at: START + index * 10 * MINUTE }),
  );
  return application;
}

const payloadOf = (application: ServedApplication) =>
  JSON.parse(render(template, { app: application.toJson() }));

/** What asking tells of the same application. */
async function polled() {
  const asked = source();
  const poller = new Poller(asked, bindingOf(asked), {
    since: SINCE,
    rules: [],
  });
  await poller.run();
  return [...poller.records.values()];
}

describe('notifications of Argo CD', () => {
  it.each<[string, Omit<Sync, 'at'>[]]>([
    ['the first sync', [{ revision: A, by: { username: 'ada' } }]],
    ['another one', [{ revision: A }, { revision: B }]],
    ['one of the same revision', [{ revision: A }, { revision: A }]],
    ['one of several sources', [{ revisions: [A, B] }]],
    ['one that failed', [{ revision: A }, { revision: B, phase: 'Failed' }]],
    ['one that ended in an error', [{ phase: 'Error' }]],
  ])('tell the same as asking does: %s', async (_, syncs) => {
    const payload = payloadOf(after(...syncs));
    const last = (await polled()).at(-1);
    expect(last).toBeDefined();
    expect(interpret(payload)).toEqual({
      kind: 'records',
      bindingKey: KEY,
      records: [last],
    });
    expect(bindingOf(source()).key).toBe(KEY);
  });

  it('tell a failure that asking later does not', async () => {
    const application = after({ revision: A, phase: 'Failed' });
    const payload = payloadOf(application);
    application.sync({ at: START + MINUTE, revision: A });
    expect((await polled()).map(({ outcome }) => outcome)).toEqual([
      'succeeded',
    ]);
    expect(interpret(payload)).toMatchObject({
      records: [{ outcome: 'failed', revision: A }],
    });
  });

  it('take the environment from a rule', () => {
    const rules = [{ pipeline: 'pay', environment: 'production' }];
    expect(interpret(payloadOf(after({ revision: A })), rules)).toMatchObject({
      records: [{ environment: 'production' }],
    });
  });

  it.each<[string, Omit<Sync, 'at'>[]]>([
    ['a sync that goes on', [{ revision: A, phase: 'Running' }]],
    ['a dry run', [{ revision: A, phase: 'Failed', dryRun: true }]],
    [
      'a part of it',
      [
        {
          revision: A,
          phase: 'Failed',
          resources: [{ kind: 'Service', name: 'pay' }],
        },
      ],
    ],
    ['what has no history', [{ revision: A, dryRun: true }]],
    [
      'several sources that stay as they are',
      [{ revisions: [A, B] }, { revisions: [A, B] }],
    ],
  ])('are ignored where they are of %s', (_, syncs) => {
    expect(interpret(payloadOf(after(...syncs)))).toEqual({
      kind: 'ignored',
      why: 'It is of no deployment.',
    });
  });

  it('are ignored where they are of an Argo CD that nobody knows', () => {
    const payload = { ...payloadOf(after({ revision: A })), instance: 'other' };
    expect(interpret(payload)).toEqual({
      kind: 'ignored',
      why: 'It is of an Argo CD that is not known.',
    });
  });

  it.each([
    [null, ''],
    ['text', ''],
    [{}, 'instance'],
    [{ instance: 'main' }, 'application'],
    [
      { instance: 'main', application: { metadata: { name: 1 }, spec: {} } },
      'application.metadata.name',
    ],
  ])('are refused where they are something else: %j', (payload, field) => {
    let error: unknown;
    try {
      interpret(payload);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(SourceError);
    expect((error as SourceError).problem).toBe('bad-response');
    expect((error as SourceError).message).toContain(`\`${field}\``);
  });
});

describe('the template in the README', () => {
  it('leaves out what is for nobody', () => {
    const text = JSON.stringify(payloadOf(after({ revision: A })));
    expect(text).not.toContain(SECRET_VALUE);
    expect(text).not.toContain(UPSTREAM_WORDS);
  });

  it('is rendered of an application that has never been synced', () => {
    const payload = payloadOf(server.application('pay'));
    expect(payload.application.status).toEqual({
      history: [],
      operationState: null,
    });
  });

  if (hasGo || isRequired) {
    it('is rendered alike by the engine of Go', async () => {
      const applications = [
        server.application('never'),
        after(
          { revision: A, by: { username: '"ada" & <co>' } },
          { revision: B },
        ),
        after({ revisions: [A, B] }, { phase: 'Error' }),
        after({
          revision: A,
          phase: 'Failed',
          dryRun: true,
          resources: [{ kind: 'Service', name: 'pay' }],
        }),
      ].map(application => application.toJson());
      const all = `[{{ range $index, $one := .all }}{{ if $index }},{{ end }}{{ with $one }}${template}{{ end }}{{ end }}]`;
      const data = { all: applications.map(app => ({ app })) };
      expect(JSON.parse(await renderByGo(all, data))).toEqual(
        applications.map(app => JSON.parse(render(template, { app }))),
      );
    }, 120_000);
  } else {
    it.todo('is not rendered by the engine of Go: Go is not installed');
  }
});
