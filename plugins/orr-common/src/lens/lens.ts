/** What a lens says under keys that its format does not know. @public */
export type LensExtensions = Record<string, unknown>;

/** A text with a link: help, or what to do. @public */
export interface LensResource {
  displayText?: string;
  /** An http or https address. */
  url?: string;
  extensions?: LensExtensions;
}

/** More help, or more of what to do, for one choice. @public */
export interface LensAdditionalResource {
  type: 'HELPFUL_RESOURCE' | 'IMPROVEMENT_PLAN';
  content: LensResource[];
  extensions?: LensExtensions;
}

/** One practice under a question. @public */
export interface LensChoice {
  /** Unique within its question. One that ends with `_no` stands for "None of these". */
  id: string;
  title: string;
  helpfulResource?: LensResource;
  improvementPlan?: LensResource;
  additionalResources?: LensAdditionalResource[];
  extensions?: LensExtensions;
}

/** The levels that a lens knows. @public */
export type LensRisk = 'HIGH_RISK' | 'MEDIUM_RISK' | 'NO_RISK';

/** The first rule of a question whose condition holds gives its level. @public */
export interface LensRiskRule {
  /** Over the choices of the question, or `default`. */
  condition: string;
  risk: LensRisk;
  extensions?: LensExtensions;
}

/** One question; whoever answers ticks all that apply. @public */
export interface LensQuestion {
  id: string;
  title: string;
  description?: string;
  helpfulResource?: LensResource;
  choices: LensChoice[];
  riskRules: LensRiskRule[];
  extensions?: LensExtensions;
}

/** A group of questions. @public */
export interface LensPillar {
  id: string;
  name: string;
  questions: LensQuestion[];
  extensions?: LensExtensions;
}

/** A custom lens of the AWS Well-Architected Tool. @public */
export interface Lens {
  schemaVersion: '2021-11-01';
  name: string;
  description: string;
  pillars: LensPillar[];
  extensions?: LensExtensions;
}

/** Whether a choice is the "None of these" of its question. @internal */
export function isNoneOfThese({ id }: Pick<LensChoice, 'id'>): boolean {
  return id.endsWith('_no');
}
