import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { Link } from '@backstage/core-components';
import {
  EntityIncident,
  EntityIncidentPage,
} from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ListColumn } from '../ColumnList';
import { DateText } from '../DateText';
import { useNumberText } from '../../hooks/useNumberText';
import { SafeLink } from '../Questionnaire/SafeLink';
import { FindingText } from './FindingText';
import { useIncidentTitle } from './useIncidentTitle';

function Hindsight(props: {
  incident: EntityIncident;
  may: EntityIncidentPage['may'];
  onLookBack: (incident: EntityIncident) => void;
}) {
  const { incident, may, onLookBack } = props;
  const { finding, resolvedAt } = incident;
  const { t } = useOrrTranslation();
  const title = useIncidentTitle()(incident);
  if (!resolvedAt) {
    return <>{t('incident.lookBack.whenClosed')}</>;
  }
  return (
    <>
      {finding && <FindingText finding={finding} />}
      {!finding && !may.lookBack && t('incident.lookBack.nothing')}
      {may.lookBack && may.readFindings && (
        <Button
          size="small"
          color="primary"
          variant={finding ? 'text' : 'outlined'}
          style={{
            minHeight: 44,
            textTransform: 'none',
            whiteSpace: 'nowrap',
          }}
          aria-haspopup="dialog"
          aria-label={t(
            finding
              ? 'incident.lookBack.changeOf'
              : 'incident.lookBack.buttonOf',
            { title },
          )}
          onClick={() => onLookBack(incident)}
        >
          {t(finding ? 'incident.lookBack.change' : 'incident.lookBack.button')}
        </Button>
      )}
    </>
  );
}

function What({ incident }: { incident: EntityIncident }) {
  const { t } = useOrrTranslation();
  const title = useIncidentTitle()(incident);
  return (
    <>
      {incident.url ? <SafeLink url={incident.url}>{title}</SafeLink> : title}
      {incident.severity && (
        <Typography variant="body2" color="textSecondary">
          {incident.severity}
        </Typography>
      )}
      {!incident.resolvedAt && (
        <Typography variant="body2">
          <strong>{t('incident.list.open')}</strong>
        </Typography>
      )}
    </>
  );
}

function AlertBefore({ incident }: { incident: EntityIncident }) {
  const { alert, alertBefore } = incident;
  const { t } = useOrrTranslation();
  const title = useIncidentTitle()(incident);
  return (
    <>
      {t(`incident.alert.${alertBefore}`)}
      {alert && (
        <Typography variant="body2" color="textSecondary">
          <DateText date={alert.firedAt} absolute />
        </Typography>
      )}
      {alert?.url && (
        <Link
          to={alert.url}
          underline="always"
          aria-label={t('incident.alert.linkOf', { title })}
        >
          {t('incident.alert.link')}
        </Link>
      )}
    </>
  );
}

/** What the list of incidents tells of each. @internal */
export function useIncidentColumns(
  may: EntityIncidentPage['may'],
  onLookBack: (incident: EntityIncident) => void,
): ListColumn<EntityIncident>[] {
  const { t } = useOrrTranslation();
  const { time } = useNumberText();
  return [
    {
      key: 'what',
      heading: t('incident.list.what'),
      cell: incident => <What incident={incident} />,
    },
    {
      key: 'opened',
      heading: t('incident.list.opened'),
      cell: ({ openedAt }) => <DateText date={openedAt} />,
    },
    {
      key: 'lasted',
      heading: t('incident.list.lasted'),
      tells: ({ resolvedAt }) => Boolean(resolvedAt),
      cell: ({ openedAt, resolvedAt }) =>
        resolvedAt && time(Date.parse(resolvedAt) - Date.parse(openedAt)),
    },
    {
      key: 'alert',
      heading: t('incident.list.alert'),
      cell: incident => <AlertBefore incident={incident} />,
    },
    ...(may.readFindings
      ? [
          {
            key: 'hindsight',
            heading: t('incident.list.hindsight'),
            cell: (incident: EntityIncident) => (
              <Hindsight
                incident={incident}
                may={may}
                onLookBack={onLookBack}
              />
            ),
          },
        ]
      : []),
  ];
}
