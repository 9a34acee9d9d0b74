import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  Answer,
  ChangeRound,
  changeRequestState,
} from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ByLine } from '../ByLine';

const useStyles = makeStyles(theme => ({
  root: {
    borderLeft: `4px solid ${theme.palette.info.main}`,
    paddingLeft: theme.spacing(1.5),
    margin: theme.spacing(1, 0),
    maxWidth: '80ch',
  },
  text: { whiteSpace: 'pre-line', overflowWrap: 'anywhere' },
}));

/** What was asked to be changed on one answer, and how it was answered. @internal */
export function AnswerRequests(props: {
  questionId: string;
  answer: Pick<Answer, 'revision'> | undefined;
  rounds: ChangeRound[];
}) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const requests = props.rounds.flatMap(round =>
    round.requests
      .filter(({ questionId }) => questionId === props.questionId)
      .map(request => ({ request, round })),
  );
  return (
    <>
      {requests.map(({ request, round }) => {
        const state = changeRequestState(request, props.answer);
        return (
          <div
            key={request.id}
            role="note"
            aria-label={t('scrutiny.request.title')}
            className={classes.root}
          >
            <Typography variant="body2" className={classes.text}>
              {request.text}
            </Typography>
            <ByLine
              label={t('scrutiny.request.by')}
              by={round.requestedBy}
              at={round.requestedAt}
            />
            <Typography variant="body2" className={classes.text}>
              <strong>{t(`scrutiny.request.${state}`)}</strong>
              {request.reply && `: ${request.reply.text}`}
            </Typography>
            {request.reply && (
              <ByLine
                label={t('answer.by')}
                by={request.reply.repliedBy}
                at={request.reply.repliedAt}
              />
            )}
          </div>
        );
      })}
    </>
  );
}
