import Typography from '@material-ui/core/Typography';
import { InfoCard } from '@backstage/core-components';
import { EntityRefLinks } from '@backstage/plugin-catalog-react';
import {
  ComparedStand,
  RUNGS,
  SnapshotComparison,
} from 'backstage-plugin-orr-common';
import { OrrText, useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ByLine } from '../ByLine';
import { LevelMark } from '../Level';
import { ComparedRow, CompareTable } from './CompareTable';

const LEVELS = [
  'HIGH',
  'MEDIUM',
  'LOW',
  'UNANSWERED',
  'NOT_APPLICABLE',
  'NONE',
] as const;

function signed(difference: number): string | undefined {
  if (difference === 0) {
    return undefined;
  }
  return difference > 0 ? `+${difference}` : `−${-difference}`;
}

function scoreText({ totals: { score } }: ComparedStand, t: OrrText): string {
  return score
    ? t('compare.figures.scoreValue', {
        percent: String(Math.floor(score.percent)),
        satisfied: String(score.satisfiedWeight),
        applicable: String(score.applicableWeight),
      })
    : t('compare.figures.noScore');
}

function figureRows({ from, to }: SnapshotComparison, t: OrrText) {
  const percentOf = ({ totals }: ComparedStand) =>
    Math.floor(totals.score?.percent ?? 0);
  const counted = (
    key: string,
    name: ComparedRow['name'],
    countOf: (stand: ComparedStand) => number,
  ): ComparedRow => ({
    key,
    name,
    before: countOf(from),
    after: countOf(to),
    change: signed(countOf(to) - countOf(from)),
  });
  const answered = ({ totals }: ComparedStand) =>
    t('compare.figures.answeredValue', {
      answered: String(totals.answered),
      total: String(totals.total),
    });
  return [
    {
      key: 'score',
      name: t('compare.figures.score'),
      before: scoreText(from, t),
      after: scoreText(to, t),
      change: signed(percentOf(to) - percentOf(from)),
    },
    ...LEVELS.map(level =>
      counted(
        level,
        <LevelMark mark={level} words />,
        ({ totals }) => totals.counts[level],
      ),
    ),
    {
      key: 'answered',
      name: t('compare.figures.answered'),
      before: answered(from),
      after: answered(to),
      change: signed(to.totals.answered - from.totals.answered),
    },
    // Most often there is nothing of these: then they are no rows.
    ...[
      counted(
        'accepted',
        t('compare.figures.accepted'),
        ({ totals }) => totals.accepted,
      ),
      ...RUNGS.map(rung =>
        counted(
          rung,
          t('compare.figures.rung', { rung: t(`answer.rung.${rung}`) }),
          ({ totals }) => totals.rungs[rung],
        ),
      ),
    ].filter(({ before, after }) => before !== 0 || after !== 0),
  ];
}

function Owners({ stand }: { stand: ComparedStand }) {
  const { t } = useOrrTranslation();
  return stand.ownerRefs.length ? (
    <EntityRefLinks entityRefs={stand.ownerRefs} defaultKind="group" />
  ) : (
    <>{t('compare.figures.nobody')}</>
  );
}

function frozenRow({ from, to }: SnapshotComparison, t: OrrText): ComparedRow {
  const by = ({ snapshot }: ComparedStand) => (
    <ByLine
      label={t('compare.figures.frozenBy')}
      by={snapshot.createdBy}
      at={snapshot.createdAt}
    />
  );
  return {
    key: 'frozen',
    name: t('compare.figures.frozen'),
    before: by(from),
    after: by(to),
  };
}

function circumstanceRows(
  { from, to }: SnapshotComparison,
  t: OrrText,
): ComparedRow[] {
  const said = (
    key: string,
    name: string,
    textOf: (stand: ComparedStand) => string,
  ): ComparedRow => ({
    key,
    name,
    before: textOf(from),
    after: textOf(to),
    change:
      textOf(from) === textOf(to) ? undefined : t('compare.figures.changed'),
  });
  const refs = ({ ownerRefs }: ComparedStand) => [...ownerRefs].sort().join();
  return [
    said('outcome', t('compare.figures.outcome'), ({ outcome }) =>
      outcome ? t(`outcome.${outcome}`) : t('compare.figures.undecided'),
    ),
    said('version', t('compare.figures.version'), ({ checklistVersion }) =>
      String(checklistVersion),
    ),
    {
      ...said('owners', t('compare.figures.owners'), refs),
      before: <Owners stand={from} />,
      after: <Owners stand={to} />,
    },
    said(
      'tier',
      t('compare.figures.tier'),
      ({ tier }) => tier ?? t('compare.figures.notKnown'),
    ),
    said(
      'lifecycle',
      t('compare.figures.lifecycle'),
      ({ lifecycle }) => lifecycle ?? t('compare.figures.notKnown'),
    ),
  ];
}

/** What both snapshots come to, and under which circumstances. @internal */
export function ComparedFigures(props: { comparison: SnapshotComparison }) {
  const { comparison } = props;
  const { t } = useOrrTranslation();
  return (
    <InfoCard
      title={t('compare.figures.title')}
      titleTypographyProps={{ component: 'h3' }}
    >
      <CompareTable
        label={t('compare.figures.title')}
        what={t('compare.figures.figure')}
        rows={[
          frozenRow(comparison, t),
          ...figureRows(comparison, t),
          ...circumstanceRows(comparison, t),
        ]}
      />
      <Typography variant="caption" component="p" color="textSecondary">
        {t('compare.figures.how')}
      </Typography>
    </InfoCard>
  );
}
