import type { BlockContent } from 'mdast';
import {
  addDays,
  Briefing,
  BriefingEntity,
  BriefingWork,
  ReadinessChange,
  TeamBriefing,
} from 'backstage-plugin-orr-common';
import { checklistMovesOf } from '../ReadinessChanges/checklistMovesOf';
import { heading, Inline, paragraphs, table } from '../Report/nodes';
import { BriefingWords } from './BriefingWords';
import { countsOf } from './countNodes';

/** The calendar shows so much at a time. */
const YEAR_DAYS = 365;

/** A part of the document: its heading, then what there is as a table with a line for what is not listed, or that there is nothing. @internal */
export function partOf<T>(options: {
  depth: 2 | 3;
  title: string;
  none: string;
  list: { items: T[]; totalItems: number };
  columns: string[];
  row: (item: T) => Inline[][];
  more: Inline[];
  intro?: string;
}): BlockContent[] {
  const { depth, title, none, list, columns, row, more, intro } = options;
  const { items, totalItems } = list;
  return [
    heading(depth, title),
    ...(items.length
      ? [
          ...(intro ? paragraphs(intro) : []),
          table([columns.map(name => [name]), ...items.map(row)]),
        ]
      : paragraphs(none)),
    ...(totalItems > items.length ? paragraphs(...more) : []),
  ];
}

/** Where the rest of a list can be seen. @internal */
export function moreOf(
  list: { items: unknown[]; totalItems: number },
  href: string,
  { t }: BriefingWords,
): Inline[] {
  return [
    t('briefing.doc.more', { count: list.totalItems - list.items.length }),
    { text: t('briefing.doc.moreLink'), href },
  ];
}

/** Why it stands where it is now, and under which checklists it moved where the headline says too little. */
function whyChanged(
  change: ReadinessChange,
  { t, reasons, standing }: BriefingWords,
): string {
  return [
    reasons(change.reasons),
    ...checklistMovesOf(change).map(({ checklistTitle, before, after }) =>
      t('briefing.changes.under', {
        checklist: checklistTitle,
        before: standing(before),
        after: standing(after),
      }),
    ),
  ]
    .filter(Boolean)
    .join('; ');
}

function changesOf(
  { changes, ownerRef }: TeamBriefing,
  { since }: Briefing,
  words: BriefingWords,
): BlockContent[] {
  const { t, date, entity, standing, pageOf } = words;
  return partOf({
    depth: 3,
    title: t('briefing.changes.title'),
    none: t('briefing.changes.none'),
    list: changes,
    columns: [
      t('briefing.doc.entity'),
      t('briefing.doc.was'),
      t('briefing.doc.isNow'),
      t('briefing.doc.why'),
      t('briefing.doc.since'),
    ],
    row: change => [
      [entity(change.entity)],
      [standing(change.before)],
      [standing(change.after)],
      [whyChanged(change, words)],
      [date(change.changedAt.slice(0, 10))],
    ],
    more: moreOf(
      changes,
      pageOf('/changes', { since, scope: 'all', owner: ownerRef }),
      words,
    ),
  });
}

function workText(
  work: BriefingWork | undefined,
  { t }: BriefingWords,
): string {
  return work
    ? t(`briefing.highs.type.${work.type}`, {
        state: t(`report.risks.state.${work.state}`),
        text: work.text,
      })
    : t('briefing.doc.none');
}

function highsOf(
  { openHighs, ownerRef }: TeamBriefing,
  words: BriefingWords,
): BlockContent[] {
  const { t, date, entity, nameOf, pageOf } = words;
  return partOf({
    depth: 3,
    title: t('briefing.highs.title'),
    none: t('briefing.highs.none'),
    list: openHighs,
    columns: [
      t('briefing.doc.entity'),
      t('briefing.doc.question'),
      t('briefing.doc.state'),
      t('briefing.doc.what'),
      t('briefing.doc.who'),
      t('briefing.doc.until'),
    ],
    row: ({ work, ...risk }) => [
      [entity(risk.entity)],
      [risk.question.title],
      [t(`gap.state.${risk.state}`)],
      [workText(work, words)],
      [work?.personRef ? nameOf(work.personRef) : t('briefing.doc.none')],
      [work?.until ? date(work.until) : t('briefing.doc.none')],
    ],
    // Where the figure of that name leads, too.
    more: moreOf(
      openHighs,
      pageOf('', { risk: 'high', owner: ownerRef }),
      words,
    ),
  });
}

function dueOf(
  team: TeamBriefing,
  briefing: Briefing,
  part: 'overdue' | 'expiring',
  words: BriefingWords,
): BlockContent[] {
  const { t, date, entity, nameOf, due, pageOf } = words;
  const { today, expiringUntil } = briefing;
  const days =
    part === 'overdue'
      ? { from: addDays(today, -YEAR_DAYS), until: addDays(today, -1) }
      : { from: today, until: expiringUntil };
  return partOf({
    depth: 3,
    title:
      part === 'overdue'
        ? t('briefing.overdue.title')
        : t('briefing.expiring.title', { date: date(expiringUntil) }),
    none: t(`briefing.${part}.none`),
    list: team[part],
    columns: [
      t('briefing.doc.day'),
      t('briefing.doc.entity'),
      t('briefing.doc.what'),
      t('briefing.doc.who'),
    ],
    row: item => [
      [date(item.dueOn)],
      [entity(item.entity)],
      [due(item)],
      [item.personRef ? nameOf(item.personRef) : t('briefing.doc.none')],
    ],
    more: moreOf(
      team[part],
      pageOf('/calendar', { ...days, scope: 'all', owner: team.ownerRef }),
      words,
    ),
  });
}

/** Of what was reviewed, that no review was decided yet is said with the checklist. */
function whyHere(
  { reasons: given, undecided }: BriefingEntity,
  { t, reasons }: BriefingWords,
): string {
  return undecided
    ? [
        reasons(given.filter(({ code }) => code !== 'noDecision')),
        given.some(({ code }) => code === 'noDecision') &&
          t('briefing.entities.undecided', {
            checklists: undecided.join(', '),
          }),
      ]
        .filter(Boolean)
        .join(', ')
    : reasons(given);
}

function entitiesOf(
  { entities, ownerRef }: TeamBriefing,
  words: BriefingWords,
): BlockContent[] {
  const { t, date, entity, standing, pageOf } = words;
  return partOf({
    depth: 3,
    title: t('briefing.entities.title'),
    none: t('briefing.entities.none'),
    list: entities,
    columns: [
      t('briefing.doc.entity'),
      t('briefing.doc.standing'),
      t('briefing.doc.why'),
      t('briefing.entities.lastReview'),
    ],
    row: row => [
      [entity(row.entity)],
      [standing(row.headline)],
      [whyHere(row, words)],
      [
        row.lastReviewedAt
          ? date(row.lastReviewedAt.slice(0, 10))
          : t('briefing.entities.never'),
      ],
    ],
    more: moreOf(entities, pageOf('', { owner: ownerRef }), words),
  });
}

/** What the briefing says of one team. @internal */
export function teamOf(
  team: TeamBriefing,
  briefing: Briefing,
  words: BriefingWords,
): BlockContent[] {
  return [
    heading(2, words.nameOf(team.ownerRef)),
    // Of one team alone, the document began with it.
    ...(briefing.teams.length > 1 ? countsOf(team.counts, words) : []),
    ...changesOf(team, briefing, words),
    ...highsOf(team, words),
    ...dueOf(team, briefing, 'overdue', words),
    ...dueOf(team, briefing, 'expiring', words),
    ...entitiesOf(team, words),
  ];
}
