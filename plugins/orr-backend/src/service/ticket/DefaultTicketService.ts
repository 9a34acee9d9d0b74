import { AuthService } from '@backstage/backend-plugin-api';
import { ConflictError, InputError } from '@backstage/errors';
import {
  FindingDisposition,
  ticketDraft,
  TicketPlaces,
} from 'backstage-plugin-orr-common';
import { IssueTracker } from 'backstage-plugin-orr-node';
import { DatabaseTicketAttemptStore } from '../../database/DatabaseTicketAttemptStore';
import { StoredDisposition } from '../../database/dispositionRows';
import { StoredEntity } from '../../database/StoredEntity';
import { PersonGroups } from '../authorization/PersonGroups';
import { EntityAccess } from '../catalog/EntityAccess';
import { requireOpenAction } from '../finding/ActionMoves';
import {
  DispositionAccess,
  OpenedDisposition,
} from '../finding/DispositionAccess';
import {
  DispositionChange,
  DispositionWrites,
} from '../finding/DispositionWrites';
import { requireChanging } from '../finding/requireChanging';
import { NamedWrites } from '../NamedWrites';
import { questionTitleOf, reviewPath } from '../review/reviewMessages';
import { RequestOptions } from '../ReviewService';
import { userRefOf } from '../userRefOf';
import { CreateTicketInput, TicketService } from '../TicketService';
import { TicketMaking } from './TicketMaking';
import { TrackerRegistry } from './TrackerRegistry';

/** @internal */
export interface DefaultTicketServiceOptions {
  access: EntityAccess;
  auth: AuthService;
  dispositionAccess: DispositionAccess;
  dispositionWrites: DispositionWrites;
  personGroups: PersonGroups;
  portalUrl: string;
  ticketAttempts: DatabaseTicketAttemptStore;
  ticketMaking: TicketMaking;
  trackers: TrackerRegistry;
  writes: NamedWrites;
}

function requireNoTicket(action: StoredDisposition): void {
  requireOpenAction(action);
  if (action.url !== undefined) {
    throw new ConflictError(
      'The action has a ticket already; take its address away first',
    );
  }
}

/** Makes tickets of actions, for whoever may change the action. @internal */
export class DefaultTicketService implements TicketService {
  readonly #options: DefaultTicketServiceOptions;

  constructor(options: DefaultTicketServiceOptions) {
    this.#options = options;
  }

  async listTicketPlaces(
    input: { dispositionId: string },
    options: RequestOptions,
  ): Promise<TicketPlaces> {
    const { auth, dispositionAccess, personGroups, trackers } = this.#options;
    userRefOf(auth, options.credentials);
    const opened = await dispositionAccess.open(input, options);
    await requireChanging(opened, personGroups, options);
    requireOpenAction(opened.disposition);
    const subject = await this.#subjectOf(opened, options);
    return {
      trackers: trackers
        .list()
        .map(tracker => ({
          id: tracker.id,
          title: tracker.title,
          places: tracker
            .places(subject.entity)
            .map(({ id, title }) => ({ id, title })),
        }))
        .filter(({ places }) => places.length),
      templates: trackers.templates.map(({ id, title, url }) => ({
        id,
        title,
        url,
      })),
      draft: this.#draftOf(opened, subject),
    };
  }

  async createTicket(
    input: CreateTicketInput,
    options: RequestOptions,
  ): Promise<FindingDisposition> {
    const { dispositionAccess, personGroups, writes } = this.#options;
    const opened = await dispositionAccess.open(input, options);
    await requireChanging(opened, personGroups, options);
    const { dispositionWrites, ticketAttempts, ticketMaking } = this.#options;
    return writes.run(
      'createTicket',
      input,
      options.credentials,
      async writing => {
        const { loaded, disposition } = opened;
        requireNoTicket(disposition);
        if (disposition.revision !== input.revision) {
          throw new ConflictError(
            'revision: it was changed meanwhile; load it again',
          );
        }
        const tracker = await this.#trackerFor(opened, input, options);
        const { url } = await ticketMaking.make({ ...input, tracker });
        const change = async (
          before: StoredDisposition,
        ): Promise<DispositionChange> => {
          requireNoTicket(before);
          return {
            after: { ...before, url },
            act: 'change',
            action: 'ticket.made',
            words: { url },
            relinks: true,
          };
        };
        return async trx => {
          const known = { input, loaded, writing };
          const made = await dispositionWrites.move(trx, { ...known, change });
          await ticketAttempts.forget(trx, disposition.id);
          return made;
        };
      },
    );
  }

  /** The tracker, where it has that place for the entity. */
  async #trackerFor(
    opened: OpenedDisposition,
    { trackerId, placeId }: CreateTicketInput,
    options: RequestOptions,
  ): Promise<IssueTracker> {
    const tracker = this.#options.trackers.get(trackerId);
    if (!tracker) {
      throw new InputError(`trackerId: there is no tracker ${trackerId}`);
    }
    const { entity } = await this.#subjectOf(opened, options);
    if (!tracker.places(entity).some(({ id }) => id === placeId)) {
      throw new InputError(
        `placeId: ${tracker.title} has no place ${placeId} for this entity`,
      );
    }
    return tracker;
  }

  /** The entity with the gap. */
  async #subjectOf(
    { disposition, loaded }: OpenedDisposition,
    options: RequestOptions,
  ): Promise<StoredEntity> {
    const { coveredEntityRef } = disposition;
    if (coveredEntityRef === undefined) {
      return loaded.entity;
    }
    const { access } = this.#options;
    return (await access.resolve({ entityRef: coveredEntityRef }, options))
      .entity;
  }

  #draftOf(
    { disposition, loaded }: OpenedDisposition,
    subject: StoredEntity,
  ): TicketPlaces['draft'] {
    const { questionId } = disposition;
    return ticketDraft({
      action: disposition,
      entityTitle: subject.title ?? subject.name,
      entityRef: subject.entityRef,
      checklistTitle: loaded.checklist.document.title,
      questionTitle: questionTitleOf(loaded, questionId),
      link: `${this.#options.portalUrl}${reviewPath(loaded, questionId)}`,
    });
  }
}
