import { FactDefinition, FactReading } from 'backstage-plugin-orr-common';
import { Source, SourceBinding, SourceCallOptions } from './Source';

/**
 * A system that knows facts of entities. Whatever goes wrong is thrown as a {@link SourceError}: what was known before is kept
 * then, with its date.
 *
 * @public
 */
export interface FactProvider extends Source {
  /** All that it may tell. */
  readonly facts: readonly FactDefinition[];
  /** What can be said now: one reading for each fact that concerns the binding, `unknown` with a note where it has nothing. */
  read(
    binding: SourceBinding,
    options: SourceCallOptions,
  ): Promise<FactReading[]>;
}
