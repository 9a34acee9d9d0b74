import { useState } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useApi } from '@backstage/core-plugin-api';
import { RecordedReviewImport } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../api';
import { useNamedWrite } from '../../hooks/useNamedWrite';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { RecordedImports } from '../../hooks/useRecordedImports';
import { ConfirmDialog } from '../Admin/ConfirmDialog';
import { ByLine } from '../ByLine';
import { ColumnList, ListColumn } from '../ColumnList';
import { ErrorPanel } from '../Feedback';

const useStyles = makeStyles(theme => ({
  root: { display: 'grid', gap: theme.spacing(1.5), minWidth: 0 },
  button: { minHeight: 44 },
}));

function useImportColumns(
  onUndo: (taken: RecordedReviewImport) => void,
): ListColumn<RecordedReviewImport>[] {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const nameOf = ({ fileName }: RecordedReviewImport) =>
    fileName ?? t('recorded.imports.pasted');
  return [
    { key: 'file', heading: t('recorded.imports.file'), cell: nameOf },
    {
      key: 'reviews',
      heading: t('recorded.imports.reviews'),
      cell: ({ reviews }) => reviews,
    },
    {
      key: 'by',
      heading: t('recorded.imports.by'),
      cell: ({ recordedBy, recordedAt }) => (
        <ByLine
          label={t('recorded.broughtInBy')}
          by={recordedBy}
          at={recordedAt}
        />
      ),
    },
    {
      key: 'state',
      heading: t('recorded.imports.state'),
      cell: taken =>
        taken.undoneBy ? (
          <ByLine
            label={t('recorded.imports.undone')}
            by={taken.undoneBy}
            at={taken.undoneAt}
          />
        ) : (
          <Button
            className={classes.button}
            size="small"
            variant="outlined"
            aria-label={t('recorded.imports.undoOf', { name: nameOf(taken) })}
            onClick={() => onUndo(taken)}
          >
            {t('recorded.imports.undo')}
          </Button>
        ),
    },
  ];
}

function Older({ imports }: { imports: RecordedImports }) {
  const { older, loadOlder } = imports;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return (
    <>
      {older.status === 'error' && (
        <Typography color="error" role="alert">
          {t('recorded.imports.moreFailed')}
        </Typography>
      )}
      {older.hasMore && (
        <div>
          <Button
            className={classes.button}
            variant="outlined"
            disabled={older.status === 'loading'}
            onClick={loadOlder}
          >
            {t('recorded.imports.older')}
          </Button>
        </div>
      )}
    </>
  );
}

/** The tables that were brought in, each to be undone as a whole. @internal */
export function ImportList({ imports }: { imports: RecordedImports }) {
  const { newest, items } = imports;
  const api = useApi(orrApiRef);
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const [undoing, setUndoing] = useState<RecordedReviewImport>();
  const write = useNamedWrite<{ importId: string }, RecordedReviewImport>(
    ({ importId, ...body }) =>
      api.undoRecordedReviewImport({ params: { importId }, body }),
    newest.reload,
  );
  const columns = useImportColumns(setUndoing);
  return (
    <section className={classes.root} aria-labelledby="orr-past-imports">
      <Typography variant="h5" component="h3" id="orr-past-imports">
        {t('recorded.imports.title')}
      </Typography>
      {write.error !== undefined && (
        <ErrorPanel error={write.error} title={t('recorded.imports.failed')} />
      )}
      {items.length ? (
        <ColumnList
          label={t('recorded.imports.list')}
          rows={items}
          keyOf={({ id }) => id}
          columns={columns}
        />
      ) : (
        <Typography>{t('recorded.imports.none')}</Typography>
      )}
      <Older imports={imports} />
      <ConfirmDialog
        open={undoing !== undefined}
        title={t('recorded.imports.confirmTitle')}
        text={t('recorded.imports.confirm', { count: undoing?.reviews ?? 0 })}
        confirm={t('recorded.imports.confirmUndo')}
        onClose={() => setUndoing(undefined)}
        onConfirm={() => {
          write.run({ importId: undoing!.id });
          setUndoing(undefined);
        }}
      />
    </section>
  );
}
