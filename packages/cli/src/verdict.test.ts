import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { Run, runCommand } from './__testUtils__/runCommand';
import { runMain } from './__testUtils__/runMain';
import { startPortal, TOKENS } from './__testUtils__/startPortal';

jest.setTimeout(180_000);

const CHECKLIST = `
schemaVersion: 1
id: launch-readiness
title: Launch readiness
description: What a service needs before it meets its users.
owner: group:default/reliability
reviewerGroup: group:default/reliability
state: published
kinds: [launch, periodic]
appliesTo: { kind: Component, spec.type: service }
cadenceMonths: 12
sections:
  - id: release
    title: Release
    questions:
      - id: rollback
        title: Can a bad release be taken back?
        guidance: Think of the last release that went wrong.
        why: { text: Taking a release back is the quickest repair. }
        good: One command takes a release back.
        area: Release quality
        stakeholder: Operations
        origin: best-practice
        risk: high
        effort: medium
        phase: build
        profiles: [launch, periodic]
        answer: { type: practice }
`;
const CATALOG = `
apiVersion: backstage.io/v1alpha1
kind: Location
metadata: { name: all }
---
apiVersion: backstage.io/v1alpha1
kind: Component
metadata: { name: checkout }
---
apiVersion: backstage.io/v1alpha1
kind: Component
metadata: { name: till }
`;

const directory = createMockDirectory();

describe('backstage-orr verdict against a portal', () => {
  let portal: Awaited<ReturnType<typeof startPortal>>;

  const envOf = ({ token = 'release' }: { token?: string } = {}) => ({
    BACKSTAGE_ORR_TOKEN: token,
    BACKSTAGE_ORR_URL: portal.url,
  });
  const verdict = (
    args: string[],
    options?: { token?: string },
  ): Promise<Run> => runMain(['verdict', ...args], envOf(options));
  /** In a process of its own. */
  const command = (
    args: string[],
    options: { token?: string; cwd?: string } = {},
  ): Promise<Run> =>
    runCommand(['verdict', ...args], {
      cwd: options.cwd,
      env: envOf(options),
    });

  beforeAll(async () => {
    directory.setContent({
      'checklist.yaml': CHECKLIST,
      repository: { 'catalog-info.yaml': CATALOG },
      broken: { 'catalog-info.yaml': 'kind: [' },
    });
    portal = await startPortal({
      checklistFile: directory.resolve('checklist.yaml'),
    });
    await portal.decide('checkout', 'yes', { outcome: 'go' });
    await portal.decide('ledger', 'partly', {
      outcome: 'conditionalGo',
      conditions: [
        {
          questionId: 'rollback',
          text: 'Rehearse it',
          ownerRef: 'group:default/payments',
          dueOn: new Date(Date.now() + 20 * 86_400_000)
            .toISOString()
            .slice(0, 10),
        },
      ],
    });
  });

  afterAll(async () => portal.stop());

  it('ends with 0 on a go, and says what that rests on', async () => {
    const { code, stdout } = await command(['checkout']);
    expect([code, stdout]).toEqual([
      0,
      expect.stringMatching(/^component:default\/checkout: ✓ go$/m),
    ]);
    expect(stdout).toMatch(/rests on snapshot [0-9a-f]{64}/);
    expect(stdout).toMatch(/holds until \d{4}-\d\d-\d\d/);
    expect(stdout).toContain(
      'https://portal.example.org/catalog/default/component/checkout/operational-readiness',
    );
    expect(stdout).toContain('The release may go on. (0)');
  });

  it('ends with 0 on conditions, or with 1 where these are to stop it', async () => {
    const open = await command(['component:default/ledger']);
    expect([open.code, open.stdout]).toEqual([
      0,
      expect.stringContaining('go with conditions'),
    ]);
    expect(open.stdout).toContain('Launch readiness: a condition is due on');
    const strict = await verdict(['ledger', '--fail-on-conditional']);
    expect([strict.code, strict.stdout]).toEqual([
      1,
      expect.stringContaining('The release stops here. (1)'),
    ]);
  });

  it('ends with 0 where nothing is required', async () => {
    const { code, stdout } = await command(['docs']);
    expect([code, stdout]).toEqual([
      0,
      expect.stringContaining('– not required'),
    ]);
  });

  it('ends with 1 on a no-go, with its reasons, and with 0 where it only reports', async () => {
    const stopped = await command(['till']);
    expect([stopped.code, stopped.stdout]).toEqual([
      1,
      expect.stringContaining('■ no-go'),
    ]);
    expect(stopped.stdout).toContain('no review has been decided yet');
    const reported = await verdict(['till', '--report-only']);
    expect([reported.code, reported.stdout]).toEqual([
      0,
      expect.stringContaining('would end with 1'),
    ]);
  });

  it.each<[code: number, why: string, args: string[], token: string]>([
    [3, 'does not accept the token', ['till'], 'nobodys-token'],
    [3, 'orr.readiness.read', ['till'], 'deployments'],
    [4, 'knows no component:default/nothing', ['nothing'], 'release'],
    [4, 'hides it from this token', ['till'], 'blind'],
  ])('ends with %i: %s', async (code, why, args, token) => {
    const run = await command(args, { token });
    expect([run.code, run.stdout]).toEqual([
      code,
      expect.stringContaining(why),
    ]);
  });

  it('reads entities from a file: the worst decides, or the one that is named', async () => {
    const cwd = directory.resolve('repository');
    const all = await command([], { cwd });
    expect([all.code, all.stdout]).toEqual([
      1,
      expect.stringMatching(/checkout: ✓ go[^]*till: ■ no-go/),
    ]);
    const file = directory.resolve('repository/catalog-info.yaml');
    const one = await verdict(['checkout', '--file', file]);
    expect(one.code).toBe(0);
    expect(one.stdout).not.toContain('till');
    const none = await verdict(['ledger', '--file', file]);
    expect([none.code, none.stderr]).toEqual([
      64,
      expect.stringContaining('has no entity ledger'),
    ]);
  });

  it('writes JSON for machines', async () => {
    const { code, stdout } = await verdict(['till', '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      exitCode: 1,
      found: 1,
      outcomes: [
        {
          entityRef: 'component:default/till',
          exitCode: 1,
          verdict: {
            verdict: 'noGo',
            reasons: [{ checklistId: 'launch-readiness', code: 'noDecision' }],
          },
        },
      ],
    });
  });

  it.each<[why: string, args: string[]]>([
    ['needs a --reason', ['till', '--break-glass']],
    ['belong to --break-glass', ['till', '--reason', 'Why']],
    ['Not an entity', ['component:default/']],
    ["unknown option '--strict'", ['till', '--strict']],
    ['Must be 1 to 120', ['till', '--timeout', '0']],
    ['Not an http or https address', ['till', '--url', 'portal']],
    ['cannot be read', ['--file', 'no-such.yaml']],
    ['is no YAML', ['--file', directory.resolve('broken/catalog-info.yaml')]],
  ])('ends with 64 where it is used wrongly: %s', async (why, args) => {
    const run = await verdict(args);
    expect([run.code, run.stderr]).toEqual([64, expect.stringContaining(why)]);
  });

  it('ends with 3 without a token', async () => {
    const run = await verdict(['till'], { token: '' });
    expect([run.code, run.stderr]).toEqual([
      3,
      expect.stringContaining('no token in BACKSTAGE_ORR_TOKEN'),
    ]);
  });

  it('breaks the glass on record, once, until it ends by itself', async () => {
    const override = [
      'till',
      '--break-glass',
      '--reason',
      'The shop is down,\n::error::\u001b[2J and this release mends it',
    ];
    const refused = await verdict(override);
    expect([refused.code, refused.stdout]).toEqual([
      3,
      expect.stringContaining('orr.gate.override'),
    ]);
    const token = 'override';
    const nobody = await verdict(override, { token });
    expect([nobody.code, nobody.stdout]).toEqual([
      64,
      expect.stringContaining('has to name the user'),
    ]);
    const unknown = await verdict(
      [...override, '--person', 'user:default/nobody'],
      { token },
    );
    expect([unknown.code, unknown.stdout]).toEqual([
      64,
      expect.stringContaining('knows no user user:default/nobody'),
    ]);
    expect((await verdict(['till'])).code).toBe(1);

    const person = [...override, '--person', 'user:default/nadia'];
    for (const run of [
      await command(person, { token }),
      // Somebody did already: it is the same override.
      await verdict(person, { token }),
      // Whoever asks meanwhile goes on too.
      await verdict(['till', '--fail-on-conditional']),
    ]) {
      expect([run.code, run.stdout]).toEqual([
        0,
        expect.stringMatching(
          /no-go[^]*overridden by user:default\/nadia until \S+: The shop is down, ::error:: \[2J and this/,
        ),
      ]);
    }
    const { items } = await portal.historyOf('till');
    expect(items).toMatchObject([
      {
        action: 'gate.overridden',
        actorRef: 'user:default/nadia',
        facts: { declaredBy: 'external:override' },
      },
    ]);
    portal.moveHours(24);
    const later = await verdict(['till']);
    expect([later.code, later.stdout]).toEqual([
      1,
      expect.not.stringContaining('overridden'),
    ]);
  });

  it('breaks no glass where nothing would stop the release', async () => {
    const run = await verdict(
      [
        'checkout',
        '--break-glass',
        '--reason',
        'Haste',
        '--person',
        'user:default/nadia',
      ],
      { token: 'override' },
    );
    expect([run.code, run.stdout]).toEqual([
      0,
      expect.not.stringContaining('overridden'),
    ]);
  });

  it('lets what is overdue go on for the days of grace, and then stops it', async () => {
    portal.moveDays(367);
    const within = await verdict(['checkout']);
    expect([within.code, within.stdout]).toEqual([
      0,
      expect.stringMatching(/with conditions[^]*overdue, and no-go after/),
    ]);
    portal.moveDays(14);
    const after = await verdict(['checkout']);
    expect([after.code, after.stdout]).toEqual([
      1,
      expect.stringContaining('the last decision held until'),
    ]);
  });
});

describe('backstage-orr verdict without a portal', () => {
  let server: Server | undefined;

  const listen = async (answer: string, type: string): Promise<string> => {
    server = createServer((_, response) => {
      response.setHeader('content-type', type).end(answer);
    });
    await new Promise<void>(done => {
      server!.listen(0, 'localhost', done);
    });
    return `http://localhost:${(server.address() as AddressInfo).port}`;
  };
  const ask = (url: string, ...more: string[]) =>
    runCommand(['verdict', 'till', '--url', url, ...more], {
      env: { BACKSTAGE_ORR_TOKEN: Object.keys(TOKENS)[0] },
    });

  afterEach(() => server?.close());

  it('ends with 2 where nobody listens, or with 0 where it only reports', async () => {
    const url = await listen('', 'text/plain');
    await new Promise(done => {
      server!.close(done);
    });
    const run = await ask(url);
    expect([run.code, run.stdout]).toEqual([
      2,
      expect.stringContaining('no connection (ECONNREFUSED)'),
    ]);
    expect((await ask(url, '--report-only')).code).toBe(0);
  });

  it.each([
    ['a page to sign in', '<html>Sign in</html>', 'text/html'],
    ['another answer', '{"status":"ok"}', 'application/json'],
  ])('ends with 2 where %s answers', async (_, answer, type) => {
    const run = await ask(await listen(answer, type));
    expect([run.code, run.stdout]).toEqual([
      2,
      expect.stringContaining('not the readiness plugin'),
    ]);
  });

  it('ends with 2 where the portal takes too long', async () => {
    server = createServer(() => {});
    await new Promise<void>(done => {
      server!.listen(0, 'localhost', done);
    });
    const { port } = server.address() as AddressInfo;
    const run = await ask(`http://localhost:${port}`, '--timeout', '1');
    server.closeAllConnections();
    expect([run.code, run.stdout]).toEqual([
      2,
      expect.stringContaining('did not answer in time'),
    ]);
  });

  it('helps whoever asks for help', async () => {
    const help = await runCommand(['verdict', '--help']);
    expect([help.code, help.stdout]).toEqual([
      0,
      expect.stringContaining('Exit codes: 0 may go on, 1 no-go'),
    ]);
    expect((await runCommand([])).code).toBe(64);
  });
});
