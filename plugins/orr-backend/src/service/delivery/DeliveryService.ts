import { AuthService } from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { EventsService } from '@backstage/plugin-events-node';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { SignalsService } from '@backstage/plugin-signals-node';
import { OrrClock } from 'backstage-plugin-orr-node';
import { DatabasePresenceStore } from '../../database/DatabasePresenceStore';
import { NotificationRecipients } from './NotificationRecipients';
import { SignalAudience } from './SignalAudience';
import { OutboxMessage } from './OutboxMessage';

type MessageOn<TChannel> = Extract<OutboxMessage, { channel: TChannel }>;

/** @internal */
export interface DeliveryServiceOptions {
  auth: AuthService;
  catalog: CatalogService;
  events: EventsService;
  notifications: NotificationService;
  signals: SignalsService;
  clock: OrrClock;
  presence: DatabasePresenceStore;
}

/** Hands a message to whatever Backstage delivers its channel with; throws where that was not possible. @internal */
export class DeliveryService {
  readonly #events: EventsService;
  readonly #notifications: NotificationService;
  readonly #signals: SignalsService;
  readonly #recipients: NotificationRecipients;
  readonly #audience: SignalAudience;

  constructor(options: DeliveryServiceOptions) {
    this.#events = options.events;
    this.#notifications = options.notifications;
    this.#signals = options.signals;
    this.#recipients = new NotificationRecipients(options);
    this.#audience = new SignalAudience(options);
  }

  async deliver(message: OutboxMessage): Promise<void> {
    switch (message.channel) {
      case 'event':
        return this.#events.publish({
          topic: message.topic,
          eventPayload: message.payload,
        });
      case 'notification':
        return this.#notify(message);
      case 'signal':
        return this.#signal(message);
      default:
        // A row may come from another version of the plugin.
        throw new Error(
          `No way to deliver a message on channel ${
            (message as OutboxMessage).channel
          }`,
        );
    }
  }

  async #notify(message: MessageOn<'notification'>): Promise<void> {
    const entityRef = await this.#recipients.resolve(message);
    if (!entityRef.length) {
      return;
    }
    const { scope, title, description, link, severity } = message;
    await this.#notifications.send({
      recipients: { type: 'entity', entityRef },
      payload: { title, description, link, severity, scope },
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
