import { MetricsService } from '@backstage/backend-plugin-api/alpha';
import { OperationId } from 'backstage-plugin-orr-common';

type StatusClass = '1xx' | '2xx' | '3xx' | '4xx' | '5xx';

type RequestAttributes = { operation: OperationId; status: StatusClass };
type SweepAttributes = { outcome: string };
type DeliveryAttributes = { channel: string; outcome: DeliveryOutcome };

/** How the delivery of one message ended. @internal */
export type DeliveryOutcome =
  | 'delivered'
  | 'failed'
  | 'dead'
  | 'leaseLost'
  | 'muted';

/**
 * Everything the plugin measures. Attributes take few values each: no person, entity or id is ever one.
 *
 * @internal
 */
export interface OrrMetrics {
  requestServed(request: {
    operation: OperationId;
    statusCode: number;
    seconds: number;
  }): void;
  answerSaved(): void;
  sweepRun(sweep: { outcome: string; seconds: number }): void;
  messageDelivered(delivery: {
    channel: string;
    outcome: DeliveryOutcome;
  }): void;
  historyChecked(check: { brokenChains: number }): void;
  rollUpsChecked(check: { differences: number }): void;
}

const REQUEST_SECONDS = [0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10];
const SWEEP_SECONDS = [0.1, 0.5, 1, 2, 5, 10, 30, 60, 120, 300, 600, 1800];

function statusClassOf(statusCode: number): StatusClass {
  return `${Math.floor(statusCode / 100)}xx` as StatusClass;
}

/** @internal */
export function createMetrics(metrics: MetricsService): OrrMetrics {
  const requests = metrics.createCounter<RequestAttributes>('orr.requests', {
    description: 'Requests served, by operation and class of status',
  });
  const requestDuration = metrics.createHistogram<RequestAttributes>(
    'orr.requests.duration',
    {
      description: 'How long requests took',
      unit: 's',
      advice: { explicitBucketBoundaries: REQUEST_SECONDS },
    },
  );
  const answersSaved = metrics.createCounter('orr.answers.saved', {
    description: 'Acknowledged saves of answers',
  });
  const sweeps = metrics.createCounter<SweepAttributes>('orr.sweeps', {
    description: 'Sweeps of the catalog, by outcome',
  });
  const sweepDuration = metrics.createHistogram<SweepAttributes>(
    'orr.sweeps.duration',
    {
      description: 'How long sweeps of the catalog took',
      unit: 's',
      advice: { explicitBucketBoundaries: SWEEP_SECONDS },
    },
  );
  const deliveries = metrics.createCounter<DeliveryAttributes>(
    'orr.outbox.delivered',
    {
      description:
        'Attempts to deliver a message of the outbox, by channel and outcome',
    },
  );
  const historyChecks = metrics.createCounter('orr.history.checks', {
    description: 'Checks of the history',
  });
  const brokenChains = metrics.createCounter('orr.history.broken', {
    description: 'Chains of the history that a check found broken',
  });
  const rollUpChecks = metrics.createCounter('orr.rollups.checks', {
    description: 'Checks of the counts behind scorecards',
  });
  const rollUpDifferences = metrics.createCounter('orr.rollups.differences', {
    description: 'Counts behind scorecards that a check found wrong',
  });
  return {
    requestServed({ operation, statusCode, seconds }) {
      const attributes = { operation, status: statusClassOf(statusCode) };
      requests.add(1, attributes);
      requestDuration.record(seconds, attributes);
    },
    answerSaved() {
      answersSaved.add(1);
    },
    sweepRun({ outcome, seconds }) {
      sweeps.add(1, { outcome });
      sweepDuration.record(seconds, { outcome });
    },
    messageDelivered(delivery) {
      deliveries.add(1, delivery);
    },
    historyChecked(check) {
      historyChecks.add(1);
      brokenChains.add(check.brokenChains);
    },
    rollUpsChecked(check) {
      rollUpChecks.add(1);
      rollUpDifferences.add(check.differences);
    },
  };
}
