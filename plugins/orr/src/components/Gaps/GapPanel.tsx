import Button from '@material-ui/core/Button';
import IconButton from '@material-ui/core/IconButton';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import CloseIcon from '@material-ui/icons/Close';
import GetAppIcon from '@material-ui/icons/GetApp';
import { Link } from '@backstage/core-components';
import { GapItem } from 'backstage-plugin-orr-common';
import { GapAddressState } from '../../hooks/useGapAddress';
import { useGapList } from '../../hooks/useGapList';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { useReadinessPath } from '../../hooks/useReadinessPath';
import { ColumnList, ListColumn } from '../ColumnList';
import { DateText } from '../DateText';
import { LiveRegion } from '../Feedback';
import { LevelMark } from '../Level';
import { ReadinessSkeleton } from '../ReadinessPage/ReadinessSkeleton';
import { GapError } from './GapError';
import { useFocusFor } from '../../hooks/useFocusFor';

const useStyles = makeStyles(theme => ({
  root: { display: 'flex', flexDirection: 'column', gap: theme.spacing(1) },
  head: {
    display: 'flex',
    alignItems: 'flex-start',
    justifyContent: 'space-between',
    gap: theme.spacing(1),
  },
  title: { overflowWrap: 'anywhere', outline: 'none' },
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: theme.spacing(1),
  },
  button: {
    minHeight: 44,
    textTransform: 'none',
    fontWeight: 'normal',
    backgroundColor: theme.palette.background.paper,
  },
  more: { alignSelf: 'center' },
}));

function About({ item: { entity } }: { item: GapItem }) {
  const pathOf = useReadinessPath();
  return (
    <Link to={pathOf(entity)}>
      {entity.title ?? entity.entityRef.split('/').pop()}
    </Link>
  );
}

function Asks({ item }: { item: GapItem }) {
  const { question, review, section, checklist } = item;
  const { t } = useOrrTranslation();
  const pathOf = useReadinessPath();
  return (
    <>
      {review ? (
        <Link
          to={`${pathOf(review)}/reviews/${
            review.reviewId
          }?question=${encodeURIComponent(question.id)}`}
        >
          {question.title}
        </Link>
      ) : (
        question.title
      )}
      <Typography variant="caption" component="div" color="textSecondary">
        {checklist.title} · {section.title}
        {!review && ` · ${t('gap.list.hidden')}`}
      </Typography>
    </>
  );
}

function State({ item: { state, contradicted } }: { item: GapItem }) {
  const { t } = useOrrTranslation();
  return (
    <>
      {t(`gap.state.${state}`)}
      {contradicted && state !== 'contradicted' && (
        <div>⚡ {t('gap.state.contradicted')}</div>
      )}
    </>
  );
}

function useColumns(): ListColumn<GapItem>[] {
  const { t } = useOrrTranslation();
  return [
    {
      key: 'level',
      heading: t('gap.list.level'),
      cell: ({ level }) => <LevelMark mark={level} words />,
    },
    {
      key: 'question',
      heading: t('gap.list.question'),
      cell: item => <Asks item={item} />,
    },
    {
      key: 'entity',
      heading: t('gap.list.entity'),
      cell: item => <About item={item} />,
    },
    {
      key: 'state',
      heading: t('gap.list.state'),
      cell: item => <State item={item} />,
    },
    {
      key: 'since',
      heading: t('gap.list.since'),
      cell: ({ since }) => <DateText date={since} />,
    },
  ];
}

type List = ReturnType<typeof useGapList>;

function Found({ list }: { list: List }) {
  const { newest, items, older, loadOlder, file } = list;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const columns = useColumns();
  if (newest.status !== 'ready') {
    return null;
  }
  const total = t('gap.list.total', { count: newest.value.totalItems });
  if (!items.length) {
    return <Typography>{t('gap.list.empty')}</Typography>;
  }
  return (
    <>
      <LiveRegion>{total}</LiveRegion>
      <div className={classes.bar}>
        <Typography variant="body2">{total}</Typography>
        <Button
          className={classes.button}
          variant="outlined"
          startIcon={<GetAppIcon />}
          disabled={file.status === 'busy'}
          onClick={file.save}
        >
          {t('gap.list.export')}
        </Button>
      </div>
      {file.status === 'failed' && (
        <Typography color="error" role="alert">
          {t('gap.list.exportFailed')}
        </Typography>
      )}
      <ColumnList
        label={t('gap.list.table')}
        rows={items}
        keyOf={({ entity, checklist, question }) =>
          JSON.stringify([entity.entityRef, checklist.id, question.id])
        }
        columns={columns}
      />
      {older.hasMore && (
        <Button
          className={`${classes.button} ${classes.more}`}
          variant="outlined"
          disabled={older.status === 'loading'}
          onClick={loadOlder}
        >
          {t('gap.list.more')}
        </Button>
      )}
      {older.status === 'error' && (
        <Typography color="error" role="alert">
          {t('gap.list.moreFailed')}
        </Typography>
      )}
    </>
  );
}

/** The open questions behind a number, each with the way to its answer. @internal */
export function GapPanel(props: {
  state: GapAddressState;
  /** What the number was of, in words. */
  what: string;
  onClose: () => void;
}) {
  const { state, what, onClose } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const list = useGapList(state);
  const { newest } = list;
  const title = useFocusFor<HTMLHeadingElement>(what);
  return (
    <section
      className={classes.root}
      aria-label={t('gap.list.title', { what })}
    >
      <div className={classes.head}>
        <Typography
          variant="h6"
          component="h3"
          className={classes.title}
          ref={title}
          tabIndex={-1}
        >
          {t('gap.list.title', { what })}
        </Typography>
        <IconButton aria-label={t('gap.list.close')} onClick={onClose}>
          <CloseIcon />
        </IconButton>
      </div>
      {newest.status === 'loading' && <ReadinessSkeleton />}
      {newest.status === 'error' && (
        <GapError error={newest.error} onRetry={newest.reload} />
      )}
      <Found list={list} />
    </section>
  );
}
