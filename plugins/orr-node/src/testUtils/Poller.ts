import {
  DeploymentBatch,
  DeploymentSource,
  DeployRule,
  SourceBinding,
  SourceCursor,
  SourceDeployment,
} from 'backstage-plugin-orr-node';
import { isNewerState, outcomeRank } from 'backstage-plugin-orr-common';

/**
 * Asks a source as the portal does, and keeps what the portal keeps of one binding between runs.
 *
 * @public
 */
export class Poller {
  /** The newest state of each deployment. */
  readonly records = new Map<string, SourceDeployment>();
  /** Where to go on. */
  cursor: SourceCursor | undefined;
  /** ISO instant, as it was told last. */
  coveredFrom: string | undefined;

  constructor(
    /** What is asked. */
    readonly source: DeploymentSource,
    /** What it is asked about. */
    readonly binding: SourceBinding,
    /** What deploys, and how far back is asked. */
    readonly options: { rules: readonly DeployRule[]; since: Date },
  ) {}

  /** One run: all batches are stored with their cursors, which go through JSON as they do in a database. */
  async run(budget = 1000): Promise<DeploymentBatch[]> {
    let left = budget;
    const batches: DeploymentBatch[] = [];
    const unfinished = [...this.records.values()]
      .filter(({ outcome }) => outcomeRank(outcome) < 2)
      .map(({ sourceId }) => sourceId);
    for await (const batch of this.source.list!(this.binding, {
      ...this.options,
      unfinished,
      cursor: this.cursor,
      signal: new AbortController().signal,
      budget: { take: () => (left -= 1) >= 0 },
    })) {
      batches.push(batch);
      this.cursor = JSON.parse(JSON.stringify(batch.cursor));
      this.coveredFrom = batch.coveredFrom.toISOString();
      batch.records.forEach(record => this.#keep(record));
    }
    return batches;
  }

  #keep(record: SourceDeployment): void {
    const stored = this.records.get(record.sourceId);
    if (!stored || isNewerState(record, stored)) {
      this.records.set(record.sourceId, record);
    }
  }
}
