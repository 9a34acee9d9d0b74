import request from 'supertest';
import { operationExamples } from './__testUtils__/operationExamples';
import { startTestRouter } from './__testUtils__/startTestRouter';

const { url, body = {} } = operationExamples.saveAnswer;

async function refused(send: (app: request.Agent) => request.Test) {
  const { app, services, auditEvent } = startTestRouter();
  const response = await send(request(app));
  expect(services.reviews.saveAnswer).not.toHaveBeenCalled();
  expect(services.readiness.listReadiness).not.toHaveBeenCalled();
  expect(auditEvent.fail).toHaveBeenCalledTimes(1);
  expect(response.status).toBe(400);
  return response.body.error.message as string;
}

const save = (sent: unknown) =>
  refused(agent => agent.put(url).send(sent as object));
const saveText = (sent: string, contentType = 'application/json') =>
  refused(agent => agent.put(url).set('content-type', contentType).send(sent));

describe('bad input', () => {
  it.each([
    ['a body that is no JSON', '{"note": secret'],
    ['a body that is no object', '"secret"'],
  ])('refuses %s without repeating it', async (_, sent) => {
    const { app } = startTestRouter();
    const response = await request(app)
      .put(url)
      .set('content-type', 'application/json')
      .send(sent);
    expect(response.status).toBe(400);
    expect(response.body.error).toEqual({
      name: 'InputError',
      message: 'body: is not valid JSON',
    });
    expect(await saveText(sent)).toBe('body: is not valid JSON');
  });

  it('refuses a body of another type', async () => {
    expect(
      await saveText('note=hello', 'application/x-www-form-urlencoded'),
    ).toBe('body: must be sent with the content type application/json');
  });

  it('refuses a request without a body', async () => {
    expect(await refused(agent => agent.put(url))).toBe('body: is required');
  });

  it('refuses a body that is too large', async () => {
    expect(await save({ ...body, note: 'x'.repeat(257 * 1024) })).toBe(
      'body: is larger than 256 kB',
    );
  });

  it('refuses a draft that is nested without end', async () => {
    const { app, services } = startTestRouter();
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const response = await request(app)
      .put(operationExamples.saveChecklistDraft.url)
      .set('content-type', 'application/json')
      .send(
        `{"revision": 1, "document": {"id": "x", "sections": [], "lens": ${deep}}}`,
      );
    expect(response.body.error).toMatchObject({
      name: 'InputError',
      message: 'body.document: is nested too deeply',
    });
    expect(services.checklistDraftService.saveDraft).not.toHaveBeenCalled();
  });

  it.each([
    [
      `${'{"$not":'.repeat(10_000)}"x"${'}'.repeat(10_000)}`,
      'is nested too deeply',
    ],
    [
      JSON.stringify({ kind: 'x'.repeat(20_000) }),
      'must not be longer than 20000 characters',
    ],
  ])('refuses a filter that nobody could evaluate', async (filter, problem) => {
    const { app, services } = startTestRouter();
    const response = await request(app)
      .post(operationExamples.listFilterMatches.url)
      .set('content-type', 'application/json')
      .send(`{"filter": ${filter}}`);
    expect(response.body.error).toMatchObject({
      name: 'InputError',
      message: `body.filter: ${problem}`,
    });
    expect(services.checklistDraftService.listMatches).not.toHaveBeenCalled();
  });

  it.each(['previewScope', 'createCampaign'] as const)(
    'refuses a scope without end of %s',
    async id => {
      const { app } = startTestRouter();
      const example = operationExamples[id] as unknown as {
        url: string;
        body: object;
      };
      const deep = `${'{"$not":'.repeat(10_000)}"x"${'}'.repeat(10_000)}`;
      const response = await request(app)
        .post(example.url)
        .set('content-type', 'application/json')
        .send(
          JSON.stringify({ ...example.body, scope: 'SCOPE' }).replace(
            '"SCOPE"',
            deep,
          ),
        );
      expect(response.body.error).toMatchObject({
        name: 'InputError',
        message: expect.stringContaining('body.scope: is nested too deeply'),
      });
    },
  );

  it('refuses a body in an unknown encoding', async () => {
    expect(await saveText('{}', 'application/json; charset=utf-99')).toBe(
      'body: could not be read',
    );
  });

  it('refuses a list', async () => {
    expect(await save([body])).toMatch(/^body: /);
  });

  it('names every field that does not fit', async () => {
    const message = await save({
      revision: -1,
      statement: { kind: 'practice', value: 'maybe' },
      evidence: [{}],
    });
    expect(message.split('; ').map(problem => problem.split(': ')[0])).toEqual([
      'body.mutationId',
      'body.revision',
      'body.statement.value',
      'body.evidence[0].url',
      'body.evidence[0].date',
    ]);
  });

  it('names unknown fields, nested ones too', async () => {
    expect(
      await save({
        ...body,
        color: 'red',
        statement: { kind: 'practice', value: 'yes', score: 5 },
      }),
    ).toBe('body.statement.score: is not known; body.color: is not known');
  });

  it('does not list problems without end', async () => {
    const fields = Object.fromEntries(
      Array.from({ length: 500 }, (_, index) => [`field${index}`, 1]),
    );
    const message = await save({ ...body, ...fields });
    expect(message.split('; ')).toHaveLength(21);
    expect(message).toMatch(/and 480 more$/);
  });

  it('refuses an unknown kind of answer', async () => {
    expect(await save({ ...body, statement: { kind: 'guess' } })).toMatch(
      /^body\.statement\.kind: /,
    );
  });

  it.each([
    ['a zero byte', 'a\0b'],
    ['half a character', 'a\ud83d'],
  ])('refuses text with %s', async (_, note) => {
    expect(await save({ ...body, note })).toBe(
      'body.note: contains characters that are no text',
    );
  });

  it('refuses a zero byte in the path', async () => {
    expect(
      await refused(agent =>
        agent.put(url.replace('runbook-known', 'a%00b')).send(body),
      ),
    ).toBe('params.questionId: contains characters that are no text');
  });

  it('survives a deeply nested body', async () => {
    const depth = 50_000;
    expect(
      await saveText(`{"note":${'['.repeat(depth)}${']'.repeat(depth)}}`),
    ).toMatch(/body\.note: /);
  });

  it('refuses brackets in the names of filters', async () => {
    expect(
      await refused(agent => agent.get('/readiness?owner[0]=group:default/a')),
    ).toBe('query.owner[0]: is not known');
  });

  it('takes as many values of a filter as the contract allows', async () => {
    const { app, services } = startTestRouter();
    const owners = Array.from(
      { length: 50 },
      (_, index) => `group:default/team-${index}`,
    );
    const query = owners.map(owner => `owner=${owner}`).join('&');
    await request(app).get(`/readiness?${query}`).expect(200);
    expect(services.readiness.listReadiness.mock.calls[0][0].owner).toEqual(
      owners,
    );
    expect(
      await refused(agent =>
        agent.get(`/readiness?${query}&owner=one:too/many`),
      ),
    ).toMatch(/^query\.owner: /);
  });

  it('refuses filters and orders that it does not know, and names them', async () => {
    for (const [query, field] of [
      ['sort=colour', 'query.sort: '],
      ['direction=up', 'query.direction: '],
      ['risk=enormous', 'query.risk[0]: '],
      ['deployHealth=fine', 'query.deployHealth[0]: '],
      ['system=shop', 'query.system[0]: '],
      ['domain=domain:default/a&domain=b', 'query.domain[1]: '],
      ['checklist=', 'query.checklist: '],
      ['checklist=a&checklist=b', 'query.checklist: '],
      ['colour=red', 'query.colour: '],
    ]) {
      expect(
        await refused(agent => agent.get(`/readiness?${query}`)),
      ).toContain(field);
    }
  });

  it('refuses hundreds of owners by name, as many as an address can hold', async () => {
    const owners = Array.from({ length: 900 }, (_, n) => `owner=g:d/${n}`);
    expect(
      await refused(agent => agent.get(`/readiness?${owners.join('&')}`)),
    ).toMatch(/^query\.owner: /);
  });
});
