import { makeStyles } from '@material-ui/core/styles';
import { ChecklistSummary } from 'backstage-plugin-orr-common';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { EntityPicker } from '../EntityPicker';
import { PageTextField } from '../PageTextField';

const useStyles = makeStyles(theme => ({
  filters: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1, 2),
    marginBottom: theme.spacing(2),
    '& > *': { flex: '1 1 260px', maxWidth: 420 },
  },
}));

const EVERY_KIND: string[] = [];

/** Which vouchings are looked at; empty where all are. @internal */
export interface ChosenVouchings {
  voucherRef: string;
  checklistId: string;
}

/** Chooses who vouches and under which checklist. @internal */
export function VouchingFilters(props: {
  chosen: ChosenVouchings;
  checklists: ChecklistSummary[];
  onChoose: (change: Partial<ChosenVouchings>) => void;
}) {
  const { chosen, checklists, onChoose } = props;
  const classes = useStyles();
  const { t } = useOrrTranslation();
  return (
    <div className={classes.filters}>
      <EntityPicker
        id="orr-vouchings-voucher"
        label={t('vouching.page.voucher')}
        kinds={EVERY_KIND}
        isOnPage
        value={chosen.voucherRef}
        onChange={voucherRef => onChoose({ voucherRef })}
      />
      <PageTextField
        id="orr-vouchings-checklist"
        label={t('vouching.page.checklist')}
        select
        SelectProps={{ native: true }}
        InputLabelProps={{ shrink: true }}
        size="small"
        margin="dense"
        value={chosen.checklistId}
        onChange={event => onChoose({ checklistId: event.target.value })}
      >
        <option value="">{t('vouching.page.allChecklists')}</option>
        {checklists.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
        ))}
      </PageTextField>
    </div>
  );
}
