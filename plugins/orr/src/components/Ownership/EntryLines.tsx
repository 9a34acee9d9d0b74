import { CopyTextButton } from '@backstage/core-components';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { OwnershipMend } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';

const useStyles = makeStyles(theme => ({
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

/** Lines to be written into an entry of the catalog, and which entry that is. @internal */
export function EntryLines({ mend }: { mend: OwnershipMend }) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return (
    <>
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
    </>
  );
}
