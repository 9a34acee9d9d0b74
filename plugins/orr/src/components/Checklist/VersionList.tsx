import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { InfoCard, Link } from '@backstage/core-components';
import { ChecklistVersionSummary } from 'backstage-plugin-orr-common';
import { ChecklistState } from '../../hooks/useChecklist';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { DateText } from '../DateText';
import { OlderVersions } from './OlderVersions';

const useStyles = makeStyles(theme => ({
  list: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    display: 'grid',
    gap: theme.spacing(2),
  },
  item: { overflowWrap: 'anywhere' },
  changelog: { whiteSpace: 'pre-line' },
  ways: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0, 2) },
  way: { display: 'inline-flex', alignItems: 'center', minHeight: 44 },
}));

function Version(props: {
  summary: ChecklistVersionSummary;
  current: number;
  shown: number;
}) {
  const { summary, current, shown } = props;
  const { version, publishedAt, changelog } = summary;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const marks = [
    ...(version === current ? [t('checklists.versions.current')] : []),
    ...(version === shown ? [t('checklists.versions.shown')] : []),
  ];
  return (
    <li className={classes.item}>
      <Typography variant="subtitle2" component="h4">
        {t('checklists.versionOf', { version: String(version) })}
        {marks.length > 0 && ` (${marks.join(', ')})`}
        {', '}
        <DateText date={publishedAt} />
      </Typography>
      <Typography
        variant="body2"
        className={classes.changelog}
        color={changelog ? 'textPrimary' : 'textSecondary'}
      >
        {changelog ?? t('checklists.versions.noChangelog')}
      </Typography>
      <div className={classes.ways}>
        {version !== shown && (
          <Link
            to={version === current ? '?' : `?version=${version}`}
            className={classes.way}
            aria-label={t('checklists.versions.showOf', {
              version: String(version),
            })}
          >
            {t('checklists.versions.show')}
          </Link>
        )}
        {version > 1 && (
          <Link
            to={`differences?from=${version - 1}&to=${version}`}
            className={classes.way}
            aria-label={t('checklists.versions.compareOf', {
              version: String(version),
            })}
          >
            {t('checklists.versions.compare')}
          </Link>
        )}
      </div>
    </li>
  );
}

/** The versions of a checklist with what their authors say of each, the newest first. @internal */
export function VersionList(props: {
  state: ChecklistState;
  current: number;
  shown: number;
}) {
  const { state, current, shown } = props;
  const { items } = state;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return (
    <InfoCard
      title={t('checklists.versions.title')}
      titleTypographyProps={{ component: 'h3' }}
    >
      <ol className={classes.list}>
        {items.map(summary => (
          <Version
            key={summary.version}
            summary={summary}
            current={current}
            shown={shown}
          />
        ))}
      </ol>
      <OlderVersions state={state} />
    </InfoCard>
  );
}
