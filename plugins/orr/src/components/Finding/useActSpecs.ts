import { FindingDisposition } from 'backstage-plugin-orr-common';
import { OrrText, useOrrTranslation } from '../../hooks/useOrrTranslation';
import { useRelativeDate } from '../DateText';
import { DispositionActName } from './dispositionActs';
import { FieldSpec, FieldValues } from './fieldSpec';

const LEVELS = ['NONE', 'LOW', 'MEDIUM', 'HIGH'] as const;

function evidenceSpecs(values: FieldValues, t: OrrText): FieldSpec[] {
  return [
    { name: 'url', label: t('finding.field.url.evidence') },
    {
      name: 'note',
      label: t('finding.field.note.evidence'),
      required: !values.url?.trim(),
      hint: t('finding.hint.evidence'),
    },
  ];
}

function changeSpecs(t: OrrText): FieldSpec[] {
  return [
    { name: 'text', label: t('finding.field.text.action'), required: true },
    { name: 'ownerRef', label: t('finding.field.ownerRef'), required: true },
    { name: 'effort', label: t('finding.field.effort') },
    { name: 'url', label: t('finding.field.url.action') },
  ];
}

function decisionSpecs(
  { type, level }: FindingDisposition,
  until: FieldSpec,
  isApproval: boolean,
  t: OrrText,
): FieldSpec[] {
  const residual: FieldSpec = {
    name: 'residualLevel',
    label: t('finding.field.residualLevel'),
    required: isApproval,
    levels: LEVELS.slice(0, LEVELS.indexOf(level) + 1),
  };
  return [
    ...(type === 'mitigation' ? [residual] : []),
    { ...until, required: isApproval },
    {
      name: 'note',
      label: t('finding.field.note.decision'),
      required: !isApproval,
      hint: t('finding.hint.refusal'),
    },
  ];
}

/** The fields that an act asks for; on a decision by what is about to be decided. @internal */
export function useActSpecs(options: {
  act: DispositionActName;
  disposition: FindingDisposition;
  values: FieldValues;
  today: string;
  /** The latest day that the checklist allows, where it is known. */
  latest?: string;
}): (outcome: 'approved' | 'refused') => FieldSpec[] {
  const { act, disposition, values, today } = options;
  const { t } = useOrrTranslation();
  const relative = useRelativeDate();
  const latest = act === 'decide' ? options.latest : undefined;
  const from = relative(today).full;
  const until: FieldSpec = {
    name: 'until',
    label: t(`finding.field.until.${disposition.type}`),
    required: true,
    range: { from: today, to: latest },
    hint: latest
      ? t('finding.hint.range', { from, to: relative(latest).full })
      : t('finding.hint.from', { from }),
  };
  return outcome => {
    switch (act) {
      case 'finish':
        return evidenceSpecs(values, t);
      case 'postpone':
        return [
          until,
          { name: 'reason', label: t('finding.field.reason'), required: true },
        ];
      case 'change':
        return changeSpecs(t);
      case 'decide':
        return decisionSpecs(disposition, until, outcome === 'approved', t);
      case 'withdraw':
        return [];
      default:
        return [
          { name: 'note', label: t('finding.field.note.why'), required: true },
        ];
    }
  };
}
