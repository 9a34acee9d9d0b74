import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { InfoCard } from '@backstage/core-components';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { ChecklistImpact, Standing } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { ColumnList } from '../../ColumnList';
import { DateText } from '../../DateText';
import { StandingStatus } from '../../Standing';
import { FallingAtOnce } from './FallingAtOnce';

const useStyles = makeStyles(theme => ({
  root: { display: 'grid', gap: theme.spacing(2) },
  list: { margin: 0, paddingLeft: theme.spacing(2.5) },
}));

function Falling({ impact }: { impact: ChecklistImpact }) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  if (!impact.falling.length) {
    return impact.fallingAtOnce ? null : (
      <Typography>{t('publish.impact.nothingFalls')}</Typography>
    );
  }
  return (
    <div>
      <Typography variant="subtitle2" component="h4">
        {t('publish.impact.falling')}
      </Typography>
      <ul className={classes.list}>
        {impact.falling.map(({ date, entities }) => (
          <Typography component="li" key={date}>
            {t('publish.impact.fallingOn', {
              count: entities,
              date: <DateText key="date" date={date} absolute />,
            })}
          </Typography>
        ))}
      </ul>
    </div>
  );
}

function FirstFalling({ impact }: { impact: ChecklistImpact }) {
  const { t } = useOrrTranslation();
  return impact.firstFalling.length ? (
    <div>
      <Typography variant="subtitle2" component="h4" gutterBottom>
        {t('publish.impact.first')}
      </Typography>
      <ColumnList
        label={t('publish.impact.first')}
        rows={impact.firstFalling}
        keyOf={({ entityRef }) => entityRef}
        columns={[
          {
            key: 'entity',
            heading: t('publish.impact.entity'),
            cell: ({ entityRef, title }) => (
              <EntityRefLink entityRef={entityRef} title={title} />
            ),
          },
          {
            key: 'owner',
            heading: t('checklists.column.owner'),
            cell: ({ ownerRef }) =>
              ownerRef ? (
                <EntityRefLink entityRef={ownerRef} />
              ) : (
                t('publish.impact.nobody')
              ),
          },
          {
            key: 'standing',
            heading: t('publish.impact.now'),
            cell: ({ standing, decidedVersion }) => (
              <>
                <StandingStatus standing={standing as Standing} />{' '}
                {t('checklists.versionOf', { version: String(decidedVersion) })}
              </>
            ),
          },
          {
            key: 'date',
            heading: t('publish.impact.overdueAfter'),
            cell: ({ date }) => <DateText date={date} absolute />,
          },
        ]}
      />
    </div>
  ) : null;
}

function Owners({ impact }: { impact: ChecklistImpact }) {
  const { t } = useOrrTranslation();
  return impact.owners.length ? (
    <div>
      <Typography variant="subtitle2" component="h4" gutterBottom>
        {t('publish.impact.owners')}
      </Typography>
      <ColumnList
        label={t('publish.impact.owners')}
        rows={impact.owners}
        keyOf={({ ownerRef = '' }) => ownerRef}
        columns={[
          {
            key: 'owner',
            heading: t('checklists.column.owner'),
            cell: ({ ownerRef }) =>
              ownerRef ? (
                <EntityRefLink entityRef={ownerRef} />
              ) : (
                t('publish.impact.nobody')
              ),
          },
          {
            key: 'asked',
            heading: t('checklists.column.asked'),
            cell: ({ entities }) => t('checklists.asked', { count: entities }),
          },
          {
            key: 'falling',
            heading: t('publish.impact.fall'),
            cell: ({ falling }) => falling,
          },
        ]}
      />
    </div>
  ) : null;
}

/** What publishing would do, as far as the viewer sees the entities. @internal */
export function ImpactPanel(props: {
  impact: ChecklistImpact;
  isBusy: boolean;
}) {
  const { impact, isBusy } = props;
  const { entities, newOnly, openReviews } = impact;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const lines = [
    t('publish.impact.asked', { count: entities.asked }),
    entities.newlyAsked > 0 &&
      t('publish.impact.newly', { count: entities.newlyAsked }),
    entities.noLongerAsked > 0 &&
      t('publish.impact.noLonger', { count: entities.noLongerAsked }),
    newOnly && t('publish.impact.newOnly', { count: newOnly.asked }),
    newOnly && t('publish.impact.spared', { count: newOnly.spared }),
    newOnly &&
      newOnly.deciding > 0 &&
      t('publish.impact.deciding', { count: newOnly.deciding }),
    openReviews > 0 && t('publish.impact.open', { count: openReviews }),
  ].filter(Boolean);
  return (
    <InfoCard
      title={t('publish.impact.title')}
      titleTypographyProps={{ component: 'h3' }}
    >
      <div className={classes.root} aria-busy={isBusy}>
        <div role="status">
          <ul className={classes.list}>
            {lines.map(line => (
              <Typography component="li" key={String(line)}>
                {line}
              </Typography>
            ))}
          </ul>
        </div>
        {impact.fallingAtOnce && (
          <FallingAtOnce falling={impact.fallingAtOnce} />
        )}
        <Falling impact={impact} />
        <FirstFalling impact={impact} />
        <Owners impact={impact} />
      </div>
    </InfoCard>
  );
}
