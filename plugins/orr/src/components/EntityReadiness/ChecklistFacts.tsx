import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import {
  ChecklistReadiness,
  ChecklistSummary,
  Decision,
} from 'backstage-plugin-orr-common';
import { useSearchParams } from 'react-router-dom';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ChecklistVersionLinks } from '../Checklist/ChecklistVersionLinks';
import { useRelativeDate } from '../DateText';
import { TaughtLink } from '../Incident';
import { ChecklistOutline } from './ChecklistOutline';
import { SideCard } from './SideCard';

const useStyles = makeStyles(theme => ({
  checklist: { '& + &': { marginTop: theme.spacing(3) } },
  button: {
    minHeight: 44,
    marginLeft: theme.spacing(-1),
    textTransform: 'none',
  },
}));

const OUTLINE = 'outline';

function Summary({ summary }: { summary: ChecklistSummary }) {
  const { t } = useOrrTranslation();
  const relative = useRelativeDate();
  return (
    <>
      <Typography variant="body2" color="textSecondary">
        {t('tab.checklists.published', {
          version: String(summary.version),
          date: relative(summary.publishedAt).words,
        })}
        {' · '}
        {t('tab.checklists.questions', { count: summary.questionCount })}
        {summary.minutes &&
          ` · ${t('tab.checklists.minutes', {
            minutes: String(summary.minutes),
          })}`}
      </Typography>
      <Typography variant="body2" color="textSecondary" component="div">
        {t('tab.checklists.owner')}{' '}
        <EntityRefLink entityRef={summary.ownerRef} />
      </Typography>
    </>
  );
}

function ChecklistFact(props: {
  checklist: ChecklistReadiness;
  summary?: ChecklistSummary;
  decision?: Decision;
}) {
  const { checklist, summary, decision } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const [params, setParams] = useSearchParams();
  const open = params.get(OUTLINE) === checklist.checklistId;
  const toggle = () =>
    setParams(
      before => {
        const after = new URLSearchParams(before);
        if (open) {
          after.delete(OUTLINE);
        } else {
          after.set(OUTLINE, checklist.checklistId);
        }
        return after;
      },
      { replace: true },
    );
  const outlineId = `orr-outline-${checklist.checklistId}`;
  const name = { checklist: checklist.checklistTitle };
  return (
    <div className={classes.checklist}>
      <Typography variant="subtitle2" component="h4">
        {checklist.checklistTitle}
      </Typography>
      {summary && <Summary summary={summary} />}
      <Button
        className={classes.button}
        size="small"
        color="primary"
        onClick={toggle}
        aria-expanded={open}
        aria-controls={outlineId}
        aria-label={
          open
            ? t('tab.checklists.hideOutlineOf', name)
            : t('tab.checklists.showOutlineOf', name)
        }
      >
        {open
          ? t('tab.checklists.hideOutline')
          : t('tab.checklists.showOutline')}
      </Button>
      <ChecklistVersionLinks
        checklistId={checklist.checklistId}
        checklistTitle={checklist.checklistTitle}
        current={checklist.checklistVersion}
        decided={decision?.checklistVersion}
      />
      <div>
        <TaughtLink
          checklistId={checklist.checklistId}
          checklistTitle={checklist.checklistTitle}
        />
      </div>
      <div id={outlineId}>
        {open && (
          <ChecklistOutline
            checklistId={checklist.checklistId}
            version={checklist.checklistVersion}
          />
        )}
      </div>
    </div>
  );
}

/** Which checklists the entity is held to, with what they ask. @internal */
export function ChecklistFacts(props: {
  checklists: ChecklistReadiness[];
  summaries: ChecklistSummary[];
  decisions: Decision[];
}) {
  const { t } = useOrrTranslation();
  return (
    <SideCard
      title={t('tab.checklists.title', { count: props.checklists.length })}
    >
      {props.checklists.map(checklist => (
        <ChecklistFact
          key={checklist.checklistId}
          checklist={checklist}
          summary={props.summaries.find(
            ({ id }) => id === checklist.checklistId,
          )}
          decision={props.decisions.find(
            ({ id }) => id === checklist.decisionId,
          )}
        />
      ))}
    </SideCard>
  );
}
