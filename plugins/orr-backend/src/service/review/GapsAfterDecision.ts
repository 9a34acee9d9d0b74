import { CoverageJudgement } from 'backstage-plugin-orr-common';
import { StoredDisposition } from '../../database/dispositionRows';
import { Transaction } from '../../database/transaction';
import {
  DecidedIncident,
  IncidentDisclosures,
} from '../disclosure/IncidentDisclosures';
import { FixedGaps } from '../finding/FixedGaps';

/** What becomes of gaps by a decision: what was agreed on about them before, and what it has found. @internal */
export class GapsAfterDecision {
  readonly #fixedGaps: FixedGaps;
  readonly #incidentDisclosures: IncidentDisclosures;

  constructor(options: {
    fixedGaps: FixedGaps;
    incidentDisclosures: IncidentDisclosures;
  }) {
    this.#fixedGaps = options.fixedGaps;
    this.#incidentDisclosures = options.incidentDisclosures;
  }

  /** Of a change nothing: its decision is about that change alone. */
  async write(
    trx: Transaction,
    decided: DecidedIncident & {
      judgement: CoverageJudgement;
      dispositions: readonly StoredDisposition[];
    },
  ): Promise<void> {
    const { loaded, judgement } = decided;
    switch (loaded.review.kind) {
      case 'launch':
      case 'periodic':
        await this.#fixedGaps.close(trx, {
          ...decided,
          levels: new Map(
            judgement.common
              .filter(({ counted }) => counted)
              .map(({ questionId, level }) => [questionId, level]),
          ),
        });
        return;
      // It raises no standing: that rests on what was accepted for as long as it was.
      case 'incident':
        await this.#incidentDisclosures.write(trx, decided);
        return;
      default:
    }
  }
}
