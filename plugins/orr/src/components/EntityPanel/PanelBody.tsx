import { Link } from '@backstage/core-components';
import {
  EntityRefLinks,
  useEntityRefLink,
} from '@backstage/plugin-catalog-react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import {
  ChecklistReadiness,
  EntityReadiness,
  standingHolds,
} from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { useReadinessPath } from '../../hooks/useReadinessPath';
import { DateText } from '../DateText';
import { reasonGroupsOf } from '../EntityReadiness/reasonGroups';
import { useReasonText } from '../EntityReadiness/useReasonText';
import { OwnerContactButton } from '../Ownership';
import { needsOwner, StandingStatus } from '../Standing';
import { PanelActions } from './PanelActions';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(2),
    overflowWrap: 'anywhere',
    '& ul': { margin: 0, paddingLeft: theme.spacing(2.5) },
    '& h3': { marginBottom: theme.spacing(0.5) },
  },
  checklist: { '& + &': { marginTop: theme.spacing(1.5) } },
  ways: {
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(0.5),
    [theme.breakpoints.down('xs')]: {
      '& a': { display: 'inline-flex', alignItems: 'center', minHeight: 44 },
    },
  },
}));

function ChecklistStanding(props: {
  checklist: ChecklistReadiness;
  readiness: EntityReadiness;
}) {
  const { checklist, readiness } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const textOf = useReasonText();
  const pathOf = useReadinessPath();
  const path = pathOf(readiness.entity);
  const { checklistId, openReviewId, reasons, standing, validUntil } =
    checklist;
  const groups = reasonGroupsOf(reasons, {
    checklistId,
    decisions: readiness.decisions,
  });
  return (
    <div className={classes.checklist}>
      <Typography>{checklist.checklistTitle}</Typography>
      <StandingStatus standing={standing} />
      <ul>
        {groups.map(group => (
          <li key={group.code}>
            {group.to && readiness.may.readReviews ? (
              <Link
                to={
                  group.to.startsWith('#')
                    ? `${path}${group.to}`
                    : `${path}/${group.to}`
                }
              >
                {textOf(group)}
              </Link>
            ) : (
              textOf(group)
            )}
          </li>
        ))}
        {validUntil && standingHolds(standing) && (
          <li>
            {t('tab.validUntil')} <DateText date={validUntil} absolute />
          </li>
        )}
        {openReviewId && readiness.may.readReviews && (
          <li>
            <Link to={`${path}/reviews/${openReviewId}`}>
              {t('panel.review')}
            </Link>
          </li>
        )}
      </ul>
    </div>
  );
}

function OwnerSection({ entity }: Pick<EntityReadiness, 'entity'>) {
  const { t } = useOrrTranslation();
  return (
    <section>
      <Typography variant="h6" component="h3">
        {t('panel.owner')}
      </Typography>
      {entity.ownerRefs.length > 0 ? (
        <>
          <EntityRefLinks
            entityRefs={entity.ownerRefs}
            defaultKind="group"
            hideIcons
          />
          <OwnerContactButton
            ownerRefs={entity.ownerRefs}
            name={entity.title ?? entity.name}
          />
        </>
      ) : (
        <Typography>{t('panel.noOwner')}</Typography>
      )}
      {entity.ownerRefs.length > 0 && entity.ownerState !== 'owned' && (
        <Typography variant="body2">
          {t(`page.ownerState.${entity.ownerState}`)}
        </Typography>
      )}
    </section>
  );
}

/** Where an entity stands and why, who owns it, what is planned, and where to go on. @internal */
export function PanelBody({ readiness }: { readiness: EntityReadiness }) {
  const { entity, checklists } = readiness;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const pathOf = useReadinessPath();
  const linkTo = useEntityRefLink();
  return (
    <div className={classes.root}>
      <Typography variant="h6" component="div">
        <StandingStatus standing={readiness.headline} />
      </Typography>
      <div className={classes.ways}>
        <Link to={pathOf(entity)}>{t('panel.open')}</Link>
        <Link to={linkTo(entity.entityRef)}>{t('panel.inCatalog')}</Link>
      </div>
      <section>
        <Typography variant="h6" component="h3">
          {t('panel.checklists')}
        </Typography>
        {checklists.length === 0 && (
          <Typography>{t('panel.noChecklist')}</Typography>
        )}
        {checklists.map(checklist => (
          <ChecklistStanding
            key={checklist.checklistId}
            checklist={checklist}
            readiness={readiness}
          />
        ))}
      </section>
      {needsOwner(entity) && <OwnerSection entity={entity} />}
      <PanelActions entityRef={entity.entityRef} />
    </div>
  );
}
