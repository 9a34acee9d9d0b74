import { Choice } from '../answerForm';
import { ChecklistDocument, Question, Section } from '../checklistDocument';

/**
 * Whether a difference in an attribute is one of meaning (what is asked of whom, how it is answered, how it is judged,
 * where it is counted) or only one of words.
 *
 * @internal
 */
export type FieldKind = 'meaning' | 'words';

/** Of a checklist. Those about the document itself are no content of a version. @internal */
export const CHECKLIST_FIELDS: Record<
  Exclude<
    keyof ChecklistDocument,
    'schemaVersion' | 'id' | 'state' | 'changelog' | 'sections'
  >,
  FieldKind
> = {
  title: 'words',
  description: 'words',
  owner: 'meaning',
  sponsor: 'words',
  kinds: 'meaning',
  appliesTo: 'meaning',
  pilotEntities: 'meaning',
  cadenceMonths: 'meaning',
  cadenceByTier: 'meaning',
  conditionLimitDays: 'meaning',
  acceptanceLimitDays: 'meaning',
  disclosureGraceDays: 'meaning',
  contradictions: 'meaning',
  deciding: 'meaning',
  reviewerGroup: 'meaning',
  minutes: 'words',
  lens: 'words',
};

/** Of a section. @internal */
export const SECTION_FIELDS: Record<
  Exclude<keyof Section, 'id' | 'questions'>,
  FieldKind
> = {
  title: 'words',
  description: 'words',
  signOff: 'meaning',
  lens: 'words',
};

/** Of a question. @internal */
export const QUESTION_FIELDS: Record<
  Exclude<keyof Question, 'id'>,
  FieldKind
> = {
  title: 'words',
  guidance: 'words',
  why: 'words',
  good: 'words',
  area: 'meaning',
  stakeholder: 'words',
  origin: 'words',
  practices: 'words',
  risk: 'meaning',
  gate: 'meaning',
  weight: 'meaning',
  effort: 'words',
  phase: 'meaning',
  profiles: 'meaning',
  appliesTo: 'meaning',
  visibleWhen: 'meaning',
  evidence: 'meaning',
  prefill: 'meaning',
  verification: 'meaning',
  fact: 'meaning',
  notApplicable: 'meaning',
  answer: 'meaning',
  lens: 'words',
};

/** Of a choice. @internal */
export const CHOICE_FIELDS: Record<Exclude<keyof Choice, 'id'>, FieldKind> = {
  title: 'words',
  guidance: 'words',
  improvement: 'words',
  tier: 'meaning',
  alternativeGroup: 'meaning',
  exclusive: 'meaning',
  lens: 'words',
};
