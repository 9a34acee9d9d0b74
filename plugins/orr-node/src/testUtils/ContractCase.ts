/**
 * One thing that a source has to keep to.
 *
 * @public
 */
export interface ContractCase {
  /** What is checked, in words that follow “it”. */
  name: string;
  /** Throws an AssertionError where the source does something else. */
  run(): Promise<void>;
}
