import { useId } from 'react';
import Checkbox from '@material-ui/core/Checkbox';
import FormControl from '@material-ui/core/FormControl';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import FormGroup from '@material-ui/core/FormGroup';
import FormLabel from '@material-ui/core/FormLabel';
import Radio from '@material-ui/core/Radio';
import RadioGroup from '@material-ui/core/RadioGroup';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { useApi } from '@backstage/core-plugin-api';
import {
  CAMPAIGN_LIMITS,
  ChecklistSummary,
  ChecklistVersion,
} from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../api';
import { useLoaded } from '../../hooks/useLoaded';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ErrorPanel } from '../Feedback';
import { CampaignDraft } from './campaignDraft';

const useStyles = makeStyles(theme => ({
  field: { maxWidth: 480 },
  option: { minHeight: 44 },
  questions: {
    maxHeight: 360,
    overflowY: 'auto',
    flexWrap: 'nowrap',
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
    padding: theme.spacing(1, 2),
    maxWidth: '80ch',
  },
}));

interface Props {
  draft: CampaignDraft;
  checklists: ChecklistSummary[];
  onChange: (change: Partial<CampaignDraft>) => void;
}

function Questions({
  version,
  draft,
  onChange,
}: Omit<Props, 'checklists'> & { version: ChecklistVersion }) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const chosen = draft.questionIds;
  const isFull = chosen.length >= CAMPAIGN_LIMITS.questions;
  return (
    <FormControl component="fieldset">
      <FormLabel component="legend">{t('campaign.form.questions')}</FormLabel>
      <FormGroup className={classes.questions}>
        {version.document.sections.map(section => (
          <div key={section.id} role="group" aria-label={section.title}>
            <Typography variant="subtitle2" component="div">
              {section.title}
            </Typography>
            {section.questions.map(({ id, title }) => (
              <div key={id}>
                <FormControlLabel
                  className={classes.option}
                  label={title}
                  control={
                    <Checkbox
                      color="primary"
                      checked={chosen.includes(id)}
                      disabled={isFull && !chosen.includes(id)}
                      onChange={(_, isChosen) =>
                        onChange({
                          questionIds: isChosen
                            ? [...chosen, id]
                            : chosen.filter(other => other !== id),
                        })
                      }
                    />
                  }
                />
              </div>
            ))}
          </div>
        ))}
      </FormGroup>
      {isFull && (
        <Typography variant="body2">
          {t('campaign.form.tooMany', {
            number: String(CAMPAIGN_LIMITS.questions),
          })}
        </Typography>
      )}
    </FormControl>
  );
}

function ChosenQuestions(
  props: Omit<Props, 'checklists'> & { checklist: ChecklistSummary },
) {
  const { id: checklistId, version } = props.checklist;
  const api = useApi(orrApiRef);
  const { t } = useOrrTranslation();
  const loaded = useLoaded(
    signal =>
      api.getChecklistVersion({ params: { checklistId, version } }, { signal }),
    [api, checklistId, version],
  );
  if (loaded.status === 'error') {
    return (
      <ErrorPanel
        error={loaded.error}
        title={t('campaign.form.optionsFailed')}
        onRetry={loaded.reload}
      />
    );
  }
  return loaded.status === 'ready' ? (
    <Questions {...props} version={loaded.value} />
  ) : null;
}

/** Which checklist a campaign asks, or which questions of it. @internal */
export function CampaignWhat(props: Props) {
  const { draft, checklists, onChange } = props;
  const id = useId();
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const checklist = checklists.find(one => one.id === draft.checklistId);
  return (
    <>
      <TextField
        id={`${id}-checklist`}
        className={classes.field}
        select
        SelectProps={{ native: true }}
        InputLabelProps={{ shrink: true }}
        variant="outlined"
        size="small"
        label={t('campaign.form.checklist')}
        value={draft.checklistId}
        onChange={event =>
          onChange({ checklistId: event.target.value, questionIds: [] })
        }
      >
        <option value="">{t('campaign.form.choose')}</option>
        {checklists.map(({ id: value, title }) => (
          <option key={value} value={value}>
            {title}
          </option>
        ))}
      </TextField>
      {checklist && (
        <FormControl component="fieldset">
          <FormLabel component="legend">{t('campaign.form.what')}</FormLabel>
          <RadioGroup
            name={`${id}-what`}
            value={draft.whole ? 'whole' : 'some'}
            onChange={(_, what) => onChange({ whole: what === 'whole' })}
          >
            {(['some', 'whole'] as const).map(what => (
              <FormControlLabel
                key={what}
                className={classes.option}
                value={what}
                control={<Radio color="primary" />}
                label={t(`campaign.form.${what}`)}
              />
            ))}
          </RadioGroup>
        </FormControl>
      )}
      {checklist && !draft.whole && (
        <ChosenQuestions {...props} checklist={checklist} />
      )}
    </>
  );
}
