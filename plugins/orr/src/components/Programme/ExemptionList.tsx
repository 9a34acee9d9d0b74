import { useState } from 'react';
import { InfoCard, Link } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { EntityDisplayName } from '@backstage/plugin-catalog-react';
import { ExemptionRow, ExemptionState } from 'backstage-plugin-orr-common';
import { useExemptions } from '../../hooks/useExemptions';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ByLine } from '../ByLine';
import { DateText } from '../DateText';
import { ErrorPanel, LiveRegion } from '../Feedback';
import { useReadinessPath } from '../../hooks/useReadinessPath';

const OPEN: readonly ExemptionState[] = ['asked', 'approved'];

const useStyles = makeStyles(theme => ({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: theme.spacing(1),
  },
  list: { listStyle: 'none', margin: 0, padding: 0 },
  item: {
    padding: theme.spacing(1.5, 0),
    borderBottom: `1px solid ${theme.palette.divider}`,
    '&:last-child': { borderBottom: 0 },
    overflowWrap: 'anywhere',
  },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'baseline',
    gap: theme.spacing(0, 2),
  },
  reason: { maxWidth: '75ch' },
  field: { minWidth: 200 },
  button: { minHeight: 44 },
}));

function Item({ row }: { row: ExemptionRow }) {
  const { exemption, entity } = row;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const pathOf = useReadinessPath();
  return (
    <li className={classes.item}>
      <div className={classes.head}>
        <Link to={pathOf(entity)}>
          {entity.title ?? (
            <EntityDisplayName entityRef={entity.entityRef} hideIcon />
          )}
        </Link>
        <span>{t(`exemption.state.${exemption.state}`)}</span>
        <span>
          {t('exemption.until')} <DateText date={exemption.until} absolute />
        </span>
      </div>
      <Typography variant="body2" className={classes.reason}>
        {exemption.reason}
      </Typography>
      <ByLine
        label={t('exemption.askedBy')}
        by={exemption.askedBy}
        at={exemption.askedAt}
      />
    </li>
  );
}

function Result(props: {
  rows: ExemptionRow[];
  total: number;
  onlyOpen: boolean;
}) {
  const { rows, total, onlyOpen } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  if (!rows.length) {
    return (
      <Typography color="textSecondary">
        {t(onlyOpen ? 'exemption.emptyOpen' : 'exemption.empty')}
      </Typography>
    );
  }
  return (
    <>
      <LiveRegion>{t('exemption.total', { count: total })}</LiveRegion>
      <ul className={classes.list} aria-label={t('exemption.listTitle')}>
        {rows.map(row => (
          <Item key={row.exemption.id} row={row} />
        ))}
      </ul>
    </>
  );
}

/** What is exempt from reviews, or asked to be, as far as the viewer sees. @internal */
export function ExemptionList() {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const [onlyOpen, setOnlyOpen] = useState(true);
  const { loaded, previous, next } = useExemptions(onlyOpen ? OPEN : []);
  return (
    <InfoCard
      title={t('exemption.listTitle')}
      titleTypographyProps={{ variant: 'h6', component: 'h3' }}
    >
      <TextField
        id="orr-exemptions-shown"
        className={classes.field}
        select
        SelectProps={{ native: true }}
        variant="outlined"
        size="small"
        label={t('exemption.show')}
        value={onlyOpen ? 'open' : 'all'}
        onChange={event => setOnlyOpen(event.target.value === 'open')}
      >
        <option value="open">{t('exemption.open')}</option>
        <option value="all">{t('exemption.all')}</option>
      </TextField>
      <div aria-busy={loaded.status !== 'error' && !isSettled(loaded)}>
        {loaded.status === 'error' && (
          <ErrorPanel
            error={loaded.error}
            title={t('exemption.failed')}
            onRetry={loaded.reload}
          />
        )}
        {loaded.status === 'ready' && (
          <Result
            rows={loaded.value.items}
            total={loaded.value.totalItems}
            onlyOpen={onlyOpen}
          />
        )}
      </div>
      {(previous || next) && (
        <div className={classes.bar}>
          <Button
            className={classes.button}
            disabled={!previous}
            onClick={previous}
          >
            {t('exemption.previous')}
          </Button>
          <Button className={classes.button} disabled={!next} onClick={next}>
            {t('exemption.next')}
          </Button>
        </div>
      )}
    </InfoCard>
  );
}

function isSettled(loaded: ReturnType<typeof useExemptions>['loaded']) {
  return loaded.status === 'ready' && !loaded.stale;
}
