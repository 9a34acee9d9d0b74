import Link from '@material-ui/core/Link';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { QuestionTheme } from 'backstage-plugin-orr-common';
import { useNumberText } from '../../hooks/useNumberText';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ListColumn } from '../ColumnList';
import { LevelMark } from '../Level';
import { NumberText } from '../NumberText';
import { durationText } from './durationText';
import { openLevels } from './openLevels';

const useStyles = makeStyles(theme => ({
  open: {
    textAlign: 'left',
    fontVariantNumeric: 'tabular-nums',
    [theme.breakpoints.down('sm')]: { minHeight: 44 },
  },
  figures: { fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
  // A name with its number in one line, where the name is no longer than most.
  teams: { minWidth: 140 },
  // It is the longest text of the row; figures beside it need little.
  question: { minWidth: 220 },
  marks: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0, 1) },
}));

function Open(props: { theme: QuestionTheme; onShow: () => void }) {
  const { theme, onShow } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const { number } = useNumberText();
  const numbers = {
    open: number(theme.openTotal),
    asked: number(theme.asked),
  };
  if (!theme.openTotal) {
    return <>{t('gap.themes.openOf', numbers)}</>;
  }
  return (
    <>
      <Link
        component="button"
        variant="body2"
        underline="always"
        className={classes.open}
        aria-label={t('gap.themes.openFor', {
          ...numbers,
          question: theme.question.title,
        })}
        onClick={onShow}
      >
        {t('gap.themes.openOf', numbers)}
      </Link>
      <div className={classes.marks}>
        {openLevels(theme.open).map(({ level, count }) => (
          <LevelMark key={level} mark={level} count={count} />
        ))}
      </div>
    </>
  );
}

function Teams({ theme: { teams, teamCount } }: { theme: QuestionTheme }) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const more = teamCount - teams.length;
  return (
    <div className={classes.teams}>
      {teams.map(({ ownerRef, title, entities }) => (
        <div key={ownerRef}>
          <EntityRefLink
            entityRef={ownerRef}
            title={title}
            defaultKind="group"
            hideIcon
          />{' '}
          (<NumberText value={entities} />)
        </div>
      ))}
      {more > 0 && <div>{t('gap.themes.moreTeams', { count: more })}</div>}
    </div>
  );
}

/** What is told of each question. @internal */
export function useThemeColumns(
  onShow: (theme: QuestionTheme) => void,
): ListColumn<QuestionTheme>[] {
  const { t } = useOrrTranslation();
  const classes = useStyles();
  const { number } = useNumberText();
  const counted = (
    key: 'accepted' | 'contradicted' | 'notApplicable',
  ): ListColumn<QuestionTheme> => ({
    key,
    heading: t(`gap.themes.${key}`),
    cell: theme => <NumberText value={theme[key]} />,
    tells: theme => theme[key] > 0,
  });
  return [
    {
      key: 'question',
      heading: t('gap.themes.question'),
      cell: ({ question, section, area }) => (
        <div className={classes.question}>
          {question.title}
          <Typography variant="caption" component="div" color="textSecondary">
            {section.title} · {area}
          </Typography>
        </div>
      ),
    },
    {
      key: 'open',
      heading: t('gap.themes.open'),
      cell: theme => <Open theme={theme} onShow={() => onShow(theme)} />,
    },
    counted('accepted'),
    counted('contradicted'),
    counted('notApplicable'),
    {
      key: 'timeToAnswer',
      heading: t('gap.themes.timeToAnswer'),
      cell: ({ timeToAnswer }) =>
        timeToAnswer && (
          <span
            title={t('gap.themes.reviews', { count: timeToAnswer.n })}
            className={classes.figures}
          >
            {durationText(timeToAnswer.medianHours)}
          </span>
        ),
      tells: ({ timeToAnswer }) => timeToAnswer !== undefined,
    },
    {
      key: 'closed',
      heading: t('gap.themes.closed'),
      cell: ({ closed }) =>
        closed &&
        t('gap.themes.closedIn', {
          number: number(closed.count),
          time: durationText(closed.medianDays * 24),
        }),
      tells: ({ closed }) => closed !== undefined,
    },
    {
      key: 'incidents',
      heading: t('gap.themes.incidents'),
      cell: ({ incidents }) =>
        incidents &&
        t('gap.themes.incidentsAt', {
          number: number(incidents.count),
          count: incidents.entities,
        }),
      tells: ({ incidents }) => incidents !== undefined,
    },
    {
      key: 'teams',
      heading: t('gap.themes.teams'),
      cell: theme => <Teams theme={theme} />,
      tells: ({ teams }) => teams.length > 0,
    },
  ];
}
