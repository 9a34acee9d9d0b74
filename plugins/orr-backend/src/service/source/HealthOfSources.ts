import { DatabaseDeployHealthStore } from '../../database/deployHealth/DatabaseDeployHealthStore';
import { StoredBinding } from '../../database/source/bindingRows';
import { BindingProgress } from '../../database/source/DatabaseBindingStore';
import { DatabaseEntityBindingStore } from '../../database/source/DatabaseEntityBindingStore';
import { Transaction } from '../../database/transaction';

/** The days that numbers look back over. */
const dayOf = (instant?: string) => instant?.slice(0, 10);

/** Has the numbers of entities follow how far their sources were asked, also where nothing new was told. @internal */
export class HealthOfSources {
  readonly #deployHealth: DatabaseDeployHealthStore;
  readonly #entityBindings: DatabaseEntityBindingStore;

  constructor(options: {
    deployHealth: DatabaseDeployHealthStore;
    entityBindings: DatabaseEntityBindingStore;
  }) {
    this.#deployHealth = options.deployHealth;
    this.#entityBindings = options.entityBindings;
  }

  /** Of a binding as it was before. */
  async noteProgress(
    trx: Transaction,
    binding: StoredBinding,
    { coveredFrom, syncedAt }: BindingProgress,
    now: Date,
  ): Promise<void> {
    const isFirst = Boolean(syncedAt) && !binding.syncedAt;
    const isMoved =
      coveredFrom !== undefined &&
      dayOf(coveredFrom) !== dayOf(binding.coveredFrom);
    const hasRecovered = binding.problem !== undefined;
    if (binding.kind === 'facts' || !(isFirst || isMoved || hasRecovered)) {
      return;
    }
    const found = await this.#entityBindings.listEntities(
      binding,
      [binding.key],
      trx,
    );
    const entityIds = (found.get(binding.key) ?? []).map(({ id }) => id);
    await this.#deployHealth.markDue(trx, entityIds, now);
  }
}
