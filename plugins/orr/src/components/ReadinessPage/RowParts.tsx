import { makeStyles, Theme } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Link } from '@backstage/core-components';
import { EntityRefLinks } from '@backstage/plugin-catalog-react';
import {
  EntitySummary,
  ReadinessRow,
  StandingReasonCode,
} from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { useReadinessPath } from '../../hooks/useReadinessPath';
import { reasonGroupsOf } from '../EntityReadiness/reasonGroups';
import { useReasonText } from '../EntityReadiness/useReasonText';
import { OwnerContactButton } from '../Ownership';
import { needsOwner, StandingStatus, toneColour } from '../Standing';

/** What the standing says already. */
const PLAIN_REASONS: readonly StandingReasonCode[] = [
  'decidedGo',
  'noDecision',
];

const useStyles = makeStyles<Theme>(theme => ({
  name: {
    display: '-webkit-box',
    '-webkit-box-orient': 'vertical',
    '-webkit-line-clamp': 2,
    overflow: 'hidden',
    overflowWrap: 'anywhere',
    whiteSpace: 'normal',
  },
  problem: { color: toneColour(theme, 'warning') },
  reasons: { color: theme.palette.text.secondary, whiteSpace: 'normal' },
  mark: {
    border: `1px solid ${theme.palette.text.secondary}`,
    borderRadius: theme.shape.borderRadius,
    padding: theme.spacing(0, 0.75),
    fontSize: theme.typography.caption.fontSize,
    display: 'inline-block',
    whiteSpace: 'normal',
  },
}));

/** The name of an entity, which leads to its tab. @internal */
export function EntityName({ entity }: { entity: EntitySummary }) {
  const classes = useStyles();
  const pathOf = useReadinessPath();
  const name = entity.title ?? entity.name;
  return (
    <Link
      className={classes.name}
      to={pathOf(entity)}
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
  const { t } = useOrrTranslation();
  const problem =
    entity.ownerState === 'unowned' || entity.ownerState === 'ownerNotFound';
  return (
    <>
      {entity.ownerRefs.length > 0 && (
        <>
          <EntityRefLinks
            entityRefs={entity.ownerRefs}
            defaultKind="group"
            hideIcons
          />
          {entity.ownerState !== 'ownerNotFound' && (
            <OwnerContactButton
              ownerRefs={entity.ownerRefs}
              name={entity.title ?? entity.name}
            />
          )}
        </>
      )}
      {needsOwner(entity) && entity.ownerState !== 'owned' && (
        <div className={problem ? classes.problem : undefined}>
          {t(`page.ownerState.${entity.ownerState}`)}
        </div>
      )}
    </>
  );
}

/** Where an entity stands, and why. @internal */
export function StandingWithReasons({ row }: { row: ReadinessRow }) {
  const classes = useStyles();
  const textOf = useReasonText();
  const groups = reasonGroupsOf(row.reasons, {
    checklistId: '',
    decisions: [],
  }).filter(({ code }) => !PLAIN_REASONS.includes(code));
  return (
    <>
      <StandingStatus standing={row.headline} />
      {groups.length > 0 && (
        <Typography
          variant="caption"
          component="div"
          className={classes.reasons}
        >
          {groups.map(textOf).join(' · ')}
        </Typography>
      )}
    </>
  );
}

/** The reviews that are running, as links to them. @internal */
export function OpenReviews({ row }: { row: ReadinessRow }) {
  const pathOf = useReadinessPath();
  return (
    <>
      {row.openReviews.map(({ reviewId, checklistTitle }) => (
        <div key={reviewId}>
          <Link to={`${pathOf(row.entity)}/reviews/${reviewId}`}>
            {checklistTitle}
          </Link>
        </div>
      ))}
    </>
  );
}

const MARKS = ['contradicted', 'launchedUnreviewed', 'dueSoon'] as const;

/** What there is to say beside the standing. @internal */
export function RowMarks({ row }: { row: ReadinessRow }) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const marks = MARKS.filter(mark => row[mark]);
  return marks.length > 0 ? (
    <>
      {marks.map(mark => (
        <div key={mark}>
          <span className={classes.mark}>{t(`page.${mark}`)}</span>
        </div>
      ))}
    </>
  ) : null;
}
