import type { BlockContent, Root } from 'mdast';
import { ReviewReport } from 'backstage-plugin-orr-common';
import { answersOf } from './answerNodes';
import { heading, Inline, list, paragraphs, table } from './nodes';
import { ReportWords } from './ReportWords';
import { risksOf } from './riskNodes';
import { signOffsOf } from './signOffNodes';

type Level = keyof ReviewReport['totals']['counts'];

const LEVELS: Level[] = [
  'HIGH',
  'MEDIUM',
  'LOW',
  'NONE',
  'UNANSWERED',
  'NOT_APPLICABLE',
];

/** The decision that was taken on this submission, if one was. */
function decisionOf({ decisions, snapshot }: ReviewReport) {
  return decisions.find(({ decision: { snapshotId, ownSnapshotId } }) =>
    [snapshotId, ownSnapshotId].includes(snapshot.id),
  )?.decision;
}

function factsOf(report: ReviewReport, words: ReportWords): BlockContent {
  const { t, date, nameOf } = words;
  const { entity, checklist, review, snapshot } = report;
  const names = (refs: string[]) => refs.map(nameOf).join(', ');
  const decision = decisionOf(report);
  const rows: [string, string | undefined][] = [
    [
      t('report.fact.checklist'),
      t('report.fact.version', {
        title: checklist.title,
        version: String(checklist.version),
      }),
    ],
    [t('report.fact.kind'), t(`reviewKind.${review.kind}`)],
    [
      t('report.fact.change'),
      review.change &&
        t('report.fact.changeValue', {
          kind: t(`changeReview.kind.${review.change.kind}`),
          title: review.change.title,
          url: review.change.url,
          date: date(review.change.plannedOn),
        }),
    ],
    [
      t('report.fact.owner'),
      names(entity.ownerRefs) || t('report.fact.nobody'),
    ],
    [
      t('report.fact.covers'),
      entity.coveredEntityRefs && names(entity.coveredEntityRefs),
    ],
    [t('report.fact.tier'), entity.tier],
    [t('report.fact.lifecycle'), entity.lifecycle],
    [
      t('report.fact.submitted'),
      t('report.by', {
        person: nameOf(snapshot.createdBy),
        date: date(snapshot.createdAt),
      }),
    ],
    [
      t('report.fact.validUntil'),
      decision?.validUntil && date(decision.validUntil),
    ],
    [t('report.fact.hash'), snapshot.contentHash],
  ];
  return table([
    [[t('report.fact.what')], [t('report.fact.value')]],
    ...rows.flatMap(([name, value]): Inline[][][] =>
      value ? [[[name], [value]]] : [],
    ),
  ]);
}

function summaryOf(report: ReviewReport, words: ReportWords): BlockContent[] {
  const { t, date, nameOf } = words;
  const { totals, standing, snapshot } = report;
  const decision = decisionOf(report);
  const counts = LEVELS.filter(level => totals.counts[level] > 0)
    .map(level => `${t(`level.${level}`)}: ${totals.counts[level]}`)
    .join(', ');
  return [
    ...paragraphs(
      decision
        ? t('report.summary.decided', {
            outcome: t(`outcome.${decision.outcome}`),
            person: nameOf(decision.decidedBy),
            date: date(decision.decidedAt),
          })
        : t('report.summary.undecided'),
    ),
    ...(decision ? paragraphs(decision.reason) : []),
    ...paragraphs(
      t('report.summary.answered', {
        answered: String(totals.answered),
        total: String(totals.total),
        counts,
      }),
    ),
    ...(totals.score
      ? paragraphs(
          t('report.summary.score', {
            satisfied: String(totals.score.satisfiedWeight),
            applicable: String(totals.score.applicableWeight),
            percent: String(Math.floor(totals.score.percent)),
          }),
        )
      : []),
    ...(standing
      ? paragraphs(
          t('report.summary.standing', {
            date: date(report.madeAt),
            standing: t(`standing.${standing.standing}`),
            reasons: words.reasons(standing).join(', '),
          }),
        )
      : []),
    ...(snapshot.message
      ? paragraphs(
          t('report.summary.message', {
            person: nameOf(snapshot.createdBy),
            message: snapshot.message,
          }),
        )
      : []),
  ];
}

function listOf(
  title: string,
  items: Inline[][],
  empty: string,
): BlockContent[] {
  return [
    heading(2, title),
    ...(items.length ? [list(items)] : paragraphs(empty)),
  ];
}

function decisionsOf(report: ReviewReport, words: ReportWords): BlockContent[] {
  const { t, date, nameOf } = words;
  const conditions = decisionOf(report)?.conditions ?? [];
  return [
    heading(2, t('report.decisions.title')),
    ...(report.decisions.length
      ? [
          table([
            [
              [t('report.decisions.when')],
              [t('report.decisions.outcome')],
              [t('report.decisions.who')],
              [t('report.decisions.why')],
            ],
            ...report.decisions.map(({ decision }): Inline[][] => [
              [date(decision.decidedAt)],
              [t(`outcome.${decision.outcome}`)],
              [nameOf(decision.decidedBy)],
              [decision.reason],
            ]),
          ]),
        ]
      : paragraphs(t('report.decisions.none'))),
    ...(conditions.length
      ? [
          heading(3, t('report.conditions.title')),
          table([
            [
              [t('report.conditions.what')],
              [t('report.conditions.owner')],
              [t('report.conditions.due')],
              [t('report.conditions.met')],
            ],
            ...conditions.map((condition): Inline[][] => [
              [condition.text],
              [nameOf(condition.ownerRef)],
              [date(condition.dueOn)],
              [
                condition.metAt
                  ? date(condition.metAt)
                  : t('report.conditions.open'),
              ],
            ]),
          ]),
        ]
      : []),
  ];
}

function participantsOf(
  { participants }: ReviewReport,
  { t, nameOf }: ReportWords,
): BlockContent[] {
  return [
    heading(2, t('report.participants.title')),
    table([
      [
        [t('report.participants.who')],
        [t('report.participants.as')],
        [t('report.participants.answers')],
      ],
      ...participants.map(({ userRef, roles, answers }): Inline[][] => [
        [nameOf(userRef)],
        [roles.map(role => t(`report.role.${role}`)).join(', ')],
        [String(answers)],
      ]),
    ]),
  ];
}

/** The report as a document, in the words of its reader: what is shown, printed and saved alike. @internal */
export function reportTree(report: ReviewReport, words: ReportWords): Root {
  const { t } = words;
  return {
    type: 'root',
    children: [
      heading(1, t('report.title', { entity: report.entity.title })),
      factsOf(report, words),
      heading(2, t('report.summary.title')),
      ...summaryOf(report, words),
      ...risksOf(report, words),
      ...listOf(
        t('report.open.title'),
        report.open.map(({ title, sectionTitle }) => [
          `${sectionTitle}: ${title}`,
        ]),
        t('report.open.none'),
      ),
      ...listOf(
        t('report.successes.title'),
        report.successes.map(({ title, rung }) => [
          `${title} (${t(`answer.rung.${rung}`)})`,
        ]),
        t('report.successes.none'),
      ),
      ...(report.notApplicable.length
        ? listOf(
            t('report.notApplicable.title'),
            report.notApplicable.map(({ title, reason }) => [
              `${title}: ${reason}`,
            ]),
            '',
          )
        : []),
      ...decisionsOf(report, words),
      ...signOffsOf(report, words),
      ...participantsOf(report, words),
      ...answersOf(report, words),
    ],
  };
}
