import { ChecklistFieldChange } from 'backstage-plugin-orr-common';
import { OrrText } from '../../hooks/useOrrTranslation';

/** The words of the file that have words for people. */
const WORDS = {
  high: 'high',
  medium: 'medium',
  low: 'low',
  blocking: 'blocking',
  conditional: 'conditional',
  advisory: 'advisory',
  design: 'design',
  build: 'build',
  launch: 'launch',
  operate: 'operate',
  periodic: 'periodic',
  change: 'change',
  incident: 'incident',
  'near-miss': 'nearMiss',
  'anticipated-failure': 'anticipatedFailure',
  policy: 'policy',
  'best-practice': 'bestPractice',
  none: 'none',
  optional: 'optional',
  required: 'required',
  attested: 'attested',
  evidence: 'evidence',
  fact: 'fact',
  allowed: 'allowed',
  forbidden: 'forbidden',
  flag: 'flag',
  condition: 'condition',
  lost: 'lost',
  'self-certified': 'selfCertified',
  peer: 'peer',
  independent: 'independent',
  scope: 'scope',
  core: 'core',
  alternative: 'alternative',
  secondary: 'secondary',
  choices: 'choices',
  practice: 'practice',
  number: 'number',
  duration: 'duration',
  date: 'date',
  text: 'text',
  yes: 'yes',
  partly: 'partly',
  no: 'no',
} as const;

/** The attributes whose values are such words; what others hold was written by people. */
const FIELDS = new Set([
  'risk',
  'gate',
  'effort',
  'phase',
  'origin',
  'profiles',
  'kinds',
  'evidence.rule',
  'verification',
  'notApplicable',
  'visibleWhen.practice',
  'answer.type',
  'contradictions',
  'tier',
]);

/** A value of an attribute in words. @internal */
export function valueText(
  field: string,
  value: ChecklistFieldChange['from'],
  t: OrrText,
): string {
  if (typeof value === 'boolean') {
    return t(
      value ? 'checklists.differences.yes' : 'checklists.differences.no',
    );
  }
  if (value === undefined) {
    return t('checklists.differences.nothing');
  }
  const word = String(value);
  const isWord = FIELDS.has(field) || field.startsWith('deciding.');
  return isWord && Object.hasOwn(WORDS, word)
    ? t(`checklists.value.${WORDS[word as keyof typeof WORDS]}`)
    : word;
}
