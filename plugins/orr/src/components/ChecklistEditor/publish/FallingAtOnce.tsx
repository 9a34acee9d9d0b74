import Typography from '@material-ui/core/Typography';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { ChecklistImpact, Standing } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { ColumnList } from '../../ColumnList';
import { StandingStatus } from '../../Standing';

/** Whose headline is worse as soon as it is published, and what it is then. @internal */
export function FallingAtOnce(props: {
  falling: NonNullable<ChecklistImpact['fallingAtOnce']>;
}) {
  const { entities, first } = props.falling;
  const { t } = useOrrTranslation();
  return (
    <div>
      <Typography variant="subtitle2" component="h4">
        {t('publish.impact.atOnce')}
      </Typography>
      <Typography paragraph>
        {t('publish.impact.atOnceCount', { count: entities })}
      </Typography>
      <ColumnList
        label={t('publish.impact.atOnce')}
        rows={first}
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
            key: 'from',
            heading: t('publish.impact.headlineNow'),
            cell: ({ from }) => <StandingStatus standing={from as Standing} />,
          },
          {
            key: 'to',
            heading: t('publish.impact.headlineThen'),
            cell: ({ to }) => <StandingStatus standing={to as Standing} />,
          },
        ]}
      />
    </div>
  );
}
