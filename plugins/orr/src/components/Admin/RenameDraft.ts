/** What is to be carried where. @internal */
export interface RenameDraft {
  fromRef: string;
  toRef: string;
  /** Two entities of the catalog exchange their histories. */
  swap: boolean;
}

/** @internal */
export const EMPTY_RENAME: RenameDraft = {
  fromRef: '',
  toRef: '',
  swap: false,
};
