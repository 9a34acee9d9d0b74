import type { BlockContent } from 'mdast';
import {
  Answer,
  AnswerStatement,
  isSafeUrl,
  ReportAnswer,
  ReviewReport,
} from 'backstage-plugin-orr-common';
import { heading, Inline, list, paragraphs } from './nodes';
import { ReportWords } from './ReportWords';

function linkTo(text: string, url: string): Inline {
  return isSafeUrl(url) ? { text, href: url } : text;
}

function statementOf(
  statement: AnswerStatement,
  { choices = [], unit = '' }: Pick<ReportAnswer, 'choices' | 'unit'>,
  { t, date, nameOf }: ReportWords,
): BlockContent[] {
  switch (statement.kind) {
    case 'choices':
      return choices.length
        ? [list(choices.map(choice => [choice]))]
        : paragraphs(t('report.answers.noChoice'));
    case 'practice':
      return paragraphs(t(`answer.practice.${statement.value}`));
    case 'number':
    case 'duration':
      return paragraphs(`${statement.value} ${unit}`.trim());
    case 'date':
      return paragraphs(date(statement.value));
    case 'text':
      return paragraphs(statement.value);
    case 'notApplicable':
      return paragraphs(
        t('answer.summary.notApplicable', { reason: statement.reason }),
      );
    case 'coveredElsewhere':
      return paragraphs(
        `${t('answer.summary.coveredElsewhere')}: `,
        linkTo(statement.url, statement.url),
        `, ${t('answer.evidence.seenOn')} ${date(statement.date)}`,
      );
    default:
      return paragraphs(
        t('report.answers.researchedBy', {
          person: nameOf(statement.assigneeRef),
        }),
      );
  }
}

function evidenceOf(
  { evidence }: Answer,
  { t, date }: ReportWords,
): BlockContent[] {
  return evidence.length
    ? [
        list(
          evidence.map(({ url, title, date: day }) => [
            linkTo(title ?? url, url),
            `, ${t('answer.evidence.seenOn')} ${date(day)}`,
          ]),
        ),
      ]
    : [];
}

function answerNodes(
  answer: Answer | undefined,
  shown: Pick<ReportAnswer, 'choices' | 'unit'>,
  words: ReportWords,
): BlockContent[] {
  const { t, date, nameOf } = words;
  if (!answer?.statement) {
    return paragraphs(t('answer.summary.unanswered'));
  }
  return [
    ...statementOf(answer.statement, shown, words),
    ...(answer.note
      ? paragraphs(`${t('answer.summary.note')}: ${answer.note}`)
      : []),
    ...(answer.isNoteKept ? paragraphs(t('answer.summary.noteKept')) : []),
    ...evidenceOf(answer, words),
    ...paragraphs(
      t('report.by', {
        person: nameOf(answer.answeredBy),
        date: date(answer.answeredAt),
      }),
    ),
  ];
}

/** What the platform answers, where nobody else has. */
function vouchedNodes(
  {
    voucherRef,
    statement,
    url,
    since,
    until,
  }: NonNullable<ReportAnswer['vouched']>,
  { t, date, nameOf }: ReportWords,
): BlockContent[] {
  return [
    ...paragraphs(t('report.vouchedBy', { voucher: nameOf(voucherRef) })),
    ...paragraphs(statement),
    ...(url ? paragraphs(linkTo(url, url)) : []),
    ...paragraphs(
      t('report.vouchedTerm', { since: date(since), until: date(until) }),
    ),
  ];
}

function questionNodes(item: ReportAnswer, words: ReportWords): BlockContent[] {
  const { t, nameOf } = words;
  const level = item.level ? t(`level.${item.level}`) : t('level.informs');
  const rung = item.rung ? `, ${t(`answer.rung.${item.rung}`)}` : '';
  return [
    heading(4, item.title),
    ...paragraphs(`${level}${rung}`),
    ...(item.vouched && !item.answer?.statement
      ? vouchedNodes(item.vouched, words)
      : answerNodes(item.answer, item, words)),
    ...(item.exceptions ?? []).flatMap(({ answer, choices }) => [
      ...paragraphs(
        t('report.answers.differs', { entity: nameOf(answer.entityRef) }),
      ),
      ...answerNodes(answer, { choices, unit: item.unit }, words),
    ]),
  ];
}

/** All answers, section by section. @internal */
export function answersOf(
  { sections }: ReviewReport,
  words: ReportWords,
): BlockContent[] {
  return [
    heading(2, words.t('report.answers.title')),
    ...sections
      .filter(({ answers }) => answers.length)
      .flatMap(section => [
        heading(3, section.title),
        ...section.answers.flatMap(item => questionNodes(item, words)),
      ]),
  ];
}
