import { createOrrClient } from './createOrrClient';

describe('createOrrClient', () => {
  const fetch = jest.fn();
  const client = createOrrClient({
    discoveryApi: { getBaseUrl: async plugin => `http://host/api/${plugin}` },
    fetchApi: { fetch },
  });
  const answerWith = (status: number, body: unknown) =>
    fetch.mockReset().mockResolvedValue(
      new Response(JSON.stringify(body), {
        status,
        headers: { 'content-type': 'application/json' },
      }),
    );

  it('writes parameters so that they cannot leave their place in the address', async () => {
    answerWith(200, { ok: true });

    await client.getEntityReadiness({
      params: { kind: 'component', namespace: 'default', name: '../a/b?c#d é' },
    });

    expect(fetch.mock.calls[0][0]).toBe(
      'http://host/api/orr/entities/component/default/..%2Fa%2Fb%3Fc%23d%20%C3%A9/readiness',
    );
  });

  it('repeats lists in the query and leaves out what is not given', async () => {
    answerWith(200, { items: [] });
    const { signal } = new AbortController();

    const page = await client.listReadiness(
      {
        query: {
          standing: ['ready', 'overdue'],
          text: 'a&b=c',
          cursor: undefined,
        },
      },
      { signal },
    );

    expect(page).toEqual({ items: [] });
    expect(fetch).toHaveBeenCalledWith(
      'http://host/api/orr/readiness?standing=ready&standing=overdue&text=a%26b%3Dc',
      { method: 'GET', signal },
    );
  });

  it('hands out what is no JSON as the text it is', async () => {
    fetch.mockReset().mockResolvedValue(
      new Response('Name\r\nPay\r\n', {
        headers: { 'content-type': 'text/csv; charset=utf-8' },
      }),
    );

    expect(await client.exportReadiness({ query: { scope: 'required' } })).toBe(
      'Name\r\nPay\r\n',
    );
    expect(fetch.mock.calls[0][0]).toBe(
      'http://host/api/orr/readiness.csv?scope=required',
    );
  });

  it('sends bodies as JSON, and rejects with what the server said', async () => {
    answerWith(409, {
      error: {
        name: 'ConflictError',
        message: 'old',
        current: { revision: 2 },
      },
      response: { statusCode: 409 },
    });
    const body = {
      mutationId: '5b6c0f8e-6c1a-4a53-9d3f-0c6f2f6e6a11',
      revision: 1,
      statement: null,
    };

    await expect(
      client.saveAnswer({
        params: { reviewId: 'r', questionId: 'q' },
        body,
      }),
    ).rejects.toMatchObject({
      name: 'ResponseError',
      statusCode: 409,
      body: { error: { current: { revision: 2 } } },
    });
    expect(fetch.mock.calls[0][1]).toMatchObject({
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  });
});
