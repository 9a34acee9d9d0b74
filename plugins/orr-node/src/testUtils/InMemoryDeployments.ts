import {
  ComparedCommits,
  DeploymentBatch,
  DeploymentSource,
  SourceBinding,
  SourceBindResult,
  SourceDeployment,
  SourceError,
  SourceProblem,
} from 'backstage-plugin-orr-node';
import { Entity } from '@backstage/catalog-model';

const ANNOTATION = 'ci.example.org/project';
const PAGE = 2;

/** A system in memory, asked with a token. @internal */
export class InMemoryDeployments implements DeploymentSource {
  readonly id = 'memory';
  readonly title = 'Memory';
  readonly instances = [{ id: 'main', title: 'Main', host: 'ci.example.org' }];
  readonly capabilities: DeploymentSource['capabilities'] = {
    failures: 'full',
    environments: 'native',
    history: 'unbounded',
    commitTimes: false,
    changedSince: false,
    push: true,
  };
  readonly events: NonNullable<DeploymentSource['events']> = {
    topics: ['memory.deployed'],
    interpret: ({ payload }) => {
      const project = (payload as { project?: unknown } | null)?.project;
      if (typeof project !== 'string') {
        throw new SourceError('bad-response', 'It names no project.');
      }
      return { kind: 'poke', bindingKey: `memory:${project}` };
    },
  };
  requests = 0;
  problem: SourceProblem | undefined;
  readonly #records: SourceDeployment[];

  constructor(records: SourceDeployment[]) {
    this.#records = records;
  }

  bind(entity: Entity): SourceBindResult {
    const value = entity.metadata.annotations?.[ANNOTATION];
    if (value === undefined) {
      const needed = { annotation: ANNOTATION, example: 'shop/pay' };
      return { status: 'unbound', wouldNeed: [needed] };
    }
    if (value === '') {
      return { status: 'opted-out', annotation: ANNOTATION };
    }
    if (!/^[a-z]+\/[a-z]+$/.test(value)) {
      const reason = 'it is no group/project';
      return { status: 'invalid', annotation: ANNOTATION, reason };
    }
    return {
      status: 'bound',
      bindings: [
        {
          key: `memory:${value}`,
          instance: 'main',
          title: value,
          selector: { project: value },
        },
      ],
    };
  }

  async probe(): Promise<void> {
    this.#ask();
  }

  async *list(
    _: SourceBinding,
    options: Parameters<NonNullable<DeploymentSource['list']>>[1],
  ): AsyncIterable<DeploymentBatch> {
    const { budget, cursor, signal, since } = options;
    let at = (cursor as { at: number } | undefined)?.at ?? 0;
    for (let done = false; !done; ) {
      if (signal.aborted || !budget.take()) {
        return;
      }
      this.#ask();
      const records = this.#records.slice(at, at + PAGE);
      at += PAGE;
      done = at >= this.#records.length;
      const reached = new Date(records.at(-1)?.finishedAt ?? since);
      yield {
        records,
        cursor: { at: done ? 0 : at },
        coveredFrom: done ? since : reached,
        done,
      };
    }
  }

  async compare(
    _: SourceBinding,
    { budget }: Parameters<NonNullable<DeploymentSource['compare']>>[1],
  ): Promise<ComparedCommits> {
    if (!budget.take()) {
      return { state: 'later' };
    }
    this.#ask();
    return { state: 'compared', authoredAt: ['2026-02-01T00:00:00.000Z'] };
  }

  #ask(): void {
    this.requests += 1;
    if (this.problem) {
      throw new SourceError(this.problem, 'It did not work.');
    }
  }
}
