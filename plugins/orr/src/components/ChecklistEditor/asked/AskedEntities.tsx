import { useId, useState } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { useApi } from '@backstage/core-plugin-api';
import {
  FilterMatchBody,
  FilterMatches,
  OrrApi,
} from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../../api';
import { useOlderPages } from '../../../hooks/useOlderPages';
import { usePreview } from '../../../hooks/usePreview';
import { OrrText, useOrrTranslation } from '../../../hooks/useOrrTranslation';
import { CountStatus } from '../../Feedback';
import { MatchedList } from './MatchedList';
import { WhyAsked } from './WhyAsked';

type Filters = Pick<FilterMatchBody, 'filter' | 'within'>;

const LIMIT = 20;

const useStyles = makeStyles(theme => ({
  root: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: theme.spacing(1),
    width: '100%',
    maxWidth: '80ch',
  },
  ways: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) },
  button: { minHeight: 44 },
}));

const list = (
  api: OrrApi,
  filters: Filters,
  options: { signal: AbortSignal },
) => api.listFilterMatches({ body: { ...filters, limit: LIMIT } }, options);

function countText({ counts }: FilterMatches, t: OrrText): string | undefined {
  if (!counts) {
    return undefined;
  }
  const { matched: count, within, isLowerBound } = counts;
  const bound = isLowerBound ? 'atLeast' : 'exactly';
  return within === undefined
    ? t(`matches.count.${bound}`, { count })
    : t(`matches.countWithin.${bound}`, { count, within });
}

/** How many entities filters match now, which they are, and why one is among them or is not. @internal */
export function AskedEntities(props: Filters) {
  const { filter, within } = props;
  const id = useId();
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const api = useApi(orrApiRef);
  const [shown, setShown] = useState({ list: false, why: false });
  const newest = usePreview({ filter, within }, list);
  const { items, older, loadOlder } = useOlderPages(newest, cursor =>
    api.listFilterMatches({ body: { filter, within, limit: LIMIT, cursor } }),
  );
  const toggle = (part: keyof typeof shown) => (
    <Button
      className={classes.button}
      size="small"
      color="primary"
      aria-expanded={shown[part]}
      aria-controls={`${id}-${part}`}
      onClick={() =>
        setShown(current => ({ ...current, [part]: !current[part] }))
      }
    >
      {t(`matches.show.${part}`)}
    </Button>
  );
  return (
    <div className={classes.root}>
      <CountStatus
        count={newest}
        counting={t('matches.counting')}
        failed={t('matches.failed')}
      >
        {found => countText(found, t)}
      </CountStatus>
      <div className={classes.ways}>
        {toggle('list')}
        {toggle('why')}
      </div>
      <div id={`${id}-list`} hidden={!shown.list}>
        {shown.list && (
          <MatchedList items={items} older={older} onMore={loadOlder} />
        )}
      </div>
      <div id={`${id}-why`} hidden={!shown.why}>
        {shown.why && <WhyAsked filter={filter} within={within} />}
      </div>
    </div>
  );
}
