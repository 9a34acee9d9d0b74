import Button from '@material-ui/core/Button';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { ChecklistDraft } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { SafeLink } from '../../Questionnaire/SafeLink';
import { usePlacedNews } from './usePlacedNews';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    justifyItems: 'start',
    padding: theme.spacing(2),
    overflowWrap: 'anywhere',
  },
  news: { marginTop: theme.spacing(1) },
  button: { minHeight: 44, marginTop: theme.spacing(1) },
}));

/** Where a draft is kept, and what has become of it since; nothing where people write it here. @internal */
export function PlacedNotice(props: {
  draft: ChecklistDraft;
  onReload: () => void;
}) {
  const { draft, onReload } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const news = usePlacedNews(draft);
  return draft.location === undefined ? null : (
    <Paper
      component="section"
      variant="outlined"
      className={classes.root}
      aria-label={t('editor.placed.title')}
    >
      <Typography>
        {t('editor.placed.keptAt')} <SafeLink url={draft.location} />.{' '}
        {t('editor.placed.text')}
      </Typography>
      <div role="status">
        {news && (
          <Typography className={classes.news}>
            <strong>{t(`editor.placed.${news}`)}</strong>
          </Typography>
        )}
      </div>
      {news === 'changed' && (
        <Button
          className={classes.button}
          variant="outlined"
          color="primary"
          onClick={onReload}
        >
          {t('editor.placed.show')}
        </Button>
      )}
    </Paper>
  );
}
