import { FindingDisposition, isGap, Level } from 'backstage-plugin-orr-common';
import { DatabaseDispositionStore } from '../../database/DatabaseDispositionStore';
import { DatabaseHistoryLog } from '../../database/DatabaseHistoryLog';
import { StoredDisposition } from '../../database/dispositionRows';
import { Transaction } from '../../database/transaction';
import { Writing } from '../NamedWrites';
import { LoadedReview } from '../review/LoadedReview';
import { tellingOf } from './DispositionWrites';

function isSettled({ type, state }: FindingDisposition): boolean {
  return type !== 'action' && (state === 'approved' || state === 'asked');
}

/** Whether a question was asked, and what it showed then is no gap any more. */
function isFixed(level: Level | undefined): boolean {
  return level !== undefined && level !== 'UNANSWERED' && !isGap(level);
}

/**
 * Ends what was accepted or mitigated once a decision finds that the gap is not there any more, so that nothing is listed
 * as a risk in force that no answer shows. Actions stay: whoever does them says when they are done.
 *
 * @internal
 */
export class FixedGaps {
  readonly #dispositions: DatabaseDispositionStore;
  readonly #historyLog: DatabaseHistoryLog;

  constructor(options: {
    dispositions: DatabaseDispositionStore;
    historyLog: DatabaseHistoryLog;
  }) {
    this.#dispositions = options.dispositions;
    this.#historyLog = options.historyLog;
  }

  async close(
    trx: Transaction,
    options: {
      loaded: LoadedReview;
      dispositions: readonly StoredDisposition[];
      /** What the answers that all share show, by question; of what is not asked, nothing. */
      levels: ReadonlyMap<string, Level | undefined>;
      writing: Pick<Writing, 'userRef' | 'now'>;
    },
  ): Promise<void> {
    const { loaded, dispositions, levels, writing } = options;
    const at = writing.now.toISOString();
    const closed = dispositions
      .filter(
        item =>
          isSettled(item) &&
          item.coveredEntityRef === undefined &&
          isFixed(levels.get(item.questionId)),
      )
      .map(
        (item): StoredDisposition => ({
          ...item,
          state: item.state === 'asked' ? 'withdrawn' : 'ended',
          revision: item.revision + 1,
          closedBy: writing.userRef,
          closedAt: at,
        }),
      );
    for (const item of closed) {
      await this.#dispositions.update(trx, item);
    }
    await this.#historyLog.appendAll(
      trx,
      closed.map(item => {
        const telling = tellingOf(item, loaded);
        return {
          ...telling,
          at,
          action:
            item.state === 'ended'
              ? ('disposition.ended' as const)
              : ('disposition.withdrawn' as const),
          actorRef: writing.userRef,
          words: {},
        };
      }),
    );
  }
}
