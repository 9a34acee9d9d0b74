import { Entity } from '@backstage/catalog-model';
import {
  IncidentBatch,
  IncidentSource,
  SourceBinding,
  SourceBindResult,
  SourceCursor,
  SourceEnvironment,
} from 'backstage-plugin-orr-node';
import { z } from 'zod';
import { bindGitlabProject } from './bindGitlabProject';
import { GitlabPatience } from './GitlabApi';
import { GitlabApis } from './GitlabApis';
import { advance, beginningOf, cursorOf, GitlabCursor } from './gitlabCursor';
import { gitlabIncidentEvents } from './gitlabEvents';
import { GitlabHosts, sourceInstancesOf } from './gitlabHosts';
import { gitlabIssueSchema, incidentOf } from './gitlabIncident';
import { GitlabIncidentRule } from './gitlabIncidentRule';
import { requireProject } from './gitlabProjectName';
import { readChanges } from './readChanges';

type ListOptions = Parameters<NonNullable<IncidentSource['list']>>[1];

/** By what a list was asked for; each has to be read on its own, for GitLab takes several labels for all of them. */
const cursorsSchema = z.record(z.string(), z.unknown()).catch({});

/** The issues of projects that are incidents. @internal */
export class GitlabIncidentSource implements IncidentSource {
  readonly id = 'gitlab';
  readonly title = 'GitLab';
  readonly knowsIncidents = true;
  readonly instances: IncidentSource['instances'];
  readonly events: NonNullable<IncidentSource['events']>;
  readonly #hosts: GitlabHosts;
  readonly #environment: SourceEnvironment;
  readonly #apis: GitlabApis;
  readonly #queries: Record<string, string>[];

  constructor(
    hosts: GitlabHosts,
    rule: GitlabIncidentRule,
    environment: SourceEnvironment,
    patience?: GitlabPatience,
  ) {
    this.#hosts = hosts;
    this.#environment = environment;
    this.instances = sourceInstancesOf(hosts);
    this.#apis = new GitlabApis(hosts, environment, patience);
    this.events = gitlabIncidentEvents(hosts, rule);
    this.#queries = [
      ...rule.labels.map(labels => ({ labels })),
      ...(rule.ofType ? [{ issue_type: 'incident' }] : []),
    ];
  }

  bind(entity: Entity): SourceBindResult {
    return bindGitlabProject(entity, this.#hosts);
  }

  async probe(
    instance: string,
    { signal }: { signal: AbortSignal },
  ): Promise<void> {
    await this.#apis.probe(instance, signal);
  }

  async *list(
    binding: SourceBinding,
    { since, cursor, signal, budget }: ListOptions,
  ): AsyncIterable<IncidentBatch> {
    const api = this.#apis.of(binding.instance);
    const path = `projects/${encodeURIComponent(
      requireProject(binding),
    )}/issues`;
    const cursors = this.#beginningsOf(cursor, since);
    for (const query of this.#queries) {
      const key = keyOf(query);
      const met = new Set<string>();
      while (!cursors.get(key)!.isCaughtUp) {
        if (!budget.take()) {
          return;
        }
        const at = cursors.get(key)!;
        const { items, hasNext } = await readChanges(
          api,
          { path, query, schema: gitlabIssueSchema },
          { at, met, signal },
        );
        const updatedAt = items.map(({ updated_at }) => updated_at);
        cursors.set(key, advance(at, { updatedAt, hasNext }));
        yield this.#batchOf(cursors, items.map(incidentOf));
      }
    }
  }

  /** Where a run ended in the middle, the next one reads only what is left: else the first lists would be read forever. */
  #beginningsOf(
    stored: SourceCursor | undefined,
    since: Date,
  ): Map<string, GitlabCursor> {
    const known = cursorsSchema.parse(stored);
    const keys = this.#queries.map(keyOf);
    const isMidway = keys.some(key => !cursorOf(known[key], since)?.isCaughtUp);
    return new Map(
      keys.map(key => {
        const cursor = cursorOf(known[key], since);
        return [
          key,
          isMidway && cursor?.isCaughtUp
            ? cursor
            : beginningOf(known[key], since),
        ];
      }),
    );
  }

  #batchOf(
    cursors: ReadonlyMap<string, GitlabCursor>,
    incidents: IncidentBatch['incidents'],
  ): IncidentBatch {
    const all = [...cursors.values()];
    return {
      incidents,
      alerts: [],
      cursor: Object.fromEntries(
        [...cursors].map(([key, at]) => [key, { ...at }]),
      ),
      coveredFrom: all.every(({ isCovered }) => isCovered)
        ? new Date(Math.max(...all.map(at => Date.parse(at.since))))
        : this.#environment.clock.now(),
      done: all.every(({ isCaughtUp }) => isCaughtUp),
    };
  }
}

function keyOf(query: Record<string, string>): string {
  return new URLSearchParams(query).toString();
}
