import { RequestBudget, SourceCursor } from 'backstage-plugin-orr-node';
import { StoredBinding } from '../../database/source/bindingRows';
import { Transaction } from '../../database/transaction';

/** A part of what a source tells, ready to be written. @internal */
export interface ToldBatch {
  /** Writes it, in the transaction in which the progress is noted. A SourceError where it is not what it should be. */
  write(trx: Transaction): Promise<unknown>;
  cursor?: SourceCursor;
  coveredFrom?: Date;
  /** ISO instant. */
  lastRecordAt?: string;
  done: boolean;
}

/** What goes with asking. @internal */
export interface AskOptions {
  since: Date;
  signal: AbortSignal;
  budget: RequestBudget;
  now: Date;
}

/** How sources of one kind are asked. @internal */
export interface SourceAsking {
  /** Sources of this kind that can be asked. */
  readonly providers: string[];
  ask(binding: StoredBinding, options: AskOptions): AsyncIterable<ToldBatch>;
  /** Whose facts rest on what it tells. */
  factProviders(binding: StoredBinding): string[];
  /** When everything was told: what follows from that. Answers whether there is more to ask at once. */
  settle?(
    binding: StoredBinding,
    options: Omit<AskOptions, 'since'>,
  ): Promise<boolean>;
}
