import Button from '@material-ui/core/Button';
import MenuItem from '@material-ui/core/MenuItem';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Link } from '@backstage/core-components';
import {
  SHOWN_STATES,
  SORTINGS,
  useChecklistOverviews,
} from '../../hooks/useChecklistOverviews';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import {
  DraftsInProgress,
  NewChecklistButton,
  useDrafts,
} from '../ChecklistEditor/start';
import { ColumnList } from '../ColumnList';
import { PageFrame } from '../PageHead';
import { PageTextField } from '../PageTextField';
import { PastReviewsLink } from '../RecordedReviews/PastReviewsLink';
import { ReadinessSkeleton } from '../ReadinessPage/ReadinessSkeleton';
import { ChecklistError } from './ChecklistError';
import { LocationProblems } from './LocationProblems';
import { useChecklistColumns } from './useChecklistColumns';

const useStyles = makeStyles(theme => ({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1.5, 2),
    '& > .MuiTextField-root': { minWidth: 200 },
    [theme.breakpoints.down('xs')]: {
      '& > .MuiTextField-root': { width: '100%' },
      '& .MuiInputBase-root': { minHeight: 44 },
    },
  },
  text: { maxWidth: '75ch' },
  link: { display: 'inline-flex', alignItems: 'center', minHeight: 44 },
  actions: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(1, 2),
  },
  button: { minHeight: 44 },
}));

type Overviews = ReturnType<typeof useChecklistOverviews>;

function Toolbar({ overviews }: { overviews: Overviews }) {
  const { text, state, sort, choose } = overviews;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return (
    <div className={classes.bar}>
      <PageTextField
        id="orr-checklists-text"
        type="search"
        size="small"
        label={t('checklists.search')}
        placeholder={t('checklists.searchPlaceholder')}
        value={text}
        onChange={event => choose({ text: event.target.value })}
        inputProps={{ maxLength: 200 }}
      />
      <PageTextField
        select
        id="orr-checklists-state"
        size="small"
        label={t('checklists.show')}
        value={state}
        onChange={event => choose({ state: event.target.value })}
      >
        {SHOWN_STATES.map(one => (
          <MenuItem key={one} value={one}>
            {t(`checklists.showing.${one}`)}
          </MenuItem>
        ))}
      </PageTextField>
      <PageTextField
        select
        id="orr-checklists-sort"
        size="small"
        label={t('checklists.sort')}
        value={sort}
        onChange={event => choose({ sort: event.target.value })}
      >
        {SORTINGS.map(one => (
          <MenuItem key={one} value={one}>
            {t(`checklists.sorting.${one}`)}
          </MenuItem>
        ))}
      </PageTextField>
    </div>
  );
}

function Found({ overviews }: { overviews: Overviews }) {
  const { items, isFiltered, choose } = overviews;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const columns = useChecklistColumns();
  if (!items.length && !isFiltered) {
    return (
      <div className={classes.text}>
        <Typography variant="h5" component="h3" gutterBottom>
          {t('checklists.empty.title')}
        </Typography>
        <Typography>{t('checklists.empty.text')}</Typography>
      </div>
    );
  }
  return (
    <>
      <Typography role="status" variant="body2">
        {items.length
          ? t('checklists.count', { count: items.length })
          : t('checklists.none')}
      </Typography>
      {items.length > 0 ? (
        <ColumnList
          label={t('checklists.list')}
          rows={items}
          keyOf={({ id }) => id}
          columns={columns}
        />
      ) : (
        <div>
          <Button
            className={classes.button}
            variant="outlined"
            onClick={() => choose({ text: undefined, state: undefined })}
          >
            {t('checklists.clear')}
          </Button>
        </div>
      )}
    </>
  );
}

/** The checklists for whoever looks after them: state, version, use and health. @internal */
export function ChecklistsPage({ className }: { className?: string }) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const overviews = useChecklistOverviews();
  const { loaded } = overviews;
  const drafts = useDrafts();
  return (
    <PageFrame
      className={className}
      backTo=".."
      backText={t('checklists.back')}
      title={t('checklists.title')}
      intro={t('checklists.intro')}
      action={
        <div className={classes.actions}>
          <Link to="proposals" underline="always" className={classes.link}>
            {t('proposal.link')}
          </Link>
          <PastReviewsLink to="../past-reviews" className={classes.link} />
          <NewChecklistButton
            drafts={drafts}
            checklists={loaded.status === 'ready' ? loaded.value.items : []}
          />
        </div>
      }
    >
      {loaded.status === 'loading' && <ReadinessSkeleton />}
      {loaded.status === 'error' && (
        <ChecklistError
          error={loaded.error}
          title={t('checklists.failed')}
          onRetry={loaded.reload}
        />
      )}
      {loaded.status === 'ready' && (
        <>
          <LocationProblems problems={loaded.value.locationProblems} />
          <DraftsInProgress drafts={drafts} />
          <Toolbar overviews={overviews} />
          <Found overviews={overviews} />
        </>
      )}
    </PageFrame>
  );
}
