import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { EventsService } from '@backstage/plugin-events-node';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { SignalsService } from '@backstage/plugin-signals-node';
import { OrrClock } from 'backstage-plugin-orr-node';
import { DatabaseAwayStore } from '../../database/DatabaseAwayStore';
import { DatabasePresenceStore } from '../../database/DatabasePresenceStore';
import { DatabaseProgrammeStore } from '../../database/DatabaseProgrammeStore';
import { NotificationRecipients } from './NotificationRecipients';
import { SignalAudience } from './SignalAudience';
import { StandIns } from './StandIns';
import { OutboxMessage } from './OutboxMessage';

type MessageOn<TChannel> = Extract<OutboxMessage, { channel: TChannel }>;

const STANDING_IN =
  'You are told because you stand in for somebody who is away.';

/** @internal */
export interface DeliveryServiceOptions {
  auth: AuthService;
  catalog: CatalogService;
  events: EventsService;
  logger: LoggerService;
  notifications: NotificationService;
  signals: SignalsService;
  clock: OrrClock;
  presence: DatabasePresenceStore;
  programme: Pick<DatabaseProgrammeStore, 'get'>;
  away: Pick<DatabaseAwayStore, 'list'>;
  timeZone: string;
}

/** Hands a message to whatever Backstage delivers its channel with; throws where that was not possible. @internal */
export class DeliveryService {
  readonly #events: EventsService;
  readonly #logger: LoggerService;
  readonly #notifications: NotificationService;
  readonly #signals: SignalsService;
  readonly #recipients: NotificationRecipients;
  readonly #standIns: StandIns;
  readonly #audience: SignalAudience;
  readonly #programme: Pick<DatabaseProgrammeStore, 'get'>;

  constructor(options: DeliveryServiceOptions) {
    this.#events = options.events;
    this.#logger = options.logger;
    this.#notifications = options.notifications;
    this.#signals = options.signals;
    this.#recipients = new NotificationRecipients(options);
    this.#standIns = new StandIns({
      ...options,
      recipients: this.#recipients,
    });
    this.#audience = new SignalAudience(options);
    this.#programme = options.programme;
  }

  /** Answers whether it was handed over, or nobody is to be notified of anything. */
  async deliver(message: OutboxMessage): Promise<'delivered' | 'muted'> {
    switch (message.channel) {
      case 'event':
        await this.#events.publish({
          topic: message.topic,
          eventPayload: message.payload,
        });
        return 'delivered';
      case 'notification':
        return this.#notify(message);
      case 'signal':
        await this.#signal(message);
        return 'delivered';
      default:
        // A row may come from another version of the plugin.
        throw new Error(
          `No way to deliver a message on channel ${
            (message as OutboxMessage).channel
          }`,
        );
    }
  }

  async #notify(
    message: MessageOn<'notification'>,
  ): Promise<'delivered' | 'muted'> {
    const programme = (await this.#programme.get())?.document;
    if (programme?.muted) {
      return 'muted';
    }
    const people = await this.#recipients.find({
      ...message,
      otherwiseRefs:
        message.otherwiseProgrammeOwner && programme?.ownerRef
          ? [programme.ownerRef]
          : [],
    });
    const standIns = await this.#standIns.of(people, message);
    await this.#send(people.told, message);
    await this.#send(standIns, {
      ...message,
      description: [message.description, STANDING_IN].filter(Boolean).join(' '),
    });
    await this.#refresh([...people.told, ...standIns]);
    return 'delivered';
  }

  /** Whoever is told has something else on My readiness now. */
  async #refresh(entityRef: string[]): Promise<void> {
    if (!entityRef.length) {
      return;
    }
    try {
      await this.#signals.publish({
        recipients: { type: 'user', entityRef },
        channel: 'orr',
        message: { type: 'mine' },
      });
    } catch (error) {
      // They were told; to try all of it again would tell them twice.
      this.#logger.debug(`My readiness was not refreshed: ${error}`);
    }
  }

  async #send(
    entityRef: string[],
    message: MessageOn<'notification'>,
  ): Promise<void> {
    if (!entityRef.length) {
      return;
    }
    const { scope, topic, title, description, link, severity } = message;
    await this.#notifications.send({
      recipients: { type: 'entity', entityRef },
      payload: { title, description, link, severity, scope, topic },
    });
  }

  async #signal(message: MessageOn<'signal'>): Promise<void> {
    const entityRef = await this.#audience.resolve(message.audience);
    if (!entityRef.length) {
      return;
    }
    await this.#signals.publish({
      recipients: { type: 'user', entityRef },
      channel: message.signalChannel,
      message: message.message,
    });
  }
}
