import Chip from '@material-ui/core/Chip';
import { makeStyles } from '@material-ui/core/styles';
import { EntityDisplayName } from '@backstage/plugin-catalog-react';
import { useOwnScope } from '../../hooks/useOwnScope';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';

const useStyles = makeStyles(theme => ({
  chip: {
    margin: 0,
    maxWidth: '100%',
    height: 40,
    [theme.breakpoints.down('xs')]: { height: 44 },
  },
}));

/** Whose entities a page is about: one's own or everybody's, and owners that the address names. @internal */
export function OwnerScope(props: {
  scope: ReturnType<typeof useOwnScope>;
  mine: string;
}) {
  const { scope, mine } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const { everybody, named, setEverybody } = scope;
  return (
    <>
      <Chip
        className={classes.chip}
        variant={everybody ? 'outlined' : 'default'}
        clickable
        aria-pressed={!everybody}
        label={mine}
        onClick={() => setEverybody(!everybody)}
      />
      {named.map(ref => (
        <Chip
          key={ref}
          className={classes.chip}
          variant="outlined"
          clickable
          label={t('briefing.ownerOf', {
            owner: (
              <EntityDisplayName
                key="owner"
                entityRef={ref}
                defaultKind="group"
                hideIcon
              />
            ),
          })}
          onClick={() => setEverybody(true)}
          onDelete={() => setEverybody(true)}
        />
      ))}
    </>
  );
}
