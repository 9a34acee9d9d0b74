import { useState } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import Skeleton from '@material-ui/lab/Skeleton';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { InfoCard, Link } from '@backstage/core-components';
import { useEntity } from '@backstage/plugin-catalog-react';
import { ChangeFilter, useEntityChanges } from '../../hooks/useEntityChanges';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { Delayed, ErrorPanel, LiveRegion } from '../Feedback';
import { ChangeLine } from './ChangeLine';
import { ChangesToolbar } from './ChangesToolbar';

const EVERYTHING: ChangeFilter = { action: [] };

const useStyles = makeStyles({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  older: { minHeight: 44 },
});

function isNarrowed({ action, questionId, person }: ChangeFilter): boolean {
  return action.length > 0 || questionId !== undefined || person !== undefined;
}

function OlderButton(props: {
  status: 'idle' | 'loading' | 'error';
  onClick: () => void;
}) {
  const { status, onClick } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const isLoading = status === 'loading';
  return (
    <>
      {status === 'error' && (
        <Typography color="error" role="alert">
          {t('changes.failed')}
        </Typography>
      )}
      <Button
        className={classes.older}
        aria-disabled={isLoading}
        onClick={isLoading ? undefined : onClick}
      >
        {isLoading ? t('changes.loadingOlder') : t('changes.older')}
      </Button>
    </>
  );
}

function Changes(props: {
  changes: ReturnType<typeof useEntityChanges>;
  filter: ChangeFilter;
  onFilter: (filter: ChangeFilter, questionTitle?: string) => void;
}) {
  const { changes, filter, onFilter } = props;
  const { newest, items, older, loadOlder } = changes;
  const classes = useStyles();
  const { entity } = useEntity();
  const { t } = useOrrTranslation();
  if (newest.status === 'loading') {
    return (
      <Delayed>
        <Skeleton height={240} aria-label={t('changes.loading')} />
      </Delayed>
    );
  }
  if (newest.status === 'error') {
    return (
      <ErrorPanel
        error={newest.error}
        title={t('changes.failed')}
        onRetry={newest.reload}
      />
    );
  }
  if (!items.length) {
    return isNarrowed(filter) ? (
      <>
        <Typography paragraph>{t('changes.nothingFits')}</Typography>
        <Button
          className={classes.older}
          variant="outlined"
          onClick={() => onFilter(EVERYTHING)}
        >
          {t('changes.clear')}
        </Button>
      </>
    ) : (
      <Typography>{t('changes.empty')}</Typography>
    );
  }
  return (
    <>
      <ol
        className={classes.list}
        aria-label={t('changes.title')}
        aria-busy={newest.stale}
      >
        {items.map(change => (
          <ChangeLine
            key={change.id}
            change={change}
            entityRef={stringifyEntityRef(entity)}
            onOnlyThis={
              filter.questionId === undefined
                ? ({ id, title }) =>
                    onFilter({ ...filter, questionId: id }, title)
                : undefined
            }
          />
        ))}
      </ol>
      {older.hasMore && (
        <OlderButton status={older.status} onClick={loadOlder} />
      )}
      <LiveRegion>{newest.stale ? t('changes.loading') : ''}</LiveRegion>
    </>
  );
}

/** What happened to the entity: who changed what, from what to what, newest first. @internal */
export function EntityChangesPage() {
  const { entity } = useEntity();
  const { t } = useOrrTranslation();
  const [filter, setFilter] = useState(EVERYTHING);
  const [questionTitle, setQuestionTitle] = useState<string>();
  const changes = useEntityChanges(entity, filter);
  const { newest } = changes;
  return (
    <>
      <Link to="..">{t('changes.back')}</Link>
      <Typography variant="h4" component="h2">
        {t('changes.title')}
      </Typography>
      <Typography>{t('changes.about')}</Typography>
      <ChangesToolbar
        entity={entity}
        filter={filter}
        questionTitle={questionTitle}
        mayAskByPerson={
          newest.status === 'ready' && newest.value.may.askByPerson
        }
        onChange={setFilter}
      />
      <InfoCard>
        <Changes
          changes={changes}
          filter={filter}
          onFilter={(next, title) => {
            setFilter(next);
            setQuestionTitle(title);
          }}
        />
      </InfoCard>
    </>
  );
}
