import { addDays } from 'backstage-plugin-orr-common';
import {
  DueDisposition,
  DueDispositionModel,
} from '../../database/DueDispositionModel';
import { OutboxMessage } from '../delivery/OutboxMessage';
import { entityPath } from './entityPath';
import { Occasion } from './occasions';
import { scopeOf, tell } from './tell';

const ACTION_DAYS = 7;
const APPROVED_DAYS = 14;
const STAGES = { soon: 'dueSoon:', past: 'past:' };

/** The dispositions near whose day it is, or behind it, of which nobody was told yet. @internal */
export function listDue(
  dueDispositions: Pick<DueDispositionModel, 'list'>,
  page: { today: string; afterId?: string; limit: number },
): Promise<DueDisposition[]> {
  return dueDispositions.list({
    ...page,
    actionsTo: addDays(page.today, ACTION_DAYS),
    approvedTo: addDays(page.today, APPROVED_DAYS),
    scopes: {
      action: scopeOf('actionDueSoon', ['']),
      approved: scopeOf('acceptanceEndsSoon', ['']),
    },
    stages: STAGES,
  });
}

function wordsOf({ type, until }: DueDisposition, isPast: boolean): string {
  switch (type) {
    case 'action':
      return isPast
        ? `an action was due ${until}`
        : `an action is due ${until}`;
    case 'mitigation':
      return isPast
        ? `a mitigation was to be looked at again by ${until}`
        : `a mitigation is to be looked at again by ${until}`;
    default:
      return isPast
        ? `a risk was accepted until ${until} and is open again`
        : `a risk is accepted until ${until}`;
  }
}

/** What is told of one, to whom, and as which stage. @internal */
export function findingStage(
  due: DueDisposition,
  today: string,
): { message: OutboxMessage; scope: string; stage: string } {
  const { id, type, until, entity, reviewId, questionId } = due;
  const isPast = until < today;
  const isAction = type === 'action';
  const near: Occasion = isAction ? 'actionDueSoon' : 'acceptanceEndsSoon';
  const past: Occasion = isAction ? 'actionOverdue' : 'acceptanceEnded';
  const occasion = isPast ? past : near;
  return {
    message: tell(occasion, {
      about: [id],
      to: isAction
        ? [due.ownerRef]
        : [...entity.ownerRefs, due.proposedBy, due.decidedBy],
      title: `${entity.title ?? entity.name}: ${wordsOf(due, isPast)}`,
      description: isAction
        ? 'Say on the review when it is done, with a link or a note, or give it another day.'
        : 'Fix the gap, or propose on the review what is to become of it.',
      link: `${entityPath(
        entity,
      )}/reviews/${reviewId}?question=${encodeURIComponent(questionId)}`,
    }),
    scope: scopeOf(occasion, [id]),
    stage: `${isPast ? STAGES.past : STAGES.soon}${until}`,
  };
}
