import { ConflictError } from '@backstage/errors';
import { IncidentFinding } from 'backstage-plugin-orr-common';
import { DatabaseHistoryLog } from '../../database/DatabaseHistoryLog';
import { DatabaseReviewStore } from '../../database/DatabaseReviewStore';
import { DatabaseFindingStore } from '../../database/incident/DatabaseFindingStore';
import { FoundIncident } from '../../database/incident/EntityIncidentModel';
import { StoredFinding } from '../../database/incident/findingRows';
import { lockEntities } from '../../database/lockEntities';
import { reviewHistoryOf } from '../../database/reviewRows';
import { StoredEntity } from '../../database/StoredEntity';
import { Transaction } from '../../database/transaction';
import { RecordIncidentFindingInput } from '../IncidentService';
import { Writing } from '../NamedWrites';
import { toIncidentFinding } from './toIncidentFinding';

/** The question that should have caught an incident, with the review that had asked it. @internal */
export interface NamedInHindsight {
  checklistId: string;
  questionId: string;
  questionTitle: string;
  /** The last one before the incident under the checklist. */
  reviewId?: string;
}

/** What somebody says of an incident. @internal */
export interface FindingWrite {
  /** Of the finding, where it is the first. */
  id: string;
  entity: StoredEntity;
  incident: FoundIncident;
  input: RecordIncidentFindingInput;
  named?: NamedInHindsight;
  writing: Writing;
}

/** Keeps what is said of incidents, with its history. @internal */
export class FindingWrites {
  readonly #findings: DatabaseFindingStore;
  readonly #historyLog: DatabaseHistoryLog;
  readonly #reviews: DatabaseReviewStore;

  constructor(options: {
    incidentFindings: DatabaseFindingStore;
    historyLog: DatabaseHistoryLog;
    reviews: DatabaseReviewStore;
  }) {
    this.#findings = options.incidentFindings;
    this.#historyLog = options.historyLog;
    this.#reviews = options.reviews;
  }

  async put(trx: Transaction, write: FindingWrite): Promise<IncidentFinding> {
    const { entity, incident, input, named, writing } = write;
    await lockEntities(trx, trx('entity').where({ id: entity.id }));
    const before = (
      await this.#findings.listOf(entity.id, [incident.id], trx)
    ).get(incident.id);
    if ((before?.revision ?? 0) !== input.revision) {
      throw new ConflictError(
        'revision: somebody has said something else of this incident meanwhile',
      );
    }
    const after: StoredFinding = {
      id: before?.id ?? write.id,
      entityId: entity.id,
      incidentId: incident.id,
      incidentTitle: incident.title,
      openedAt: incident.openedAt,
      url: incident.url,
      ...named,
      wouldHaveHelped: input.wouldHaveHelped,
      note: input.note,
      revision: input.revision + 1,
      saidBy: writing.userRef,
      saidAt: writing.now.toISOString(),
    };
    await this.#findings.put(trx, after);
    await this.#tell(trx, after);
    return toIncidentFinding(after);
  }

  /** In the chain of the review that had asked the question, else in that of the entity. */
  async #tell(trx: Transaction, finding: StoredFinding): Promise<void> {
    const { entityId, reviewId, checklistId, questionId } = finding;
    const chain = reviewId
      ? reviewHistoryOf(await this.#reviews.lock(trx, reviewId))
      : { aggregateType: 'entity' as const, aggregateId: entityId };
    await this.#historyLog.append(trx, {
      ...chain,
      entityId,
      at: finding.saidAt,
      action: 'incident.lookedBack',
      subject: questionId,
      facts: {
        incidentId: finding.incidentId,
        ...(checklistId && { checklistId }),
        wouldHaveHelped: finding.wouldHaveHelped,
        revision: finding.revision,
      },
      actorRef: finding.saidBy,
      words: { note: finding.note ?? null },
    });
  }
}
