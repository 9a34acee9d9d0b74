import { DatabaseToldStore } from '../../database/DatabaseToldStore';
import { Transaction } from '../../database/transaction';
import { OutboxMessage } from '../delivery/OutboxMessage';
import { entityPath } from './entityPath';
import { joinNews } from './joinNews';
import { StandingMove } from './standingNews';
import { tell } from './tell';

/**
 * Tells owners, once for each entity, that it was launched and nothing was decided about it. What began to be asked of an
 * entity that ran already is no launch, nor is an entity under a new name.
 *
 * @internal
 */
export class LaunchNews {
  readonly #told: DatabaseToldStore;

  constructor(options: { told: DatabaseToldStore }) {
    this.#told = options.told;
  }

  async of(
    trx: Transaction,
    moves: StandingMove[],
    now: Date,
  ): Promise<OutboxMessage[]> {
    const messages = joinNews(moves.filter(isLaunch).map(newsOf));
    if (!messages.length) {
      return [];
    }
    const scopes = messages.map(scopeIn);
    const claimed = await this.#told.claim(
      trx,
      scopes.map(scope => ({ scope, stage: 'launched' })),
      now,
    );
    return messages.filter((_, index) => claimed.has(scopes[index]));
  }
}

function isLaunch({ entity, before, after }: StandingMove): boolean {
  return (
    !entity.orphanedAt &&
    before.standing !== 'notRequired' &&
    !before.flags.launchedUnreviewed &&
    after.flags.launchedUnreviewed
  );
}

function newsOf({ entity }: StandingMove): OutboxMessage {
  return tell('launchedUnreviewed', {
    about: [entity.id],
    to: entity.ownerRefs,
    title: `${
      entity.title ?? entity.name
    } is in production without a decided review`,
    description: 'Open it to start its launch review.',
    link: entityPath(entity),
  });
}

function scopeIn(message: OutboxMessage): string {
  return message.channel === 'notification' ? message.scope : '';
}
