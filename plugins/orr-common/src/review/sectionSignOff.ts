/** What a sign-off can say. @public */
export const SIGN_OFF_VERDICTS = ['signed', 'objected'] as const;

/** A sign-off, or an objection to signing off. @public */
export type SignOffVerdict = (typeof SIGN_OFF_VERDICTS)[number];

/** What somebody who answers for it said about one section of a submitted review. @public */
export interface SectionSignOff {
  /** A UUID. */
  id: string;
  /** The section of the checklist. */
  sectionId: string;
  /** The submission that was looked at. */
  snapshotId: string;
  /** Whether it was signed or objected to. */
  verdict: SignOffVerdict;
  /** What was said about it; always there on an objection. */
  note?: string;
  /** Of those whom the checklist names, the one that the person is or belonged to. */
  forRef: string;
  /** Full ref of the person. */
  signedBy: string;
  /** ISO instant. */
  signedAt: string;
}

/** How a section stands: an objection outweighs a signature, and what was said of other answers is outdated. @public */
export type SignOffState = 'waiting' | 'signed' | 'objected' | 'outdated';

/** Who is asked to sign a section off, and what they have said. @public */
export interface SignOffSection {
  /** The section of the checklist. */
  sectionId: string;
  /** The groups and people that the checklist names. */
  by: string[];
  /** Whether a go waits for it. */
  required: boolean;
  /** How it stands on what was submitted last. */
  state: SignOffState;
  /** The latest of each person, latest first; `holds` says whether the answers are still those that it was given on. */
  signOffs: (SectionSignOff & { holds: boolean })[];
}
