import { OrrText } from '../../hooks/useOrrTranslation';

/** The attributes of checklists, sections, questions and choices that have a name of their own. */
const LABELS = {
  title: 'title',
  description: 'description',
  guidance: 'guidance',
  'why.text': 'why',
  'why.links': 'whyLinks',
  good: 'good',
  area: 'area',
  stakeholder: 'stakeholder',
  origin: 'origin',
  practices: 'practices',
  risk: 'risk',
  gate: 'gate',
  weight: 'weight',
  effort: 'effort',
  phase: 'phase',
  profiles: 'profiles',
  appliesTo: 'appliesTo',
  'visibleWhen.question': 'visibleQuestion',
  'visibleWhen.choice': 'visibleChoice',
  'visibleWhen.practice': 'visiblePractice',
  'evidence.rule': 'evidence',
  'evidence.maxAgeDays': 'evidenceAge',
  prefill: 'prefill',
  verification: 'verification',
  'fact.id': 'fact',
  'fact.maxAgeDays': 'factAge',
  notApplicable: 'notApplicable',
  'answer.type': 'answerType',
  'answer.unit': 'unit',
  'answer.improvement': 'improvement',
  'answer.riskRules': 'riskRules',
  'answer.met.atLeast': 'atLeast',
  'answer.met.atMost': 'atMost',
  'answer.met.withinDays': 'withinDays',
  improvement: 'improvement',
  tier: 'tier',
  alternativeGroup: 'alternativeGroup',
  exclusive: 'exclusive',
  'signOff.by': 'signers',
  'signOff.required': 'signOffRequired',
  owner: 'owner',
  sponsor: 'sponsor',
  kinds: 'kinds',
  pilotEntities: 'pilotEntities',
  cadenceMonths: 'cadence',
  conditionLimitDays: 'conditionLimit',
  acceptanceLimitDays: 'acceptanceLimit',
  disclosureGraceDays: 'disclosureGrace',
  contradictions: 'contradictions',
  'deciding.default': 'deciding',
  'deciding.sampleOneIn': 'sample',
  reviewerGroup: 'reviewerGroup',
  minutes: 'minutes',
} as const;

function rest(field: string, start: string): string | undefined {
  return field.startsWith(start) ? field.slice(start.length) : undefined;
}

/** What an attribute is called; where it stands in the file for one without a name. @internal */
export function fieldLabel(field: string, t: OrrText): string {
  if (Object.hasOwn(LABELS, field)) {
    return t(`checklists.field.${LABELS[field as keyof typeof LABELS]}`);
  }
  const part = rest(field, 'fact.condition.');
  const cadence = rest(field, 'cadenceByTier.');
  const deciding = rest(field, 'deciding.tiers.');
  if (part) {
    return t('checklists.field.factCondition', { part });
  }
  if (cadence) {
    return t('checklists.field.cadenceOf', { tier: cadence });
  }
  return deciding
    ? t('checklists.field.decidingOf', { tier: deciding })
    : field;
}
