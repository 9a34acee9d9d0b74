/** What a change review can be about. @public */
export const CHANGE_KINDS = ['release', 'pullRequest', 'deployment'] as const;

/** One of {@link CHANGE_KINDS}. @public */
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** The change that a change review is about. @public */
export interface ReviewedChange {
  /** What it is. */
  kind: ChangeKind;
  /** What it is called where it is made. */
  title: string;
  /** An http or https address: where it is made. */
  url: string;
  /** YYYY-MM-DD, the day on which it is to happen. */
  plannedOn: string;
}
