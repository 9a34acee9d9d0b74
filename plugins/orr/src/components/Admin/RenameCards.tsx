import { useRef, useState } from 'react';
import { InfoCard } from '@backstage/core-components';
import Grid from '@material-ui/core/Grid';
import Typography from '@material-ui/core/Typography';
import { AdminRights } from '../../hooks/useAdminRights';
import { useEntityMoves, useWaitingMoves } from '../../hooks/useEntityMoves';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { NotAllowed } from './NotAllowed';
import { CarriedList } from './CarriedList';
import { RenameForm } from './RenameForm';
import { EMPTY_RENAME } from './RenameDraft';
import { WaitingRenames } from './WaitingRenames';

function Cards({ mayMove }: { mayMove: boolean }) {
  const { t } = useOrrTranslation();
  const [draft, setDraft] = useState(EMPTY_RENAME);
  const waiting = useWaitingMoves();
  const moves = useEntityMoves();
  const form = useRef<HTMLDivElement>(null);
  return (
    <>
      <Grid item xs={12}>
        <InfoCard
          title={t('admin.move.title')}
          titleTypographyProps={{ variant: 'h6', component: 'h3' }}
        >
          <Typography paragraph>{t('admin.move.intro')}</Typography>
          <div ref={form} tabIndex={-1} style={{ outline: 'none' }}>
            <RenameForm
              draft={draft}
              mayMove={mayMove}
              onChange={setDraft}
              onMoved={() => {
                waiting.reload();
                moves.newest.reload();
              }}
            />
          </div>
        </InfoCard>
      </Grid>
      <Grid item xs={12}>
        <WaitingRenames
          waiting={waiting}
          onUse={({ fromRef, toRef }) => {
            setDraft({ fromRef, toRef, swap: false });
            form.current?.focus();
          }}
        />
      </Grid>
      <Grid item xs={12}>
        <CarriedList moves={moves} />
      </Grid>
    </>
  );
}

/** What waits to be renamed, what was, and a form to do it by hand. @internal */
export function RenameCards({ rights }: { rights: AdminRights }) {
  const { t } = useOrrTranslation();
  return rights.seeMoves ? (
    <Cards mayMove={rights.move} />
  ) : (
    <Grid item xs={12}>
      <NotAllowed title={t('admin.move.title')}>
        {t('admin.move.denied', { permission: 'orr.entity.move.read' })}
      </NotAllowed>
    </Grid>
  );
}
