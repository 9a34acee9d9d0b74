import type { BlockContent, Root } from 'mdast';
import { Briefing, BriefingLaunch } from 'backstage-plugin-orr-common';
import { heading, paragraphs } from '../Report/nodes';
import { BriefingWords } from './BriefingWords';
import { countsOf } from './countNodes';
import { moreOf, partOf, teamOf } from './teamNodes';

function ownersOf({ teams }: Briefing): string[] {
  return teams.map(({ ownerRef }) => ownerRef);
}

/** Why a launch waits, or that it is on its way. */
function launchState(
  launch: BriefingLaunch,
  today: string,
  { t, reasons }: BriefingWords,
): string {
  if (!launch.blocked) {
    return t('briefing.launches.onTheWay');
  }
  const isLate = launch.targetDate !== undefined && launch.targetDate < today;
  const why = [
    // That nothing was decided yet holds nobody up by itself.
    reasons(launch.reasons.filter(({ code }) => code !== 'noDecision')),
    isLate ? t('briefing.launches.late') : '',
  ].filter(Boolean);
  return t('briefing.launches.blocked', { reasons: why.join(', ') });
}

function launchesOf(briefing: Briefing, words: BriefingWords): BlockContent[] {
  const { t, date, entity, pageOf } = words;
  const { launches, today } = briefing;
  return partOf({
    depth: 2,
    title: t('briefing.launches.title'),
    none: t('briefing.launches.none'),
    list: launches,
    columns: [
      t('briefing.doc.entity'),
      t('briefing.doc.checklist'),
      t('briefing.launches.target'),
      t('briefing.doc.state'),
      t('briefing.doc.why'),
    ],
    row: launch => [
      [entity(launch.entity)],
      [launch.checklistTitle],
      [launch.targetDate ? date(launch.targetDate) : t('briefing.doc.none')],
      [t(`reviewState.${launch.state}`)],
      [launchState(launch, today, words)],
    ],
    more: moreOf(
      launches,
      pageOf('', { inReview: 'true', owner: ownersOf(briefing) }),
      words,
    ),
  });
}

function launchedOf(briefing: Briefing, words: BriefingWords): BlockContent[] {
  const { t, entity, standing, pageOf } = words;
  const { launchedUnreviewed } = briefing;
  return partOf({
    depth: 2,
    title: t('briefing.launched.title'),
    none: t('briefing.launched.none'),
    list: launchedUnreviewed,
    columns: [
      t('briefing.doc.entity'),
      t('briefing.doc.tier'),
      t('briefing.doc.standing'),
    ],
    row: row => [
      [entity(row.entity)],
      [row.entity.tier ?? t('briefing.next.noTier')],
      [standing(row.headline)],
    ],
    more: moreOf(
      launchedUnreviewed,
      pageOf('', { launchedUnreviewed: 'true', owner: ownersOf(briefing) }),
      words,
    ),
  });
}

function nextOf(briefing: Briefing, words: BriefingWords): BlockContent[] {
  const { t, entity, pageOf } = words;
  const { next } = briefing;
  return partOf({
    depth: 2,
    title: t('briefing.next.title'),
    none: t('briefing.next.none'),
    intro: t('briefing.next.intro'),
    list: next,
    columns: [t('briefing.doc.entity'), t('briefing.doc.tier')],
    row: row => [
      [entity(row.entity)],
      [row.entity.tier ?? t('briefing.next.noTier')],
    ],
    more: moreOf(
      next,
      pageOf('', {
        standing: 'neverReviewed',
        sort: 'tier',
        owner: ownersOf(briefing),
      }),
      words,
    ),
  });
}

/** The briefing as a document, in the words of its reader: what is shown, printed, copied and saved alike. @internal */
export function briefingTree(briefing: Briefing, words: BriefingWords): Root {
  const { t, date, nameOf } = words;
  const { historyFrom, since, teams, teamsLeftOut } = briefing;
  return {
    type: 'root',
    children: [
      heading(
        1,
        t('briefing.doc.title', {
          groups: ownersOf(briefing).map(nameOf).join(', '),
        }),
      ),
      ...paragraphs(
        t('briefing.doc.made', {
          today: date(briefing.today),
          since: date(since),
        }),
      ),
      ...(historyFrom && since < historyFrom
        ? paragraphs(t('briefing.doc.historyFrom', { date: date(historyFrom) }))
        : []),
      ...(teamsLeftOut
        ? paragraphs(t('briefing.doc.leftOut', { count: teamsLeftOut }))
        : []),
      ...countsOf(briefing.counts, words),
      ...launchesOf(briefing, words),
      ...launchedOf(briefing, words),
      ...nextOf(briefing, words),
      ...teams.flatMap(team => teamOf(team, briefing, words)),
    ],
  };
}
