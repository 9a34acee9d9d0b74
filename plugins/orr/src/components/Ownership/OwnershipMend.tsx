import { Entity } from '@backstage/catalog-model';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { EntitySummary, ownershipMendOf } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { EntryLines } from './EntryLines';
import { EntryPlace } from './EntryPlace';
import { refOf } from './refOf';

const useStyles = makeStyles(theme => ({
  root: { marginTop: theme.spacing(2) },
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
    item => refOf(item) === mend.entryRef,
  );
  return (
    <div className={classes.root}>
      <Typography variant="body2">
        {t(`tab.ownerState.${summary.ownerState}`)}
      </Typography>
      <EntryLines mend={mend} />
      {edited && (
        <Typography variant="body2" color="textSecondary">
          <EntryPlace entity={edited} />
        </Typography>
      )}
    </div>
  );
}
