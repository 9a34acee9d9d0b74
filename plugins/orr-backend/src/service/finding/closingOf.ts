import { ConflictError, InputError } from '@backstage/errors';
import { dispositionAfter, HistoryAction } from 'backstage-plugin-orr-common';
import { StoredDisposition } from '../../database/dispositionRows';
import { CloseDispositionInput } from '../DispositionService';
import { Writing } from '../NamedWrites';
import { LoadedReview } from '../review/LoadedReview';
import { dispositionEndedNotification } from './dispositionMessages';
import { DispositionChange } from './DispositionWrites';

const TOLD: Record<'drop' | 'withdraw' | 'end', HistoryAction> = {
  drop: 'action.dropped',
  withdraw: 'disposition.withdrawn',
  end: 'disposition.ended',
};

/** What becomes of a disposition that is dropped, withdrawn or ended. @internal */
export function closingOf(options: {
  before: StoredDisposition;
  act: 'drop' | 'withdraw' | 'end';
  input: CloseDispositionInput;
  loaded: LoadedReview;
  writing: Writing;
}): DispositionChange {
  const { before, act, input, loaded, writing } = options;
  const { note, url } = input;
  const { userRef, now } = writing;
  const state = dispositionAfter(before.state, act);
  if (!state) {
    throw new ConflictError(`It is not open to that: it is ${before.state}`);
  }
  if (act !== 'withdraw' && note === undefined) {
    throw new InputError('note: is missing: say why');
  }
  const after: StoredDisposition = {
    ...before,
    state,
    closedBy: userRef,
    closedAt: now.toISOString(),
    closedUrl: url,
    closedNote: note,
  };
  return {
    after,
    act,
    action: TOLD[act],
    words: { note: note ?? null, url: url ?? null },
    messages:
      act === 'end'
        ? [dispositionEndedNotification(loaded, after, userRef)]
        : [],
    movesStanding: act === 'end',
  };
}
