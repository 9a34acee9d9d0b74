import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { RecordedReviewPreview } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ColumnList } from '../ColumnList';
import { ErrorPanel } from '../Feedback';
import { PreviewedRow, previewedRows } from './previewedRows';
import { PastReviews, PastTable } from './usePastReviews';
import { usePreviewColumns } from './usePreviewColumns';

const SHOWN_AT_ONCE = 50;

const useStyles = makeStyles(theme => ({
  root: { display: 'grid', gap: theme.spacing(1.5), minWidth: 0 },
  button: { minHeight: 44 },
}));

function isWrong({ problems }: PreviewedRow): boolean {
  return problems.some(({ severity }) => severity === 'error');
}

function Rows({ rows }: { rows: PreviewedRow[] }) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const columns = usePreviewColumns();
  const wrong = rows.filter(isWrong);
  const [onlyWrong, setOnlyWrong] = useState(wrong.length > 0);
  const [shown, setShown] = useState(SHOWN_AT_ONCE);
  const chosen = onlyWrong ? wrong : rows;
  return (
    <>
      {wrong.length > 0 && (
        <FormControlLabel
          control={
            <Checkbox
              color="primary"
              checked={onlyWrong}
              onChange={event => setOnlyWrong(event.target.checked)}
            />
          }
          label={t('recorded.preview.only')}
        />
      )}
      <ColumnList
        label={t('recorded.preview.list')}
        rows={chosen.slice(0, shown)}
        keyOf={({ row }) => String(row)}
        columns={columns}
      />
      {chosen.length > shown && (
        <div>
          <Button
            className={classes.button}
            variant="outlined"
            onClick={() => setShown(shown + SHOWN_AT_ONCE)}
          >
            {t('recorded.preview.more')}
          </Button>
        </div>
      )}
    </>
  );
}

/** What a table would bring in, what is wrong with it, and the button that brings it in. @internal */
export function PreviewPanel(props: {
  table: PastTable;
  preview: RecordedReviewPreview;
  bringIn: PastReviews['bringIn'];
}) {
  const { table, preview, bringIn } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const { rows, whole } = previewedRows(preview);
  const errors = preview.problems.filter(
    ({ severity }) => severity === 'error',
  ).length;
  return (
    <section className={classes.root} aria-labelledby="orr-past-preview">
      <Typography variant="h5" component="h3" id="orr-past-preview">
        {t('recorded.preview.title')}
      </Typography>
      <Typography role="status">
        {errors
          ? t('recorded.preview.wrong', { count: errors })
          : t('recorded.preview.fine', { count: rows.length })}
      </Typography>
      {whole.length > 0 && (
        <ul aria-label={t('recorded.preview.whole')}>
          {whole.map(({ row, column, message }) => (
            <li key={`${row} ${column} ${message}`}>
              {t('recorded.preview.row')} {row}
              {column && `, ${column}`}: {message}
            </li>
          ))}
        </ul>
      )}
      {bringIn.error !== undefined && (
        <ErrorPanel
          error={bringIn.error}
          title={t('recorded.preview.failed')}
        />
      )}
      {!errors && (
        <div>
          <Button
            className={classes.button}
            variant="contained"
            color="primary"
            disabled={bringIn.running}
            onClick={() => bringIn.run(table)}
          >
            {t('recorded.preview.bring', { count: rows.length })}
          </Button>
        </div>
      )}
      {rows.length > 0 && <Rows rows={rows} />}
    </section>
  );
}
