import { ComparedSide } from 'backstage-plugin-orr-common';
import { OrrText } from '../../hooks/useOrrTranslation';

const TIME_UNITS = ['minutes', 'hours', 'days'] as const;

function unitOf(
  { answer, unit }: Pick<ComparedSide, 'answer' | 'unit'>,
  t: OrrText,
) {
  const known = TIME_UNITS.find(one => one === unit);
  return answer?.statement?.kind === 'duration' && known
    ? t(`answer.unit.${known}`)
    : unit ?? '';
}

/** What an answer states, in words that can be compared. @internal */
export function statementText(
  side: Pick<ComparedSide, 'answer' | 'choices' | 'unit'>,
  words: {
    t: OrrText;
    date: (day: string) => string;
    nameOf: (ref: string) => string;
  },
): string {
  const { t, date, nameOf } = words;
  const { answer, choices = [] } = side;
  const statement = answer?.statement;
  if (!statement) {
    return t('answer.summary.unanswered');
  }
  switch (statement.kind) {
    case 'choices':
      return choices.length
        ? choices.map(choice => `• ${choice}`).join('\n')
        : t('report.answers.noChoice');
    case 'practice':
      return t(`answer.practice.${statement.value}`);
    case 'number':
    case 'duration':
      return `${statement.value} ${unitOf(side, t)}`.trim();
    case 'date':
      return date(statement.value);
    case 'text':
      return statement.value;
    case 'notApplicable':
      return t('answer.summary.notApplicable', { reason: statement.reason });
    case 'coveredElsewhere':
      return `${t('answer.summary.coveredElsewhere')}: ${statement.url}, ${t(
        'answer.evidence.seenOn',
      )} ${date(statement.date)}`;
    default:
      return [
        t('report.answers.researchedBy', {
          person: nameOf(statement.assigneeRef),
        }),
        ...(statement.note ? [statement.note] : []),
      ].join('\n');
  }
}
