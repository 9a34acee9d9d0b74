import { useState } from 'react';
import FormControl from '@material-ui/core/FormControl';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import FormLabel from '@material-ui/core/FormLabel';
import Radio from '@material-ui/core/Radio';
import RadioGroup from '@material-ui/core/RadioGroup';
import Typography from '@material-ui/core/Typography';
import { useApi } from '@backstage/core-plugin-api';
import { isSameRef, SuggestedReviewer } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../api';
import { useLoaded } from '../../hooks/useLoaded';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { EntityPicker } from '../EntityPicker';
import { Delayed } from '../Feedback';
import { AwayUntil } from './AwayUntil';

/** Stands for a person who is none of those suggested. */
const OTHER = 'other';

function nameOf({ personRef, displayName }: SuggestedReviewer): string {
  return displayName ?? personRef.split('/')[1];
}

/** Why somebody is suggested. */
function Reasons({ reasons }: Pick<SuggestedReviewer, 'reasons'>) {
  const { t } = useOrrTranslation();
  return (
    <Typography variant="caption" component="span" display="block">
      {reasons
        .map(({ kind, entity }) =>
          t(`assignment.give.because.${kind}`, {
            entity: entity?.title ?? entity?.name ?? '',
          }),
        )
        .join(' · ')}
    </Typography>
  );
}

function Suggestions(props: {
  reviewers: SuggestedReviewer[];
  chosen: string;
  onChoose: (personRef: string) => void;
}) {
  const { t } = useOrrTranslation();
  return (
    <FormControl component="fieldset">
      <FormLabel component="legend">{t('assignment.give.suggested')}</FormLabel>
      <RadioGroup
        name="orr-give-reviewer"
        value={props.chosen}
        onChange={event => props.onChoose(event.target.value)}
      >
        {props.reviewers.map(reviewer => (
          <FormControlLabel
            key={reviewer.personRef}
            value={reviewer.personRef}
            control={<Radio color="primary" />}
            label={
              <>
                {nameOf(reviewer)}
                {reviewer.declined && `, ${t('assignment.give.hasDeclined')}`}
                {reviewer.awayUntil && (
                  <>
                    , <AwayUntil day={reviewer.awayUntil} />
                  </>
                )}
                <Reasons reasons={reviewer.reasons} />
              </>
            }
          />
        ))}
        <FormControlLabel
          value={OTHER}
          control={<Radio color="primary" />}
          label={t('assignment.give.other')}
        />
      </RadioGroup>
    </FormControl>
  );
}

/** Chooses one of those who are asked to decide, or anybody else by name. @internal */
export function ReviewerChoice(props: {
  reviewId: string;
  /** They have it, or give it. */
  leftOut: string[];
  value: string;
  onChange: (personRef: string) => void;
  missing: boolean;
}) {
  const { reviewId, leftOut, value, onChange, missing } = props;
  const api = useApi(orrApiRef);
  const { t } = useOrrTranslation();
  const [chosen, setChosen] = useState('');
  const loaded = useLoaded(
    signal => api.listReviewers({ params: { reviewId } }, { signal }),
    [api, reviewId],
  );
  if (loaded.status === 'loading') {
    return (
      <Delayed>
        <Typography>{t('assignment.give.loading')}</Typography>
      </Delayed>
    );
  }
  const reviewers =
    loaded.status === 'ready'
      ? loaded.value.items.filter(
          ({ personRef }) => !leftOut.some(ref => isSameRef(ref, personRef)),
        )
      : [];
  return (
    <>
      {loaded.status === 'error' && (
        <Typography role="alert">{t('assignment.give.failed')}</Typography>
      )}
      {loaded.status === 'ready' && !reviewers.length && (
        <Typography>{t('assignment.give.none')}</Typography>
      )}
      {reviewers.length > 0 && (
        <Suggestions
          reviewers={reviewers}
          chosen={chosen}
          onChoose={choice => {
            setChosen(choice);
            onChange(choice === OTHER ? '' : choice);
          }}
        />
      )}
      {(chosen === OTHER || !reviewers.length) && (
        <EntityPicker
          id="orr-give-person"
          label={t('assignment.give.person')}
          kinds={['User']}
          value={value}
          onChange={onChange}
          error={missing}
          helperText={missing ? t('assignment.give.needsPerson') : undefined}
          fullWidth
        />
      )}
      {missing && chosen !== OTHER && reviewers.length > 0 && (
        <Typography color="error" role="alert">
          {t('assignment.give.needsPerson')}
        </Typography>
      )}
    </>
  );
}
