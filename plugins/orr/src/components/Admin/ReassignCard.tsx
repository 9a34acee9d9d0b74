import { FormEvent, useState } from 'react';
import { InfoCard } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { isFullEntityRef } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../api';
import { AdminRights } from '../../hooks/useAdminRights';
import { useLoaded } from '../../hooks/useLoaded';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { EntityPicker } from '../EntityPicker';
import { ErrorPanel } from '../Feedback';
import { NotAllowed } from './NotAllowed';
import { ReassignForm } from './ReassignForm';

const useStyles = makeStyles(theme => ({
  button: { minHeight: 44, marginTop: theme.spacing(1) },
  found: { marginTop: theme.spacing(2), overflowWrap: 'anywhere' },
}));

/** What somebody has in hand, and whom to give it to. */
function InHand({ fromRef, mayGive }: { fromRef: string; mayGive: boolean }) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const orrApi = useApi(orrApiRef);
  const loaded = useLoaded(
    signal => orrApi.previewReassignment({ query: { fromRef } }, { signal }),
    [orrApi, fromRef],
  );
  return (
    <div className={classes.found}>
      {loaded.status === 'loading' && (
        <Typography role="status">{t('admin.reassign.loading')}</Typography>
      )}
      {loaded.status === 'error' && (
        <ErrorPanel
          error={loaded.error}
          title={t('admin.reassign.failed')}
          onRetry={loaded.reload}
        />
      )}
      {loaded.status === 'ready' && (
        <ReassignForm
          preview={loaded.value}
          mayGive={mayGive}
          onGiven={loaded.reload}
        />
      )}
    </div>
  );
}

function Body({ mayGive }: { mayGive: boolean }) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const [fromRef, setFromRef] = useState('');
  const [tried, setTried] = useState(false);
  // Counts how often it was asked: asking again looks again.
  const [asked, setAsked] = useState({ fromRef: '', count: 0 });
  const isMissing = tried && !isFullEntityRef(fromRef);
  const preview = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (isFullEntityRef(fromRef)) {
      setAsked({ fromRef, count: asked.count + 1 });
    }
  };
  return (
    <>
      <form
        noValidate
        onSubmit={preview}
        aria-label={t('admin.reassign.title')}
      >
        <EntityPicker
          id="orr-reassign-from"
          label={t('admin.reassign.from')}
          value={fromRef}
          onChange={setFromRef}
          error={isMissing}
          helperText={
            isMissing
              ? t('admin.needsRef', { example: 'user:default/kim' })
              : t('admin.reassign.fromHelp')
          }
          fullWidth
        />
        <Button type="submit" variant="outlined" className={classes.button}>
          {t('admin.preview')}
        </Button>
      </form>
      {asked.count > 0 && asked.fromRef === fromRef && (
        <InHand key={asked.count} fromRef={fromRef} mayGive={mayGive} />
      )}
    </>
  );
}

/** Gives all that one has in hand to another. @internal */
export function ReassignCard({ rights }: { rights: AdminRights }) {
  const { t } = useOrrTranslation();
  if (!rights.seeAssignments) {
    return (
      <NotAllowed title={t('admin.reassign.title')}>
        {t('admin.move.denied', { permission: 'orr.assignment.read' })}
      </NotAllowed>
    );
  }
  return (
    <InfoCard
      title={t('admin.reassign.title')}
      titleTypographyProps={{ variant: 'h6', component: 'h3' }}
    >
      <Typography paragraph>{t('admin.reassign.intro')}</Typography>
      <Body mayGive={rights.reassign} />
    </InfoCard>
  );
}
