import {
  AuthService,
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  InputError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import {
  InboxPage,
  InboxTopic,
  orrDeploymentRecordPermission,
  orrIncidentRecordPermission,
  orrSourceAdministerPermission,
  RetriedEvent,
  SentEventsResult,
} from 'backstage-plugin-orr-common';
import { OrrClock } from 'backstage-plugin-orr-node';
import { noteChange } from '../../changeTrail';
import { DatabaseEntityStore } from '../../database/DatabaseEntityStore';
import { DatabaseInboxBounds } from '../../database/source/DatabaseInboxBounds';
import { DatabaseInboxStore } from '../../database/source/DatabaseInboxStore';
import { InboxState, ListedEvent } from '../../database/source/InboxEvent';
import {
  emptySummary,
  InboxModel,
  TopicSummary,
} from '../../database/source/InboxModel';
import { requireGranted } from '../authorization/requireGranted';
import { KeyedOptions } from '../DeployHealthService';
import { KeyedWrites } from '../KeyedWrites';
import { parsePageCursor, toPageCursor } from '../pageCursor';
import { RequestOptions } from '../ReviewService';
import {
  GetInboxInput,
  SendEventsInput,
  SourceEventService,
} from '../SourceEventService';
import { EntitySieve } from '../visibility/EntitySieve';
import { EventSubjects } from './EventSubjects';
import { Inbox, MOST_WAITING } from './Inbox';
import { DeploymentsMeaning, IncidentsMeaning } from './InboxMeaning';
import { InboxTopics } from './InboxTopics';
import { ReadRules } from './InboxWork';

/** @internal */
export interface DefaultSourceEventServiceOptions {
  auth: AuthService;
  clock: OrrClock;
  entities: DatabaseEntityStore;
  eventInbox: Inbox;
  eventSubjects: EventSubjects;
  inbox: DatabaseInboxStore;
  inboxBounds: DatabaseInboxBounds;
  inboxModel: InboxModel;
  inboxTopics: InboxTopics;
  permissions: PermissionsService;
  readRules: ReadRules;
  sieve: EntitySieve;
  writes: KeyedWrites;
}

const TROUBLED: InboxState[] = ['rejected', 'dead'];

type Meaning = DeploymentsMeaning | IncidentsMeaning;

/**
 * Takes in events that are sent with credentials, and tells admins what became of all.
 *
 * @internal
 */
export class DefaultSourceEventService implements SourceEventService {
  readonly #options: DefaultSourceEventServiceOptions;

  constructor(options: DefaultSourceEventServiceOptions) {
    this.#options = options;
  }

  async sendEvents(
    input: SendEventsInput,
    options: KeyedOptions,
  ): Promise<SentEventsResult> {
    const { clock, eventInbox, permissions, writes } = this.#options;
    const { topic, events } = input;
    await requireGranted(permissions, orrDeploymentRecordPermission, options);
    this.#requireTopic(topic);
    await this.#requireTellable(input, options);
    const sent = await writes.run(
      { ...options, operation: 'sendEvents', request: input },
      async () => {
        await this.#requireRoom(topic);
        const received = events.map((payload, index) =>
          this.#toReceived(topic, payload, index),
        );
        return async trx => {
          const accepted = await eventInbox.add(trx, received, clock.now());
          noteChange({
            action: 'event.received',
            facts: { recorded: accepted },
          });
          return { accepted, duplicates: events.length - accepted };
        };
      },
    );
    await eventInbox.noteAdded(topic, sent.accepted);
    return sent;
  }

  async getInbox(
    input: GetInboxInput,
    options: RequestOptions,
  ): Promise<InboxPage> {
    const { inboxModel, permissions } = this.#options;
    await requireGranted(permissions, orrSourceAdministerPermission, options);
    const { cursor, limit, state, topic } = input;
    const binding = { list: 'inbox', state, topic };
    const after = cursor ? parsePageCursor(cursor, binding) : undefined;
    const found = await inboxModel.listEvents({
      states: state ? [state] : TROUBLED,
      topic,
      limit: limit + 1,
      after: after && { stateAt: after.value, id: after.id },
    });
    const items = found.slice(0, limit);
    const last = items.at(-1);
    const topics = this.#describe(await inboxModel.listTopics());
    return {
      waiting: topics.reduce((sum, { counts }) => sum + counts.waiting, 0),
      oldestWaitingAt: topics
        .flatMap(({ oldestWaitingAt }) => oldestWaitingAt ?? [])
        .sort()[0],
      topics,
      items: items.map(toInboxEvent),
      nextCursor:
        last && found.length > limit
          ? toPageCursor({ value: last.stateAt, id: last.id }, binding)
          : undefined,
    };
  }

  async retryInboxEvent(
    { inboxEventId }: { inboxEventId: string },
    options: RequestOptions,
  ): Promise<RetriedEvent> {
    const { clock, eventInbox, inbox, permissions } = this.#options;
    await requireGranted(permissions, orrSourceAdministerPermission, options);
    if (!(await inbox.retry(inboxEventId, clock.now()))) {
      throw new NotFoundError(
        `There is no event ${inboxEventId} that was refused or given up`,
      );
    }
    noteChange({ action: 'event.retried', facts: {} });
    eventInbox.nudge();
    return { state: 'waiting' };
  }

  #requireTopic(topic: string): void {
    const known = this.#options.inboxTopics.list();
    if (!known.includes(topic)) {
      throw new NotFoundError(
        `There is no topic ${topic}; there are ${known.join(', ')}`,
      );
    }
  }

  /** Whoever sends with credentials is asked to wait: what they sent is never given up unread. */
  async #requireRoom(topic: string): Promise<void> {
    if ((await this.#options.inboxBounds.countWaiting(topic)) >= MOST_WAITING) {
      throw new ServiceUnavailableError(
        `Too many events of the topic ${topic} wait; send it again later`,
      );
    }
  }

  #toReceived(topic: string, payload: object, index: number) {
    const received = this.#options.eventInbox.toReceived({
      topic,
      payload,
      via: 'api',
      verified: true,
    });
    if (!received) {
      throw new InputError(
        `body[${index}]: is larger than 1024 kB, or nested too deeply`,
      );
    }
    return received;
  }

  /** Incidents take a permission of their own, and a person tells only of what they see. */
  async #requireTellable(
    input: SendEventsInput,
    options: RequestOptions,
  ): Promise<void> {
    const { auth, permissions } = this.#options;
    const meanings = await this.#meaningsOf(input);
    if (meanings.some(({ kind }) => kind === 'incidents')) {
      await requireGranted(permissions, orrIncidentRecordPermission, options);
    }
    if (auth.isPrincipal(options.credentials, 'user')) {
      await this.#requireShown(meanings, options.credentials);
    }
  }

  /** As far as they are understood: what is not is kept as refused. */
  async #meaningsOf({ topic, events }: SendEventsInput): Promise<Meaning[]> {
    const { clock, readRules } = this.#options;
    const rules = await readRules(clock.now());
    const readers = this.#options.inboxTopics.readersOf(topic);
    return events.flatMap(payload =>
      readers.flatMap(reader => {
        try {
          return reader
            .read({ topic, payload }, rules)
            .filter(
              (meaning): meaning is Meaning =>
                meaning.kind === 'deployments' || meaning.kind === 'incidents',
            );
        } catch {
          return [];
        }
      }),
    );
  }

  async #requireShown(
    meanings: Meaning[],
    credentials: BackstageCredentials,
  ): Promise<void> {
    const { entities, eventSubjects, sieve } = this.#options;
    const found = [...(await eventSubjects.find(meanings)).values()];
    const refs = [...new Set(found.flatMap(({ entityRefs }) => entityRefs))];
    const known = await entities.getByRefs(refs);
    const shown = await sieve.shown(known, { credentials });
    if (shown.length < refs.length) {
      throw new InputError(
        'body: tells of an entity that the catalog does not show you',
      );
    }
  }

  /** All topics that there are, and those that there were. */
  #describe(summaries: TopicSummary[]): InboxTopic[] {
    const { inboxTopics } = this.#options;
    const known = new Map(summaries.map(one => [one.topic, one]));
    const names = new Set([...inboxTopics.list(), ...known.keys()]);
    return [...names].sort().map(topic => {
      const sources = [
        ...new Set(inboxTopics.readersOf(topic).map(one => one.sourceId)),
      ];
      return {
        ...(known.get(topic) ?? emptySummary(topic)),
        sources,
        recordedFrom: sources.filter(id => inboxTopics.isRecorded(id, topic)),
      };
    });
  }
}

function toInboxEvent({ verified, ...event }: ListedEvent) {
  return { ...event, isVerified: verified };
}
