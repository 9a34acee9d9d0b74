import { isSourceError } from 'backstage-plugin-orr-node';
import { interpretWebhook } from './interpretWebhook';

// A server of its own, on a machine that may be busy.
jest.setTimeout(60_000);

/** Written by hand after the published form of a webhook, version 3. */
function payload(type: string, data: object = {}) {
  return {
    event: {
      id: '5ac64822-4adc-4fda-ade0-410becf0de4f',
      event_type: type,
      resource_type: 'incident',
      occurred_at: '2026-03-01T10:00:00.000Z',
      agent: null,
      client: null,
      data: {
        id: 'PT4KHLK',
        type: 'incident',
        status: 'triggered',
        service: { id: 'PIJ90N7', type: 'service_reference' },
        ...data,
      },
    },
  };
}

describe('a webhook of PagerDuty', () => {
  it.each([
    'incident.triggered',
    'incident.acknowledged',
    'incident.resolved',
    'incident.reopened',
  ])('has the service asked for: %s', type => {
    expect(interpretWebhook(payload(type), ['a', 'b'])).toEqual([
      { kind: 'poke', bindingKey: 'pagerduty:a:PIJ90N7' },
      { kind: 'poke', bindingKey: 'pagerduty:b:PIJ90N7' },
    ]);
  });

  it.each([
    payload('pagey.ping', { service: undefined, message: 'Hello' }),
    payload('service.updated'),
    payload('incident.annotated', { service: undefined }),
    payload('incident.triggered', { service: { id: '../users' } }),
  ])('is ignored: %#', sent => {
    expect(interpretWebhook(sent, ['a'])).toEqual([
      { kind: 'ignored', why: expect.any(String) },
    ]);
  });

  it.each([undefined, null, 'x', {}, { event: {} }, { messages: [] }])(
    'is refused where it is something else: %j',
    sent => {
      let thrown: unknown;
      try {
        interpretWebhook(sent, ['a']);
      } catch (error) {
        thrown = error;
      }
      expect(isSourceError(thrown) && thrown.problem).toBe('bad-response');
    },
  );
});
