import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { EntityReadiness } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { reasonGroupsOf } from './reasonGroups';
import { useReasonText } from './useReasonText';

const useStyles = makeStyles(theme => ({
  root: { padding: theme.spacing(2) },
  list: { margin: theme.spacing(1, 0, 0), paddingLeft: theme.spacing(2.5) },
}));

/** Why no review is asked for here. @internal */
export function NothingRequired({ readiness }: { readiness: EntityReadiness }) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const reasonText = useReasonText();
  const { checklists, decisions } = readiness;
  return (
    <Paper className={classes.root}>
      <Typography variant="h6" component="h3">
        {t('tab.none.title')}
      </Typography>
      {checklists.length === 0 && (
        <Typography>{t('tab.none.noChecklist')}</Typography>
      )}
      {checklists.length > 0 && (
        <ul className={classes.list}>
          {checklists.map(({ checklistId, checklistTitle, reasons }) => (
            <li key={checklistId}>
              {checklistTitle}:{' '}
              {reasonGroupsOf(reasons, { checklistId, decisions })
                .map(reasonText)
                .join('; ')}
            </li>
          ))}
        </ul>
      )}
    </Paper>
  );
}
