import { makeStyles, Theme } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Link } from '@backstage/core-components';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { toneColour } from '../Standing';
import { useContradictions } from './ContradictionsContext';
import { SignalText } from './SignalText';

const useStyles = makeStyles<Theme>(theme => ({
  root: {
    margin: theme.spacing(1, 0),
    paddingLeft: theme.spacing(1.5),
    borderLeft: `4px solid ${toneColour(theme, 'warning')}`,
    maxWidth: '80ch',
    overflowWrap: 'anywhere',
  },
  way: { display: 'inline-flex', alignItems: 'center', minHeight: 44 },
}));

/** What contradicts the last answer to a question that was decided on, beside it. @internal */
export function QuestionContradictions(props: { questionId: string }) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const items = useContradictions().filter(
    item => item.questionId === props.questionId,
  );
  return (
    <>
      {items.map(item => (
        <div key={item.id} className={classes.root} role="note">
          <Typography variant="subtitle2" component="div">
            {t('drift.question.title')}
          </Typography>
          <SignalText item={item} />
          {item.response && (
            <Typography variant="body2">
              {t('drift.response', {
                kind: t(`drift.kind.${item.response.kind}`),
              })}
            </Typography>
          )}
          <Link to=".." underline="always" className={classes.way}>
            {t('drift.question.respond')}
          </Link>
        </div>
      ))}
    </>
  );
}
