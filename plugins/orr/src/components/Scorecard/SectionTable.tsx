import { useId, useState } from 'react';
import { Link } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import Skeleton from '@material-ui/lab/Skeleton';
import { OpenCounts, ScorecardSections } from 'backstage-plugin-orr-common';
import { scorecardScope } from '../../hooks/scorecardScope';
import { useNumberText } from '../../hooks/useNumberText';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import {
  ToldSections,
  useScorecardSections,
} from '../../hooks/useScorecardSections';
import { LevelMark } from '../Level';
import { PageTextField } from '../PageTextField';
import { NumberText } from '../NumberText';
import { CountedAt } from './CountedAt';
import { HowButton } from './HowButton';
import { useCountTableStyles } from './useCountTableStyles';

const LEVELS = {
  high: 'HIGH',
  unanswered: 'UNANSWERED',
  medium: 'MEDIUM',
  low: 'LOW',
} as const satisfies Record<keyof OpenCounts, string>;
const NAMES = Object.keys(LEVELS) as (keyof OpenCounts)[];

const useStyles = makeStyles(theme => ({
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
    margin: theme.spacing(1, 0),
  },
  link: {
    [theme.breakpoints.down('xs')]: {
      display: 'inline-block',
      minHeight: 44,
      lineHeight: '44px',
      minWidth: 44,
    },
  },
}));

/** Where the questions of a section are listed; undefined where the heat map has no such place. */
function listPath(
  { scope, checklist }: ScorecardSections,
  section: string,
): string | undefined {
  if (
    (scope.kind !== 'all' && scope.kind !== 'group') ||
    scope.refs.length > 1
  ) {
    return undefined;
  }
  const params = new URLSearchParams({
    checklist: checklist.id,
    column: section,
  });
  if (scope.kind === 'group') {
    params.set('group', scope.refs[0]);
  }
  return `heat-map?${params}`;
}

function Rows({ told }: { told: ScorecardSections }) {
  const { number } = useNumberText();
  const classes = useStyles();
  const table = useCountTableStyles();
  const { t } = useOrrTranslation();
  return (
    <div className={table.wide}>
      <table className={table.table} aria-label={t('scorecard.sections.table')}>
        <thead>
          <tr>
            <th scope="col">{t('scorecard.sections.section')}</th>
            <th scope="col">{t('scorecard.sections.open')}</th>
            {NAMES.map(name => (
              <th key={name} scope="col">
                <LevelMark mark={LEVELS[name]} words />
              </th>
            ))}
            <th scope="col">{t('scorecard.sections.accepted')}</th>
            <th scope="col">{t('scorecard.sections.asked')}</th>
            <th scope="col">{t('scorecard.sections.entities')}</th>
          </tr>
        </thead>
        <tbody>
          {told.sections.map(section => {
            const to = section.openTotal
              ? listPath(told, section.id)
              : undefined;
            return (
              <tr key={section.id}>
                <th scope="row">{section.title}</th>
                <td>
                  {to ? (
                    <Link
                      to={to}
                      className={classes.link}
                      aria-label={t('scorecard.sections.show', {
                        section: section.title,
                        open: number(section.openTotal),
                      })}
                    >
                      <NumberText value={section.openTotal} />
                    </Link>
                  ) : (
                    <NumberText value={section.openTotal} />
                  )}
                </td>
                {NAMES.map(name => (
                  <td key={name}>
                    <NumberText value={section.open[name]} />
                  </td>
                ))}
                <td>
                  <NumberText value={section.accepted} />
                </td>
                <td>
                  <NumberText value={section.asked} />
                </td>
                <td>
                  <NumberText value={section.entities} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Told(props: { told: ToldSections; choose: (id: string) => void }) {
  const { told, choose } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const id = useId();
  const { checklists, sections } = told;
  if (!sections) {
    return <Typography>{t('scorecard.sections.noChecklist')}</Typography>;
  }
  return (
    <>
      <div className={classes.head}>
        {checklists.length > 1 && (
          <PageTextField
            id={id}
            select
            SelectProps={{ native: true }}
            size="small"
            label={t('scorecard.sections.checklist')}
            value={sections.checklist.id}
            onChange={event => choose(event.target.value)}
          >
            {checklists.map(checklist => (
              <option key={checklist.id} value={checklist.id}>
                {checklist.title}
              </option>
            ))}
          </PageTextField>
        )}
        <Typography variant="body2">
          {t('scorecard.sections.reviewed', {
            decided: sections.decided,
            entities: sections.entities,
            checklist: sections.checklist.title,
          })}
        </Typography>
        <HowButton of={t('scorecard.sections.title')}>
          {t('scorecard.sections.how')}
        </HowButton>
      </div>
      <Rows told={sections} />
      {sections.asOf && (
        <Typography variant="body2">
          <CountedAt freshness={sections} />
        </Typography>
      )}
    </>
  );
}

/** What is open by section of a checklist, of what the figures are of. @internal */
export function SectionTable(props: {
  scope: NonNullable<ReturnType<typeof scorecardScope>>;
  /** The one that the list is narrowed to. */
  checklist?: string;
}) {
  const { t } = useOrrTranslation();
  const [chosen, setChosen] = useState<string>();
  const loaded = useScorecardSections(props.scope, chosen ?? props.checklist);
  switch (loaded.status) {
    case 'ready':
      return <Told told={loaded.value} choose={setChosen} />;
    case 'error':
      return (
        <Typography role="alert">
          {t('scorecard.sections.failed')}{' '}
          <Button size="small" onClick={loaded.reload}>
            {t('scorecard.sections.again')}
          </Button>
        </Typography>
      );
    default:
      return <Skeleton variant="rect" height={160} />;
  }
}
