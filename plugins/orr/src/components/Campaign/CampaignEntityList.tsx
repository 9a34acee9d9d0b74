import { useEffect, useRef } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import GetAppIcon from '@material-ui/icons/GetApp';
import { Link } from '@backstage/core-components';
import {
  EntityDisplayName,
  EntityRefLinks,
} from '@backstage/plugin-catalog-react';
import { CAMPAIGN_OUTCOMES, CampaignEntity } from 'backstage-plugin-orr-common';
import { CampaignEntitiesState } from '../../hooks/useCampaignEntities';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { useReadinessPath } from '../../hooks/useReadinessPath';
import { ColumnList, ListColumn } from '../ColumnList';
import { ErrorPanel, LiveRegion } from '../Feedback';
import { FacetMenu } from '../ReadinessPage/FacetMenu';
import { ReadinessSkeleton } from '../ReadinessPage/ReadinessSkeleton';
import { OutcomeMark } from './OutcomeMark';
import { QuestionLink } from './QuestionLink';

const useStyles = makeStyles(theme => ({
  root: { display: 'flex', flexDirection: 'column', gap: theme.spacing(1) },
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1),
  },
  button: {
    minHeight: 44,
    textTransform: 'none',
    fontWeight: 'normal',
    backgroundColor: theme.palette.background.paper,
  },
  title: { outline: 'none', overflowWrap: 'anywhere' },
  more: { alignSelf: 'center' },
  stale: { opacity: 0.6 },
}));

function What({ item }: { item: CampaignEntity }) {
  const { t } = useOrrTranslation();
  const { entity, openCount, askedCount, openQuestions, review } = item;
  return (
    <>
      {openCount > 0 && (
        <Typography variant="caption" component="div">
          {askedCount === undefined
            ? t('campaign.entities.openCount', { open: String(openCount) })
            : t('campaign.entities.openOf', {
                open: String(openCount),
                asked: String(askedCount),
              })}
        </Typography>
      )}
      {openQuestions.map(({ id, title }) => (
        <div key={id}>
          <QuestionLink entity={entity} review={review} questionId={id}>
            {title}
          </QuestionLink>
        </div>
      ))}
    </>
  );
}

function Name({ item: { entity } }: { item: CampaignEntity }) {
  const pathOf = useReadinessPath();
  return (
    <Link to={pathOf(entity)}>
      {entity.title ?? entity.entityRef.split('/').pop()}
    </Link>
  );
}

function useColumns(): ListColumn<CampaignEntity>[] {
  const { t } = useOrrTranslation();
  return [
    {
      key: 'entity',
      heading: t('campaign.entities.entity'),
      cell: item => <Name item={item} />,
    },
    {
      key: 'outcome',
      heading: t('campaign.entities.outcome'),
      cell: ({ outcome }) => <OutcomeMark outcome={outcome} />,
    },
    {
      key: 'what',
      heading: t('campaign.entities.what'),
      cell: item => <What item={item} />,
      tells: ({ openCount, openQuestions }) =>
        openCount + openQuestions.length > 0,
    },
    {
      key: 'owners',
      heading: t('campaign.entities.owners'),
      cell: ({ ownerRefs }) => (
        <EntityRefLinks entityRefs={ownerRefs} defaultKind="group" hideIcons />
      ),
      tells: ({ ownerRefs }) => ownerRefs.length > 0,
    },
  ];
}

function Bar({ state }: { state: CampaignEntitiesState }) {
  const { owner, outcome, file, save, setOwner, setOutcome } = state;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return (
    <div className={classes.bar}>
      <FacetMenu
        label={t('campaign.entities.filter')}
        options={CAMPAIGN_OUTCOMES.map(value => ({
          value,
          label: t(`campaign.outcome.${value}`),
        }))}
        chosen={outcome}
        onChange={setOutcome}
      />
      {owner !== undefined && (
        <Button
          className={classes.button}
          variant="outlined"
          onClick={() => setOwner()}
        >
          {t('campaign.entities.all')}
        </Button>
      )}
      <Button
        className={classes.button}
        variant="outlined"
        startIcon={<GetAppIcon />}
        disabled={file === 'busy'}
        onClick={save}
      >
        {t('campaign.entities.export')}
      </Button>
      {file === 'failed' && (
        <Typography color="error" role="alert">
          {t('campaign.entities.exportFailed')}
        </Typography>
      )}
    </div>
  );
}

function Found({ state }: { state: CampaignEntitiesState }) {
  const { newest, items, older, loadOlder } = state;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const columns = useColumns();
  if (newest.status === 'loading') {
    return <ReadinessSkeleton />;
  }
  if (newest.status === 'error') {
    return (
      <ErrorPanel
        error={newest.error}
        title={t('campaign.entities.failed')}
        onRetry={newest.reload}
      />
    );
  }
  const total = t('campaign.entities.total', {
    count: newest.value.totalItems,
  });
  return (
    <div className={newest.stale ? classes.stale : ''} aria-busy={newest.stale}>
      <LiveRegion>{newest.stale ? '' : total}</LiveRegion>
      <Typography variant="body2">
        {items.length ? total : t('campaign.entities.empty')}
      </Typography>
      {items.length > 0 && (
        <ColumnList
          label={t('campaign.entities.title')}
          rows={items}
          keyOf={({ entity }) => entity.entityRef}
          columns={columns}
        />
      )}
      {older.status === 'error' && (
        <Typography color="error" role="alert">
          {t('campaign.moreFailed')}
        </Typography>
      )}
      {older.hasMore && (
        <Button
          className={`${classes.button} ${classes.more}`}
          variant="outlined"
          disabled={older.status === 'loading'}
          onClick={loadOlder}
        >
          {t('campaign.more')}
        </Button>
      )}
    </div>
  );
}

/** The entities of a campaign, each with the way to what is open. @internal */
export function CampaignEntityList({
  state,
}: {
  state: CampaignEntitiesState;
}) {
  const { owner } = state;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const title = useRef<HTMLHeadingElement>(null);
  const first = useRef(true);
  useEffect(() => {
    if (!first.current) {
      title.current?.focus();
    }
    first.current = false;
  }, [owner]);
  return (
    <section className={classes.root} aria-label={t('campaign.entities.title')}>
      <Typography
        variant="h5"
        component="h3"
        className={classes.title}
        ref={title}
        tabIndex={-1}
      >
        {owner === undefined
          ? t('campaign.entities.title')
          : t('campaign.entities.of', {
              team: (
                <EntityDisplayName
                  key="team"
                  entityRef={owner}
                  defaultKind="group"
                  hideIcon
                />
              ),
            })}
      </Typography>
      <Bar state={state} />
      <Found state={state} />
    </section>
  );
}
