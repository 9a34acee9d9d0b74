import { memo } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { ContextPanelProps } from './contextPanelProps';
import { DecidingRule } from './DecidingRule';
import { EarlierAnswer } from './EarlierAnswer';
import { KnownFacts } from './KnownFacts';
import { WhatGoodLooksLike } from './WhatGoodLooksLike';
import { WhyWeAsk } from './WhyWeAsk';

const useStyles = makeStyles(theme => ({
  title: {
    padding: theme.spacing(0, 1),
    marginBottom: theme.spacing(2),
    overflowWrap: 'anywhere',
  },
}));

/** What belongs to the question that is open, in panels of their own. @internal */
export const QuestionContext = memo((props: ContextPanelProps) => {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return (
    <aside aria-label={t('questionnaire.context')}>
      <Typography
        variant="body2"
        color="textSecondary"
        className={classes.title}
      >
        {props.question.title}
      </Typography>
      <KnownFacts {...props} />
      <WhyWeAsk {...props} />
      <EarlierAnswer {...props} key={`${props.question.id} earlier`} />
      <WhatGoodLooksLike {...props} />
      <DecidingRule {...props} />
    </aside>
  );
});
