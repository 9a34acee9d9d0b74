import { ListedSource } from 'backstage-plugin-orr-common';
import { DeploymentSource, OrrClock, Source } from 'backstage-plugin-orr-node';
import { BindingKind } from '../../database/source/bindingRows';
import { InboxModel, TopicSummary } from '../../database/source/InboxModel';
import {
  InstanceCounts,
  InstanceProblem,
  SourceAdminModel,
} from '../../database/source/SourceAdminModel';
import { InboxTopics } from '../inbox/InboxTopics';
import { agesOf } from './bindingAges';
import { isAsked } from './isAsked';
import { SourcePollOptions } from './readSourceOptions';
import { SourceRegistry } from './SourceRegistry';

const DAY_MS = 24 * 60 * 60_000;
/** As long without an event makes one wonder. */
const SILENT_DAYS = 7;

interface Known {
  counts: InstanceCounts[];
  problems: InstanceProblem[];
  topics: Map<string, TopicSummary>;
  silentSince: string;
}

/** How asking each source goes, and what it tells by itself. @internal */
export class SourceHealth {
  readonly #clock: OrrClock;
  readonly #inboxModel: InboxModel;
  readonly #inboxTopics: InboxTopics;
  readonly #poll: SourcePollOptions;
  readonly #sourceAdmin: SourceAdminModel;
  readonly #sources: SourceRegistry;

  constructor(options: {
    clock: OrrClock;
    inboxModel: InboxModel;
    inboxTopics: InboxTopics;
    poll: SourcePollOptions;
    sourceAdmin: SourceAdminModel;
    sources: SourceRegistry;
  }) {
    this.#clock = options.clock;
    this.#inboxModel = options.inboxModel;
    this.#inboxTopics = options.inboxTopics;
    this.#poll = options.poll;
    this.#sourceAdmin = options.sourceAdmin;
    this.#sources = options.sources;
  }

  /** Four statements, however many sources there are. */
  async list(): Promise<ListedSource[]> {
    const now = this.#clock.now().getTime();
    const ago = (ms: number) => new Date(now - ms).toISOString();
    const [counts, problems, topics] = await Promise.all([
      this.#sourceAdmin.countBindings({
        now: ago(0),
        ...agesOf(new Date(now), this.#poll),
      }),
      this.#sourceAdmin.listProblems(),
      this.#inboxModel.listTopics(),
    ]);
    const known: Known = {
      counts,
      problems,
      topics: new Map(topics.map(topic => [topic.topic, topic])),
      silentSince: ago(SILENT_DAYS * DAY_MS),
    };
    const { deployments, incidents, facts } = this.#sources;
    return [
      ...[...deployments.values()].map(source => ({
        ...this.#describe('deployments', source, known),
        capabilities: capabilitiesOf(source),
      })),
      ...[...incidents.values()].map(source =>
        this.#describe('incidents', source, known),
      ),
      ...[...facts.values()].map(source =>
        this.#describe('facts', source, known),
      ),
    ];
  }

  #describe(kind: BindingKind, source: Source, known: Known): ListedSource {
    const isOfSource = (row: { kind: string; provider: string }) =>
      row.kind === kind && row.provider === source.id;
    const counts = known.counts.filter(isOfSource);
    const problems = known.problems.filter(isOfSource);
    const events = this.#eventsOf(kind, source);
    return {
      kind,
      provider: source.id,
      title: source.title,
      isAsked: isAsked(source),
      instances: source.instances.map(({ id, title, host }) => ({
        id,
        title,
        host,
        ...countsOf(counts.find(({ instance }) => instance === id)),
        problems: problems
          .filter(({ instance }) => instance === id)
          .map(({ problem, message, operatorHint, bindings, since }) => ({
            problem,
            message,
            operatorHint,
            bindings,
            since,
          })),
      })),
      events: events.map(topic => {
        const told = known.topics.get(topic);
        return {
          topic,
          waiting: told?.counts.waiting ?? 0,
          lastReceivedAt: told?.lastReceivedAt,
          lastRejectedAt: told?.lastRejectedAt,
          lastRejectedWhy: told?.lastRejectedWhy,
        };
      }),
      webhookMayBeMissing: this.#isSilent(events, counts, known),
    };
  }

  #eventsOf(kind: BindingKind, { id }: Source): readonly string[] {
    const source = kind === 'facts' ? undefined : this.#sources[kind].get(id);
    return source?.events?.topics ?? [];
  }

  /** Only where somebody went to the trouble of a secret: who never wanted events misses none. */
  #isSilent(
    topics: readonly string[],
    counts: InstanceCounts[],
    { topics: told, silentSince }: Known,
  ): boolean {
    return (
      topics.some(topic => this.#inboxTopics.isVerified(topic)) &&
      topics.every(
        topic => (told.get(topic)?.lastReceivedAt ?? '') < silentSince,
      ) &&
      counts.some(({ lastRecordAt = '' }) => lastRecordAt >= silentSince)
    );
  }
}

function countsOf(counts: InstanceCounts | undefined) {
  return {
    bindings: {
      new: counts?.new ?? 0,
      fresh: counts?.fresh ?? 0,
      ageing: counts?.ageing ?? 0,
      stale: counts?.stale ?? 0,
      failing: counts?.failing ?? 0,
    },
    due: counts?.due ?? 0,
    lastSuccessAt: counts?.lastSuccessAt,
    retryAt: counts?.retryAt,
  };
}

function capabilitiesOf({ capabilities }: DeploymentSource) {
  const { failures, environments, history, push } = capabilities;
  return { failures, environments, history, push };
}
