import { memo } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { ReviewJudgement } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ShortDisposition } from '../Finding/ShortDisposition';
import { QuestionLinks } from './QuestionLinks';

const useStyles = makeStyles(theme => ({
  root: { '& summary': { cursor: 'pointer', ...theme.typography.body2 } },
}));

interface IfDecidedNowProps {
  gate: ReviewJudgement['gate'];
  titleOf: (questionId: string) => string;
  onOpen: (questionId: string) => void;
}

/** What a decision on the answers as they are would meet. @internal */
export const IfDecidedNow = memo((props: IfDecidedNowProps) => {
  const { stops, conditions } = props.gate;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const conditional = conditions.length
    ? t('questionnaire.couldConditionalGo', { count: conditions.length })
    : t('questionnaire.couldGo');
  const result = stops.length
    ? t('questionnaire.couldNotGo', { count: stops.length })
    : conditional;
  const sentence = `${t('questionnaire.ifDecidedNow')} ${result}`;
  if (!stops.length && !conditions.length) {
    return <Typography variant="body2">{sentence}</Typography>;
  }
  const list = (questionIds: string[], label: string) =>
    questionIds.length > 0 && (
      <>
        <Typography variant="caption">{label}</Typography>
        <QuestionLinks
          questionIds={questionIds}
          titleOf={props.titleOf}
          onOpen={props.onOpen}
          suffixOf={id => <ShortDisposition questionId={id} />}
          label={label}
        />
      </>
    );
  return (
    <details className={classes.root}>
      <summary>{sentence}</summary>
      {list(stops, t('questionnaire.wouldStop'))}
      {list(conditions, t('questionnaire.wouldBeConditions'))}
    </details>
  );
});
