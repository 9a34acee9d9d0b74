import { Entity } from '@backstage/catalog-model';
import {
  DeploymentBatch,
  DeploymentEventMeaning,
  DeploymentSource,
  SourceBindResult,
  SourceDeployment,
  SourceError,
  SourceEvent,
} from 'backstage-plugin-orr-node';

/** What systems of this source send. */
export interface TestEvent {
  repo: string;
  id?: string;
  at?: string;
  /** Makes it something else than it should be. */
  broken?: true;
  /** Makes whoever reads it stumble. */
  trap?: true;
  /** Says that nothing is to be done. */
  dull?: true;
  environment?: string;
}

function testDeployment({
  id = '1',
  at = '2026-03-01T09:00:00.000Z',
  environment = 'production',
}: TestEvent): SourceDeployment {
  return {
    sourceId: id,
    environment,
    outcome: 'succeeded',
    kind: 'deploy',
    revision: null,
    artifact: null,
    ref: null,
    queuedAt: null,
    startedAt: null,
    finishedAt: at,
    supersededAt: null,
    url: null,
    triggeredBy: null,
    headCommitAt: null,
    failureMarkedAt: null,
    sourceUpdatedAt: at,
  };
}

/** A source of deployments that tells by itself. */
export class TestDeployments implements DeploymentSource {
  readonly title = 'Pipelines';
  readonly instances = [
    { id: 'pipes.example', title: 'Pipes', host: 'pipes.example' },
  ];
  readonly capabilities = {
    failures: 'full',
    environments: 'native',
    history: 'unbounded',
    commitTimes: false,
    changedSince: true,
    push: true,
  } as const;
  readonly events;

  constructor(readonly id = 'pipes', topics = ['pipes.deployment']) {
    this.events = {
      topics,
      interpret: (event: SourceEvent) => this.#interpret(event),
    };
  }

  keyOf(repo: string): string {
    return `${this.id}:pipes.example/${repo}`;
  }

  /** Each service by its name. */
  bind({
    metadata: { name },
  }: Entity): Extract<SourceBindResult, { status: 'bound' }> {
    return {
      status: 'bound',
      bindings: [
        {
          key: this.keyOf(name),
          instance: 'pipes.example',
          title: name,
          selector: {},
        },
      ],
    };
  }

  async *list(): AsyncIterable<DeploymentBatch> {
    // Nobody asks in these tests.
  }

  async probe(): Promise<void> {
    // It is there.
  }

  #interpret({ payload }: SourceEvent): DeploymentEventMeaning {
    const event = payload as TestEvent;
    if (event.broken) {
      throw new SourceError('bad-response', 'It is no deployment of pipes');
    }
    if (event.trap) {
      throw new TypeError('secret of the payload');
    }
    if (event.dull) {
      return { kind: 'ignored', why: 'It is about something else' };
    }
    return {
      kind: 'records',
      bindingKey: this.keyOf(event.repo),
      records: [testDeployment(event)],
    };
  }
}
