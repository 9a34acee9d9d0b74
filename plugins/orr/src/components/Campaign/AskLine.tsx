import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Link } from '@backstage/core-components';
import { CampaignAsk } from 'backstage-plugin-orr-common';
import { useMountedPath } from '../../hooks/useMountedPath';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { rootRouteRef } from '../../routes';
import { DateText } from '../DateText';
import { QuestionLink } from './QuestionLink';

const useStyles = makeStyles(theme => ({
  way: {
    '& a': {
      [theme.breakpoints.down('xs')]: {
        display: 'inline-flex',
        alignItems: 'center',
        minHeight: 44,
      },
    },
  },
}));

function CampaignLink({ campaign: { id, title } }: CampaignAsk) {
  const root = useMountedPath(rootRouteRef);
  return root === undefined ? (
    <>{title}</>
  ) : (
    <Link to={`${root}/campaigns/${id}`} underline="always">
      {title}
    </Link>
  );
}

/** What a campaign still asks of an entity, and the way to the first of it. @internal */
export function AskLine({ ask }: { ask: CampaignAsk }) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const { campaign, entity, openQuestions, review } = ask;
  const [first] = openQuestions;
  return (
    <>
      <Typography>
        {t('campaign.ask.text', {
          campaign: <CampaignLink key="campaign" {...ask} />,
          date: <DateText key="date" date={campaign.dueOn} absolute />,
        })}{' '}
        {openQuestions.length
          ? t('campaign.ask.questions', { count: openQuestions.length })
          : t('campaign.ask.checklist', {
              checklist: campaign.checklist.title,
            })}
      </Typography>
      <div className={classes.way}>
        <QuestionLink entity={entity} review={review} questionId={first?.id}>
          {first
            ? t('campaign.ask.first', { question: first.title })
            : t('campaign.ask.openReview')}
        </QuestionLink>
      </div>
    </>
  );
}
