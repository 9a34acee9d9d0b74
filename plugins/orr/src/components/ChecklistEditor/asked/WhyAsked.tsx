import { useId, useState } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  FilterMatchBody,
  FilterMatches,
  isFullEntityRef,
  OrrApi,
} from 'backstage-plugin-orr-common';
import { usePreview } from '../../../hooks/usePreview';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { EntityPicker } from '../../EntityPicker';
import { CountStatus } from '../../Feedback';
import { FilterPart } from './FilterPart';

const useStyles = makeStyles(theme => ({
  root: { display: 'grid', gap: theme.spacing(1) },
  picker: { maxWidth: 480 },
}));

/** Without an entity there is nothing to ask. */
const explain = async (
  api: OrrApi,
  body: FilterMatchBody,
  options: { signal: AbortSignal },
): Promise<FilterMatches['about'] | 'none'> =>
  body.entityRef === undefined
    ? 'none'
    : (await api.listFilterMatches({ body }, options)).about;

function Explained({ about }: { about: NonNullable<FilterMatches['about']> }) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const { filter, within } = about;
  return (
    <div className={classes.root}>
      {within && (
        <div>
          <Typography variant="body2">{t('matches.ofChecklist')}</Typography>
          <FilterPart part={within} />
        </div>
      )}
      <div>
        {within && (
          <Typography variant="body2">{t('matches.ofQuestion')}</Typography>
        )}
        <FilterPart part={filter} />
      </div>
    </div>
  );
}

/** Why filters match an entity that is chosen by name, or why they do not. @internal */
export function WhyAsked(props: Pick<FilterMatchBody, 'filter' | 'within'>) {
  const { filter, within } = props;
  const id = useId();
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const [named, setNamed] = useState('');
  const entityRef = isFullEntityRef(named.trim()) ? named.trim() : undefined;
  const loaded = usePreview({ filter, within, entityRef, limit: 0 }, explain);
  const isOf = (about: FilterMatches['about']) =>
    about?.entityRef === entityRef?.toLocaleLowerCase('en-US');
  const answer = loaded.status === 'ready' ? loaded.value : undefined;
  return (
    <div className={classes.root}>
      <div className={classes.picker}>
        <EntityPicker
          id={id}
          label={t('matches.entity')}
          helperText={t('matches.entityHint')}
          kinds={[]}
          value={named}
          onChange={setNamed}
          fullWidth
        />
      </div>
      {entityRef && (
        <CountStatus
          count={loaded}
          counting={t('matches.looking')}
          failed={t('matches.failed')}
        >
          {about => {
            if (about === 'none' || (about && !isOf(about))) {
              return t('matches.looking');
            }
            const asked = about?.filter.holds && about.within?.holds !== false;
            return about
              ? t(asked ? 'matches.asked' : 'matches.notAsked', {
                  name: about.title ?? about.entityRef,
                })
              : t('matches.unknown');
          }}
        </CountStatus>
      )}
      {entityRef && answer && answer !== 'none' && isOf(answer) && (
        <Explained about={answer} />
      )}
    </div>
  );
}
