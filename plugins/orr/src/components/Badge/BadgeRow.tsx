import { useState } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { useApi } from '@backstage/core-plugin-api';
import { Badge } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../api';
import { entityParamsOf } from '../../hooks/entityParamsOf';
import { useNamedWrite } from '../../hooks/useNamedWrite';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ConfirmDialog } from '../Admin/ConfirmDialog';
import { ByLine } from '../ByLine';
import { CopyableText } from '../DeployHealth/CopyableText';
import { ErrorPanel } from '../Feedback';

const useStyles = makeStyles(theme => ({
  root: { padding: theme.spacing(1.5, 0) },
  foot: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: theme.spacing(1),
  },
  picture: { display: 'block', maxWidth: '100%' },
}));

function RevokeBadge(props: {
  badge: Badge;
  params: ReturnType<typeof entityParamsOf>;
  onDone: () => void;
  onClose: () => void;
}) {
  const { badge, params, onDone, onClose } = props;
  const api = useApi(orrApiRef);
  const { t } = useOrrTranslation();
  const write = useNamedWrite<{}, Badge>(
    body => api.revokeBadge({ params: { ...params, badgeId: badge.id }, body }),
    onDone,
  );
  return (
    <ConfirmDialog
      open
      title={t('badge.revokeTitle')}
      text={t('badge.revokeText')}
      confirm={t('badge.revokeConfirm')}
      running={write.running}
      onConfirm={() => write.run({})}
      onClose={onClose}
    >
      {write.error !== undefined && (
        <ErrorPanel error={write.error} title={t('badge.revokeFailed')} />
      )}
    </ConfirmDialog>
  );
}

/** The picture as others see it; absent where the portal lets no picture of its backend in. */
function Picture({ url }: { url: string }) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const [failed, setFailed] = useState(false);
  return failed ? null : (
    <img
      className={classes.picture}
      src={url}
      alt={t('badge.preview')}
      onError={() => setFailed(true)}
    />
  );
}

/** A badge in force: what it looks like, how it is embedded, whose it is, and the way to end it. @internal */
export function BadgeRow(props: {
  badge: Badge;
  params: ReturnType<typeof entityParamsOf>;
  /** The address of the tab, for the link around the picture. */
  tabUrl: string;
  onChanged: () => void;
}) {
  const { badge, params, tabUrl, onChanged } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const [revoking, setRevoking] = useState(false);
  const { url } = badge;
  return (
    <li className={classes.root}>
      {url && (
        <>
          <Picture url={url} />
          <CopyableText
            text={`[![${t('badge.alt')}](${url})](${tabUrl})`}
            of={t('badge.markdown')}
            label={t('badge.copy')}
          />
        </>
      )}
      <div className={classes.foot}>
        <ByLine
          label={t('badge.minted')}
          by={badge.mintedBy}
          at={badge.mintedAt}
        />
        <Button style={{ minHeight: 44 }} onClick={() => setRevoking(true)}>
          {t('badge.revoke')}
        </Button>
      </div>
      {revoking && (
        <RevokeBadge
          badge={badge}
          params={params}
          onDone={() => {
            setRevoking(false);
            onChanged();
          }}
          onClose={() => setRevoking(false)}
        />
      )}
    </li>
  );
}
