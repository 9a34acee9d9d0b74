/** What a lens says under keys that its format does not know. @public */
export type LensExtensions = Record<string, unknown>;

/** A text with a link: help, or what to do. @public */
export interface LensResource {
  /** Up to 2,048 characters. */
  displayText?: string;
  /** An http or https address. */
  url?: string;
  /** Unknown keys, as they were. */
  extensions?: LensExtensions;
}

/** More help, or more of what to do, for one choice. @public */
export interface LensAdditionalResource {
  /** What it is about. */
  type: 'HELPFUL_RESOURCE' | 'IMPROVEMENT_PLAN';
  /** Up to five. */
  content: LensResource[];
  /** Unknown keys, as they were. */
  extensions?: LensExtensions;
}

/** One practice under a question. @public */
export interface LensChoice {
  /** Unique within its question. One that ends with `_no` stands for "None of these". */
  id: string;
  /** Up to 128 characters. */
  title: string;
  /** What the choice means. */
  helpfulResource?: LensResource;
  /** What to do where it is not chosen; only “None of these” goes without. */
  improvementPlan?: LensResource;
  /** At most one of each type. */
  additionalResources?: LensAdditionalResource[];
  /** Unknown keys, as they were. */
  extensions?: LensExtensions;
}

/** The levels that a lens knows. @public */
export type LensRisk = 'HIGH_RISK' | 'MEDIUM_RISK' | 'NO_RISK';

/** The first rule of a question whose condition holds gives its level. @public */
export interface LensRiskRule {
  /** Over the choices of the question, or `default`. */
  condition: string;
  /** The level that it gives. */
  risk: LensRisk;
  /** Unknown keys, as they were. */
  extensions?: LensExtensions;
}

/** One question; whoever answers ticks all that apply. @public */
export interface LensQuestion {
  /** Unique in the lens. */
  id: string;
  /** Up to 128 characters. */
  title: string;
  /** Up to 2,048 characters. */
  description?: string;
  /** What the question means. */
  helpfulResource?: LensResource;
  /** Up to 15. */
  choices: LensChoice[];
  /** In their order; one to three, the last usually `default`. */
  riskRules: LensRiskRule[];
  /** Unknown keys, as they were. */
  extensions?: LensExtensions;
}

/** A group of questions. @public */
export interface LensPillar {
  /** Unique in the lens. */
  id: string;
  /** Up to 128 characters. */
  name: string;
  /** Up to 20. */
  questions: LensQuestion[];
  /** Unknown keys, as they were. */
  extensions?: LensExtensions;
}

/** A custom lens of the AWS Well-Architected Tool. @public */
export interface Lens {
  /** Of the format; there is one. */
  schemaVersion: '2021-11-01';
  /** Up to 128 characters. */
  name: string;
  /** Up to 2,048 characters. */
  description: string;
  /** Up to ten. */
  pillars: LensPillar[];
  /** Unknown keys, as they were. */
  extensions?: LensExtensions;
}

/** Whether a choice is the "None of these" of its question. @internal */
export function isNoneOfThese({ id }: Pick<LensChoice, 'id'>): boolean {
  return id.endsWith('_no');
}
