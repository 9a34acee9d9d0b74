import { useState } from 'react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { Entity } from '@backstage/catalog-model';
import { ShownDeployment } from 'backstage-plugin-orr-common';
import { useEntityDeployments } from '../../hooks/useEntityDeployments';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ColumnList, ListColumn } from '../ColumnList';
import { DateText } from '../DateText';
import { SafeLink } from '../Questionnaire/SafeLink';
import { shortRevision } from './shortRevision';

function whatOf({ revision, artifact, ref }: ShownDeployment): string {
  return [
    revision && shortRevision(revision),
    ref && ref !== revision ? ref : undefined,
    artifact,
  ]
    .filter(Boolean)
    .join(', ');
}

function useColumns(): ListColumn<ShownDeployment>[] {
  const { t } = useOrrTranslation();
  return [
    {
      key: 'outcome',
      heading: t('deployHealth.latest.outcome'),
      cell: ({ outcome, kind }) =>
        kind === 'rollback' || kind === 'hotfix'
          ? `${t(`deployHealth.outcome.${outcome}`)}, ${t(
              `deployHealth.kind.${kind}`,
            )}`
          : t(`deployHealth.outcome.${outcome}`),
    },
    {
      key: 'when',
      heading: t('deployHealth.latest.when'),
      cell: ({ happenedAt }) => <DateText date={happenedAt} />,
    },
    {
      key: 'environment',
      heading: t('deployHealth.latest.environment'),
      cell: ({ environment }) => environment,
    },
    {
      key: 'what',
      heading: t('deployHealth.latest.what'),
      tells: item => Boolean(whatOf(item) || item.url),
      cell: item => (
        <>
          {whatOf(item)}
          {item.url && (
            <div>
              <SafeLink url={item.url}>
                {t('deployHealth.latest.link')}
              </SafeLink>
            </div>
          )}
        </>
      ),
    },
  ];
}

function DeploymentList(props: { entity: Entity; latest: ShownDeployment[] }) {
  const { items, older, loadOlder } = useEntityDeployments(
    props.entity,
    props.latest,
  );
  const columns = useColumns();
  const { t } = useOrrTranslation();
  const isLoading = older.status === 'loading';
  return (
    <>
      <ColumnList
        label={t('deployHealth.latest.title')}
        rows={items}
        keyOf={({ id }) => id}
        columns={columns}
      />
      {older.status === 'error' && (
        <Typography role="alert">
          {t('deployHealth.latest.olderFailed')}
        </Typography>
      )}
      {older.hasMore && (
        <Button
          style={{ minHeight: 44 }}
          aria-disabled={isLoading}
          onClick={isLoading ? undefined : loadOlder}
        >
          {t(
            isLoading
              ? 'deployHealth.latest.olderLoading'
              : 'deployHealth.latest.older',
          )}
        </Button>
      )}
    </>
  );
}

/** The deployments themselves, for whoever wants to see them. @internal */
export function LatestDeployments(props: {
  entity: Entity;
  latest: ShownDeployment[];
}) {
  const { t } = useOrrTranslation();
  const [isShown, setShown] = useState(false);
  return (
    <>
      <Button
        style={{ minHeight: 44 }}
        aria-expanded={isShown}
        onClick={() => setShown(!isShown)}
      >
        {t(isShown ? 'deployHealth.latest.hide' : 'deployHealth.latest.show')}
      </Button>
      {isShown && <DeploymentList {...props} />}
    </>
  );
}
