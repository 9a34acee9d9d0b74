import { useId } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import {
  isFullEntityRef,
  PROGRAMME_LIMITS,
  ProgrammeDocument,
} from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { EntityPicker } from '../../EntityPicker';
import { StepForm } from './StepForm';
import { StepProps, useStepDraft } from './useStepDraft';

const TEXTS = [
  'title',
  'why',
  'measures',
  'ownerRef',
  'sponsorRef',
  'targetDate',
] as const;
type PurposeDraft = Record<(typeof TEXTS)[number], string>;

const useStyles = makeStyles(theme => ({
  text: { maxWidth: '80ch' },
  people: {
    display: 'grid',
    gap: theme.spacing(1, 2),
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 280px), 1fr))',
    maxWidth: '80ch',
  },
  date: { maxWidth: 240 },
}));

const isRefOrEmpty = (value: string) =>
  value.trim() === '' || isFullEntityRef(value.trim());

const STEP = {
  draftOf: (document: ProgrammeDocument): PurposeDraft => ({
    title: document.title ?? '',
    why: document.why ?? '',
    measures: document.measures ?? '',
    ownerRef: document.ownerRef ?? '',
    sponsorRef: document.sponsorRef ?? '',
    targetDate: document.targetDate ?? '',
  }),
  changeOf: (draft: PurposeDraft): Partial<ProgrammeDocument> | undefined =>
    isRefOrEmpty(draft.ownerRef) && isRefOrEmpty(draft.sponsorRef)
      ? Object.fromEntries(
          TEXTS.map(name => [name, draft[name].trim() || undefined]),
        )
      : undefined,
};

/** Why, how it is measured, who, and by when. @internal */
export function PurposeStep(props: StepProps) {
  const classes = useStyles();
  const id = useId();
  const { t } = useOrrTranslation();
  const step = useStepDraft(props, STEP);
  const { draft, setDraft } = step;
  const set = (name: keyof PurposeDraft) => (value: string) =>
    setDraft({ ...draft, [name]: value });
  const person = (
    name: 'ownerRef' | 'sponsorRef',
    label: string,
    hint: string,
  ) => (
    <EntityPicker
      id={`${id}-${name}`}
      label={label}
      value={draft[name]}
      onChange={set(name)}
      fullWidth
      error={!isRefOrEmpty(draft[name])}
      helperText={
        isRefOrEmpty(draft[name]) ? hint : t('setup.purpose.needsRef')
      }
    />
  );
  return (
    <StepForm {...props} explain={t('setup.purpose.explain')} saving={step}>
      <TextField
        id={`${id}-title`}
        className={classes.text}
        label={t('setup.purpose.title')}
        value={draft.title}
        onChange={event => set('title')(event.target.value)}
        inputProps={{ maxLength: PROGRAMME_LIMITS.title }}
        variant="outlined"
        size="small"
        fullWidth
      />
      {(['why', 'measures'] as const).map(name => (
        <TextField
          key={name}
          id={`${id}-${name}`}
          className={classes.text}
          label={t(`setup.purpose.${name}`)}
          helperText={t('setup.purpose.markdown')}
          value={draft[name]}
          onChange={event => set(name)(event.target.value)}
          inputProps={{ maxLength: PROGRAMME_LIMITS.text }}
          variant="outlined"
          size="small"
          multiline
          minRows={4}
          fullWidth
        />
      ))}
      <div className={classes.people}>
        {person(
          'ownerRef',
          t('setup.purpose.owner'),
          t('setup.purpose.ownerHint'),
        )}
        {person(
          'sponsorRef',
          t('setup.purpose.sponsor'),
          t('setup.purpose.sponsorHint'),
        )}
      </div>
      <TextField
        id={`${id}-target`}
        className={classes.date}
        type="date"
        label={t('setup.purpose.target')}
        value={draft.targetDate}
        onChange={event => set('targetDate')(event.target.value)}
        InputLabelProps={{ shrink: true }}
        variant="outlined"
        size="small"
      />
    </StepForm>
  );
}
