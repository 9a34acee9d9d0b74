import { MetricsService } from '@backstage/backend-plugin-api/alpha';
import { createMetrics } from './metrics';

function recordingMetrics() {
  const records: [string, number, object | undefined][] = [];
  const instrument = (name: string) => {
    const record = (value: number, attributes?: object) =>
      records.push([name, value, attributes]);
    return { add: record, record };
  };
  const service = {
    createCounter: instrument,
    createHistogram: instrument,
  } as Partial<MetricsService>;
  return { records, metrics: createMetrics(service as MetricsService) };
}

describe('createMetrics', () => {
  it('counts and times requests by class of status', () => {
    const { metrics, records } = recordingMetrics();
    metrics.requestServed({
      operation: 'saveAnswer',
      statusCode: 409,
      seconds: 0.25,
    });
    const attributes = { operation: 'saveAnswer', status: '4xx' };
    expect(records).toEqual([
      ['orr.requests', 1, attributes],
      ['orr.requests.duration', 0.25, attributes],
    ]);
  });

  it('counts saves, sweeps and deliveries', () => {
    const { metrics, records } = recordingMetrics();
    metrics.answerSaved();
    metrics.sweepRun({ outcome: 'completed', seconds: 12 });
    metrics.messageDelivered({ channel: 'event', outcome: 'delivered' });
    expect(records).toEqual([
      ['orr.answers.saved', 1, undefined],
      ['orr.sweeps', 1, { outcome: 'completed' }],
      ['orr.sweeps.duration', 12, { outcome: 'completed' }],
      ['orr.outbox.delivered', 1, { channel: 'event', outcome: 'delivered' }],
    ]);
  });
});
