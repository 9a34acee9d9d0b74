import { Content, EmptyState } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { SnapshotComparison } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import {
  SnapshotComparisonState,
  useSnapshotComparison,
} from '../../hooks/useSnapshotComparison';
import { ErrorPanel, errorKindOf } from '../Feedback';
import { PageHead } from '../PageHead';
import { ReadinessSkeleton } from '../ReadinessPage/ReadinessSkeleton';
import { useReadinessPath } from '../../hooks/useReadinessPath';
import { ComparedAnswers } from './ComparedAnswers';
import { ComparedFacts } from './ComparedFacts';
import { ComparedFigures } from './ComparedFigures';
import { SnapshotPickers } from './SnapshotPickers';

const useStyles = makeStyles(theme => ({
  root: { display: 'flex', flexDirection: 'column', gap: theme.spacing(2) },
}));

function Head(props: { entityRef?: string; comparison?: SnapshotComparison }) {
  const { entityRef, comparison } = props;
  const { t } = useOrrTranslation();
  const pathOf = useReadinessPath();
  return (
    <PageHead
      backTo={entityRef ? pathOf({ entityRef }) : '..'}
      backText={
        entityRef
          ? t('compare.back', { entity: comparison?.entityTitle ?? entityRef })
          : t('register.back')
      }
      title={t('compare.title')}
      intro={
        comparison &&
        t('compare.intro', {
          entity: comparison.entityTitle,
          checklist: comparison.checklistTitle,
        })
      }
    />
  );
}

/** Before two snapshots are there: what is missing, or that they are on their way. */
function Waiting({ state }: { state: SnapshotComparisonState }) {
  const { meansLatest, snapshots } = state;
  const { newest, items } = snapshots;
  const { t } = useOrrTranslation();
  if (meansLatest && newest.status === 'error') {
    return (
      <ErrorPanel
        error={newest.error}
        title={
          errorKindOf(newest.error) === 'notFound'
            ? undefined
            : t('compare.listFailed')
        }
        onRetry={newest.reload}
      />
    );
  }
  if (meansLatest && newest.status === 'ready' && items.length < 2) {
    return (
      <EmptyState
        missing="content"
        title={t('compare.tooFew')}
        description={t('compare.tooFewText', { count: items.length })}
      />
    );
  }
  if (!meansLatest && !(state.from && state.to)) {
    return <Typography>{t('compare.nothingNamed')}</Typography>;
  }
  return <ReadinessSkeleton />;
}

function Compared(props: {
  state: SnapshotComparisonState;
  comparison: SnapshotComparison;
}) {
  const { state, comparison } = props;
  return (
    <>
      <ComparedFigures comparison={comparison} />
      <ComparedFacts facts={comparison.facts} />
      <ComparedAnswers
        comparison={comparison}
        showsSame={state.showsSame}
        onShowSame={shown =>
          state.choose({ same: shown ? 'shown' : undefined })
        }
      />
    </>
  );
}

/** Two snapshots of an entity side by side, whichever the address names. @internal */
export function ComparePage({ className }: { className?: string }) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const state = useSnapshotComparison();
  const { compared } = state;
  const comparison = compared.status === 'ready' ? compared.value : undefined;
  return (
    <Content className={className}>
      <Typography component="div" className={classes.root}>
        <Head entityRef={state.entityRef} comparison={comparison} />
        {(comparison || state.snapshots.items.length > 1) && (
          <SnapshotPickers state={state} comparison={comparison} />
        )}
        {compared.status === 'error' && (
          <ErrorPanel
            error={compared.error}
            title={
              errorKindOf(compared.error) === 'notFound'
                ? undefined
                : t('compare.failed')
            }
            onRetry={compared.reload}
          />
        )}
        {comparison && <Compared state={state} comparison={comparison} />}
        {compared.status !== 'error' && !comparison && (
          <Waiting state={state} />
        )}
      </Typography>
    </Content>
  );
}
