import {
  SourceRuleDraft,
  sourceRuleDraftSchema,
} from 'backstage-plugin-orr-common';

/** What a rule can be about. @internal */
export type RuleKind = SourceRuleDraft['kind'];

/** What is written in the fields of a rule, whatever it is about. @internal */
export interface RuleText {
  match: string;
  tier: string;
  pipeline: string;
  environment: string;
  branch: string;
  provider: string;
  binding: string;
  entity: string;
  refPrefix: string;
}

const EMPTY: RuleText = {
  match: '',
  tier: 'production',
  pipeline: '',
  environment: '',
  branch: '',
  provider: '',
  binding: '',
  entity: '',
  refPrefix: '',
};

const OF_KIND: Record<RuleKind, (keyof RuleText)[]> = {
  environment: ['match', 'tier', 'provider', 'binding'],
  deploys: ['pipeline', 'environment', 'branch', 'provider', 'binding'],
  link: ['binding', 'entity', 'environment', 'pipeline', 'refPrefix'],
};

/** @internal */
export function ruleTextOf(rule: SourceRuleDraft | undefined): RuleText {
  return { ...EMPTY, ...rule?.document };
}

/** The rule that is written; undefined while something of it is missing. @internal */
export function ruleOfText(
  kind: RuleKind,
  text: RuleText,
): SourceRuleDraft | undefined {
  const document = Object.fromEntries(
    OF_KIND[kind].flatMap(name => {
      const value = text[name].trim();
      return value ? [[name, value]] : [];
    }),
  );
  const parsed = sourceRuleDraftSchema.safeParse({ kind, document });
  return parsed.success ? parsed.data : undefined;
}
