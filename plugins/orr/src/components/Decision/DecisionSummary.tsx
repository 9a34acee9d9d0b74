import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  ChecklistDocument,
  Decision,
  questionsOf,
} from 'backstage-plugin-orr-common';
import { orrTranslationRef } from '../../translation';
import { DateText } from '../DateText';

const useStyles = makeStyles(theme => ({
  root: { padding: theme.spacing(2), margin: theme.spacing(2, 0) },
  text: { maxWidth: '80ch', whiteSpace: 'pre-line', overflowWrap: 'anywhere' },
  table: {
    overflowX: 'auto',
    // Narrow columns break between words; the first one may break within, for long conditions.
    '& td:not(:first-child)': { wordBreak: 'normal' },
    [theme.breakpoints.down('xs')]: {
      '& td, & th': { padding: theme.spacing(1) },
    },
  },
}));

function ConditionTable(props: {
  decision: Decision;
  document: ChecklistDocument;
}) {
  const classes = useStyles();
  const { t } = useTranslationRef(orrTranslationRef);
  const titles = new Map(
    questionsOf(props.document).map(question => [question.id, question.title]),
  );
  return (
    <div className={classes.table}>
      <Table size="small" aria-label={t('decision.result.conditions')}>
        <TableHead>
          <TableRow>
            <TableCell>{t('decision.result.condition')}</TableCell>
            <TableCell>{t('decision.result.owner')}</TableCell>
            <TableCell>{t('decision.result.due')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {props.decision.conditions.map(condition => (
            <TableRow key={condition.id}>
              <TableCell>
                <Typography variant="body2" className={classes.text}>
                  {condition.text}
                </Typography>
                {condition.questionId && (
                  <Typography variant="caption" color="textSecondary">
                    {titles.get(condition.questionId) ?? condition.questionId}
                  </Typography>
                )}
              </TableCell>
              <TableCell>
                <EntityRefLink
                  underline="always"
                  entityRef={condition.ownerRef}
                />
              </TableCell>
              <TableCell>
                <DateText date={condition.dueOn} absolute />
                {condition.metAt && ` · ${t('decision.result.met')}`}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}

/** A decision: its outcome and reason, its conditions, and until when it holds. @internal */
export function DecisionSummary(props: {
  decision: Decision;
  document: ChecklistDocument;
}) {
  const { decision } = props;
  const classes = useStyles();
  const { t } = useTranslationRef(orrTranslationRef);
  return (
    <Paper
      component="section"
      variant="outlined"
      className={classes.root}
      aria-label={t('decision.result.title')}
    >
      <Typography variant="h6" component="h3">
        {t('decision.result.title')}: {t(`outcome.${decision.outcome}`)}
      </Typography>
      <Typography variant="body2" color="textSecondary">
        {t('decision.result.by')}{' '}
        <EntityRefLink
          underline="always"
          entityRef={decision.decidedBy}
          defaultKind="user"
        />{' '}
        <DateText date={decision.decidedAt} />
        {decision.validUntil && (
          <>
            {' · '}
            {t('decision.result.validUntil')}{' '}
            <DateText date={decision.validUntil} absolute />
          </>
        )}
      </Typography>
      <Typography className={classes.text}>
        {t('decision.result.reason')}: {decision.reason}
      </Typography>
      {decision.conditions.length > 0 && (
        <ConditionTable decision={decision} document={props.document} />
      )}
    </Paper>
  );
}
