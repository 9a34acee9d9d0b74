import { makeStyles, Theme } from '@material-ui/core/styles';
import { Link } from '@backstage/core-components';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  EntityRefLinks,
  useEntityRefLink,
} from '@backstage/plugin-catalog-react';
import { EntitySummary, ReadinessRow } from 'backstage-plugin-orr-common';
import { ENTITY_TAB_PATH } from '../../routes';
import { orrTranslationRef } from '../../translation';
import { needsOwner, toneColour } from '../Standing';

const useStyles = makeStyles<Theme>(theme => ({
  name: {
    display: 'block',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
  problem: { color: toneColour(theme, 'warning') },
  marks: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0.5, 1) },
  mark: {
    border: `1px solid ${theme.palette.text.secondary}`,
    borderRadius: theme.shape.borderRadius,
    padding: theme.spacing(0, 0.75),
    fontSize: theme.typography.caption.fontSize,
    whiteSpace: 'nowrap',
  },
}));

/** The name of an entity, which leads to its tab. @internal */
export function EntityName({ entity }: { entity: EntitySummary }) {
  const classes = useStyles();
  const linkTo = useEntityRefLink();
  const name = entity.title ?? entity.name;
  return (
    <Link
      className={classes.name}
      to={`${linkTo(entity.entityRef)}${ENTITY_TAB_PATH}`}
      title={
        entity.title
          ? `${entity.title} (${entity.entityRef})`
          : entity.entityRef
      }
    >
      {name}
    </Link>
  );
}

/** The owners of an entity; what is wrong with them is said in words. @internal */
export function Owners({ entity }: { entity: EntitySummary }) {
  const classes = useStyles();
  const { t } = useTranslationRef(orrTranslationRef);
  const problem =
    entity.ownerState === 'unowned' || entity.ownerState === 'ownerNotFound';
  return (
    <>
      {entity.ownerRefs.length > 0 && (
        <EntityRefLinks
          entityRefs={entity.ownerRefs}
          defaultKind="group"
          hideIcons
        />
      )}
      {needsOwner(entity) && entity.ownerState !== 'owned' && (
        <div className={problem ? classes.problem : undefined}>
          {t(`page.ownerState.${entity.ownerState}`)}
        </div>
      )}
    </>
  );
}

/** What else there is to know about a row at a glance. @internal */
export function RowMarks({ row }: { row: ReadinessRow }) {
  const classes = useStyles();
  const { t } = useTranslationRef(orrTranslationRef);
  return (
    <span className={classes.marks}>
      {row.inReview && (
        <span className={classes.mark}>{t('page.inReview')}</span>
      )}
      {row.dueSoon && <span className={classes.mark}>{t('page.dueSoon')}</span>}
    </span>
  );
}
