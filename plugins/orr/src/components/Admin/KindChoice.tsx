import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Link } from '@backstage/core-components';
import { EntityDisplayName } from '@backstage/plugin-catalog-react';
import { AssignedKind } from 'backstage-plugin-orr-common';
import { useMountedPath } from '../../hooks/useMountedPath';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { useReadinessPath } from '../../hooks/useReadinessPath';
import { rootRouteRef } from '../../routes';

const NAMED = 5;

const useStyles = makeStyles(theme => ({
  names: {
    margin: theme.spacing(0, 0, 1, 4),
    padding: 0,
    listStyle: 'none',
  },
}));

/** What the first things of a kind are called, and where each is found. */
function useNamed({ kind, entities, campaigns = [] }: AssignedKind) {
  const pathOf = useReadinessPath();
  const root = useMountedPath(rootRouteRef);
  return kind === 'campaigns'
    ? campaigns.map(({ id, title }) => ({
        key: id,
        to: root && `${root}/campaigns/${id}`,
        name: title,
      }))
    : entities.map(entity => ({
        key: entity.entityRef,
        to: pathOf(entity),
        name: entity.title ?? (
          <EntityDisplayName entityRef={entity.entityRef} hideIcon />
        ),
      }));
}

/** One kind of what somebody has in hand: how much there is, about which entities, and whether it is to be given. @internal */
export function KindChoice(props: {
  assigned: AssignedKind;
  chosen: boolean;
  onChoose: (chosen: boolean) => void;
  /** Why it cannot be given to whoever was chosen. */
  refusal?: string;
}) {
  const { assigned, refusal } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const { kind, count } = assigned;
  const all = useNamed(assigned);
  const named = all.slice(0, NAMED);
  return (
    <>
      <FormControlLabel
        control={
          <Checkbox
            color="primary"
            checked={props.chosen && !refusal}
            disabled={refusal !== undefined}
            onChange={event => props.onChoose(event.target.checked)}
          />
        }
        label={t(`admin.reassign.kind.${kind}`, { count })}
      />
      <ul className={classes.names}>
        {refusal && (
          <Typography component="li" variant="body2">
            {refusal}
          </Typography>
        )}
        {named.map(({ key, to, name }) => (
          <Typography component="li" variant="body2" key={key}>
            {to ? <Link to={to}>{name}</Link> : name}
          </Typography>
        ))}
        {all.length > named.length && (
          <Typography component="li" variant="body2">
            {t('admin.reassign.andMore', {
              count: all.length - named.length,
            })}
          </Typography>
        )}
        {all.length === 0 && (
          <Typography component="li" variant="body2" color="textSecondary">
            {kind === 'campaigns'
              ? t('admin.reassign.drafts')
              : t('admin.reassign.hidden')}
          </Typography>
        )}
      </ul>
    </>
  );
}
