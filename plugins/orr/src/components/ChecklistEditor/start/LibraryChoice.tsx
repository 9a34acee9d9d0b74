import { useId } from 'react';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import Radio from '@material-ui/core/Radio';
import RadioGroup from '@material-ui/core/RadioGroup';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useApi } from '@backstage/core-plugin-api';
import { LibraryQuestions } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../../api';
import { useLoaded } from '../../../hooks/useLoaded';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { ErrorPanel } from '../../Feedback';

type LibraryChecklist = LibraryQuestions['checklists'][number];

const useStyles = makeStyles(theme => ({
  one: { alignItems: 'flex-start', marginBottom: theme.spacing(1) },
  text: { paddingTop: theme.spacing(1) },
}));

/** Which checklist of the library a draft begins with. @internal */
export function LibraryChoice(props: {
  name?: string;
  onChoose: (checklist: LibraryChecklist) => void;
}) {
  const { name, onChoose } = props;
  const id = useId();
  const api = useApi(orrApiRef);
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const loaded = useLoaded(
    signal => api.listLibraryQuestions({}, { signal }),
    [api],
  );
  if (loaded.status === 'loading') {
    return (
      <Typography role="status">{t('authoring.start.loading')}</Typography>
    );
  }
  if (loaded.status === 'error') {
    return (
      <ErrorPanel
        error={loaded.error}
        title={t('authoring.start.libraryFailed')}
        onRetry={loaded.reload}
      />
    );
  }
  const { checklists } = loaded.value;
  return (
    <div>
      <Typography variant="body2" id={id}>
        {t('authoring.start.library')}
      </Typography>
      <RadioGroup
        aria-labelledby={id}
        value={name ?? ''}
        onChange={(_, value) =>
          onChoose(checklists.find(one => one.name === value)!)
        }
      >
        {checklists.map(checklist => (
          <FormControlLabel
            key={checklist.name}
            value={checklist.name}
            className={classes.one}
            control={<Radio color="primary" />}
            label={
              <div className={classes.text}>
                <Typography>
                  {checklist.title}
                  {', '}
                  {t('checklists.one.questionCount', {
                    count: checklist.questionCount,
                  })}
                </Typography>
                <Typography variant="body2" color="textSecondary">
                  {checklist.description}
                </Typography>
              </div>
            }
          />
        ))}
      </RadioGroup>
    </div>
  );
}
