import {
  Entity,
  getCompoundEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { CopyTextButton } from '@backstage/core-components';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { EntitySummary, ownershipMendOf } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { EntryPlace } from './EntryPlace';

const useStyles = makeStyles(theme => ({
  root: { marginTop: theme.spacing(2) },
  code: {
    position: 'relative',
    margin: theme.spacing(1, 0),
    padding: theme.spacing(1, 6, 1, 1),
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
    '& pre': {
      margin: 0,
      // Nothing to scroll, which keys could not do.
      whiteSpace: 'pre-wrap',
      overflowWrap: 'anywhere',
      fontSize: theme.typography.body2.fontSize,
    },
  },
  copy: { position: 'absolute', top: 0, right: 0 },
}));

/** What is amiss with an ownership, and what to write where to mend it. @internal */
export function OwnershipMend(props: {
  entity: Entity;
  summary: EntitySummary;
  owners: Entity[];
}) {
  const { entity, summary, owners } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const mend = ownershipMendOf(summary);
  if (!mend || summary.ownerState === 'owned') {
    return null;
  }
  const edited = [entity, ...owners].find(
    item =>
      stringifyEntityRef(getCompoundEntityRef(item)).toLocaleLowerCase(
        'en-US',
      ) === mend.entryRef,
  );
  return (
    <div className={classes.root}>
      <Typography variant="body2">
        {t(`tab.ownerState.${summary.ownerState}`)}
      </Typography>
      <Typography variant="subtitle2" component="h4">
        {t('ownership.mend', {
          entry: <EntityRefLink entityRef={mend.entryRef} />,
        })}
      </Typography>
      <div className={classes.code}>
        <pre>{mend.yaml}</pre>
        <div className={classes.copy}>
          <CopyTextButton
            text={mend.yaml}
            tooltipText={t('ownership.copied')}
            aria-label={t('ownership.copy')}
          />
        </div>
      </div>
      {edited && (
        <Typography variant="body2" color="textSecondary">
          <EntryPlace entity={edited} />
        </Typography>
      )}
    </div>
  );
}
