import { useState } from 'react';
import { Content, InfoCard } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useApi } from '@backstage/core-plugin-api';
import {
  ChecklistSummary,
  isFullEntityRef,
  Vouching,
  VouchingPage,
} from 'backstage-plugin-orr-common';
import { useSearchParams } from 'react-router-dom';
import { orrApiRef } from '../../api';
import { Loaded, useLoaded } from '../../hooks/useLoaded';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { useVouchings } from '../../hooks/useVouchings';
import { Delayed, ErrorPanel } from '../Feedback';
import { PageHead } from '../PageHead';
import { VouchDialog } from './VouchDialog';
import { ChosenVouchings, VouchingFilters } from './VouchingFilters';
import { VouchingRow } from './VouchingRow';
import { WithdrawDialog } from './WithdrawDialog';

const useStyles = makeStyles(theme => ({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    gap: theme.spacing(1),
  },
  button: { minHeight: 44 },
  action: {
    minHeight: 44,
    [theme.breakpoints.down('xs')]: { width: '100%' },
  },
}));

/** What is shown stands in the address, so that it can be handed on. */
function useChosen(): [
  ChosenVouchings,
  (change: Partial<ChosenVouchings>) => void,
] {
  const [params, setParams] = useSearchParams();
  const chosen = {
    voucherRef: params.get('voucher') ?? '',
    checklistId: params.get('checklist') ?? '',
  };
  const choose = (change: Partial<ChosenVouchings>) => {
    const { voucherRef, checklistId } = { ...chosen, ...change };
    setParams(
      {
        ...(voucherRef && { voucher: voucherRef }),
        ...(checklistId && { checklist: checklistId }),
      },
      { replace: true },
    );
  };
  return [chosen, choose];
}

function Nothing({
  page,
  chosen,
}: {
  page: VouchingPage;
  chosen: ChosenVouchings;
}) {
  const { t } = useOrrTranslation();
  const first = isFullEntityRef(chosen.voucherRef)
    ? (page.mayVouch && 'vouching.page.firstHere') || 'vouching.page.notAllowed'
    : 'vouching.page.first';
  return (
    <>
      <Typography>{t('vouching.page.empty')}</Typography>
      <Typography color="textSecondary">{t(first)}</Typography>
    </>
  );
}

type Open = { kind: 'vouch' | 'withdraw'; vouching?: Vouching };

function List(props: {
  page: VouchingPage;
  chosen: ChosenVouchings;
  onOpen: (open: Open) => void;
  onDone: () => void;
}) {
  const { page, chosen, onOpen, onDone } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const { items, totalItems } = page;
  return (
    <>
      <Typography role="status">
        {t('vouching.page.total', { count: totalItems })}
      </Typography>
      {items.length ? (
        <ul className={classes.list} aria-label={t('vouching.page.list')}>
          {items.map(item => (
            <VouchingRow
              key={item.vouching.id}
              item={item}
              onChange={() =>
                onOpen({ kind: 'vouch', vouching: item.vouching })
              }
              onWithdraw={() =>
                onOpen({ kind: 'withdraw', vouching: item.vouching })
              }
              onDone={onDone}
            />
          ))}
        </ul>
      ) : (
        <Nothing page={page} chosen={chosen} />
      )}
    </>
  );
}

function Dialogs(props: {
  open: Open | undefined;
  page: VouchingPage;
  chosen: ChosenVouchings;
  checklists: ChecklistSummary[];
  onClose: () => void;
  onDone: () => void;
}) {
  const { open, page, chosen, checklists, onClose, onDone } = props;
  if (!open) {
    return null;
  }
  return open.kind === 'withdraw' ? (
    <WithdrawDialog
      vouching={open.vouching!}
      onClose={onClose}
      onDone={onDone}
    />
  ) : (
    <VouchDialog
      {...chosen}
      checklists={checklists}
      range={page.range}
      vouching={open.vouching}
      onClose={onClose}
      onDone={onDone}
    />
  );
}

function Paging({
  previous,
  next,
}: Pick<ReturnType<typeof useVouchings>, 'previous' | 'next'>) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return previous || next ? (
    <div className={classes.bar}>
      <Button
        className={classes.button}
        disabled={!previous}
        onClick={previous}
      >
        {t('vouching.page.previous')}
      </Button>
      <Button className={classes.button} disabled={!next} onClick={next}>
        {t('vouching.page.next')}
      </Button>
    </div>
  ) : null;
}

function useChecklists(): Loaded<ChecklistSummary[]> {
  const api = useApi(orrApiRef);
  return useLoaded(
    async signal =>
      (await api.listChecklists({}, { signal })).items.filter(
        ({ state }) => state !== 'archived',
      ),
    [api],
  );
}

/** What platforms and software templates vouch for; who may vouch does so here. @internal */
export function VouchingsPage({ className }: { className?: string }) {
  const classes = useStyles();
  const { t } = useOrrTranslation();
  const [chosen, choose] = useChosen();
  const [open, setOpen] = useState<Open>();
  const { loaded, ...places } = useVouchings(chosen);
  const checklists = useChecklists();
  const known = checklists.status === 'ready' ? checklists.value : [];
  const done = () => {
    setOpen(undefined);
    loaded.reload();
  };
  return (
    <Content className={className}>
      <Typography component="div">
        <PageHead
          backTo=".."
          backText={t('vouching.page.back')}
          title={t('vouching.page.title')}
          intro={t('vouching.page.intro')}
          action={
            loaded.status === 'ready' &&
            loaded.value.mayVouch && (
              <Button
                className={classes.action}
                variant="contained"
                color="primary"
                disabled={!known.length}
                onClick={() => setOpen({ kind: 'vouch' })}
              >
                {t('vouching.page.vouch')}
              </Button>
            )
          }
        />
        <VouchingFilters chosen={chosen} checklists={known} onChoose={choose} />
        {checklists.status === 'error' && (
          <ErrorPanel
            error={checklists.error}
            title={t('vouching.page.failedToVouch')}
            onRetry={checklists.reload}
          />
        )}
        {loaded.status === 'loading' && (
          <Delayed>
            <Typography role="status">{t('vouching.page.loading')}</Typography>
          </Delayed>
        )}
        {loaded.status === 'error' && (
          <ErrorPanel
            error={loaded.error}
            title={t('vouching.page.failed')}
            onRetry={loaded.reload}
          />
        )}
        {loaded.status === 'ready' && (
          <InfoCard>
            <div aria-busy={loaded.stale}>
              <List
                page={loaded.value}
                chosen={chosen}
                onOpen={setOpen}
                onDone={loaded.reload}
              />
            </div>
            <Paging {...places} />
          </InfoCard>
        )}
        {loaded.status === 'ready' && (
          <Dialogs
            open={open}
            page={loaded.value}
            chosen={chosen}
            checklists={known}
            onClose={() => setOpen(undefined)}
            onDone={done}
          />
        )}
      </Typography>
    </Content>
  );
}
