import { useState } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { Progress } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { ChecklistIncident, originWords } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../api';
import { useLoaded } from '../../hooks/useLoaded';
import { useOlderPages } from '../../hooks/useOlderPages';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { useReadinessPath } from '../../hooks/useReadinessPath';
import { DateText } from '../DateText';
import { CopyableText } from '../DeployHealth/CopyableText';
import { SafeLink } from '../Questionnaire/SafeLink';
import { FindingText } from './FindingText';
import { useIncidentTitle } from './useIncidentTitle';

const useStyles = makeStyles(theme => ({
  list: {
    listStyle: 'none',
    margin: 0,
    padding: 0,
    overflowWrap: 'anywhere',
  },
  item: {
    padding: theme.spacing(1, 0),
    borderTop: `1px solid ${theme.palette.divider}`,
  },
}));

const PAGE_SIZE = 20;

/** The lines that make the incident the origin of a question, where its source gives no address with that of its entity. */
function OriginLines({ incident }: { incident: ChecklistIncident }) {
  const { entityRef, openedAt, url } = incident;
  const { t } = useOrrTranslation();
  const title = useIncidentTitle()({ title: incident.incidentTitle });
  const pathOf = useReadinessPath();
  const [isShown, setShown] = useState(false);
  const ownUrl = new URL(pathOf({ entityRef }), window.location.href).href;
  return (
    <>
      <Button
        size="small"
        style={{ minHeight: 44, textTransform: 'none' }}
        aria-expanded={isShown}
        aria-label={t(
          isShown
            ? 'incident.authors.hideWordsOf'
            : 'incident.authors.showWordsOf',
          { title },
        )}
        onClick={() => setShown(!isShown)}
      >
        {t(
          isShown ? 'incident.authors.hideWords' : 'incident.authors.showWords',
        )}
      </Button>
      {isShown && (
        <CopyableText
          text={originWords({
            title,
            day: openedAt.slice(0, 10),
            url: url ?? ownUrl,
          })}
          of={t('incident.authors.wordsOf', { title })}
          label={t('incident.authors.copy', { title })}
        />
      )}
    </>
  );
}

function Item({ incident }: { incident: ChecklistIncident }) {
  const { entityRef, incidentTitle, openedAt, url, finding } = incident;
  const classes = useStyles();
  const title = useIncidentTitle()({ title: incidentTitle });
  return (
    <li className={classes.item}>
      <Typography component="div">
        {url ? <SafeLink url={url}>{title}</SafeLink> : title}
      </Typography>
      <Typography variant="body2" color="textSecondary" component="div">
        <EntityRefLink
          entityRef={entityRef}
          defaultKind="component"
          underline="always"
        />
        {' · '}
        <DateText date={openedAt} absolute />
      </Typography>
      <FindingText finding={finding} isOfQuestion />
      <OriginLines incident={incident} />
    </li>
  );
}

/** The incidents that a question should have caught, or those for which none is named. @internal */
export function TaughtIncidents(props: {
  checklistId: string;
  questionId?: string;
  label: string;
}) {
  const { checklistId, questionId, label } = props;
  const api = useApi(orrApiRef);
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const load = (cursor?: string, signal?: AbortSignal) =>
    api.listChecklistIncidents(
      {
        params: { checklistId },
        query: { questionId, cursor, limit: PAGE_SIZE },
      },
      { signal },
    );
  const first = useLoaded(
    signal => load(undefined, signal),
    [api, checklistId, questionId],
  );
  const { newest, items, older, loadOlder } = useOlderPages(first, load);
  const isLoading = older.status === 'loading';
  if (newest.status === 'loading') {
    return <Progress aria-label={t('incident.authors.loading')} />;
  }
  if (newest.status === 'error') {
    return (
      <Typography role="alert">
        {t('incident.authors.incidentsFailed')}{' '}
        <Button style={{ minHeight: 44 }} onClick={newest.reload}>
          {t('feedback.retry')}
        </Button>
      </Typography>
    );
  }
  return (
    <>
      <ul className={classes.list} aria-label={label}>
        {items.map(incident => (
          <Item key={incident.id} incident={incident} />
        ))}
      </ul>
      {older.status === 'error' && (
        <Typography role="alert">{t('incident.list.olderFailed')}</Typography>
      )}
      {older.hasMore && (
        <Button
          style={{ minHeight: 44 }}
          aria-disabled={isLoading}
          onClick={isLoading ? undefined : loadOlder}
        >
          {t(isLoading ? 'incident.list.olderLoading' : 'incident.list.older')}
        </Button>
      )}
    </>
  );
}
