import { useState } from 'react';
import Button from '@material-ui/core/Button';
import { Entity } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { BreakGlass } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../api';
import { entityParamsOf } from '../../hooks/entityParamsOf';
import { useNamedWrite } from '../../hooks/useNamedWrite';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { ConfirmDialog } from '../Admin/ConfirmDialog';
import { ErrorPanel } from '../Feedback';

/** Ends an override before its time, once more asked. @internal */
export function EndOverride(props: {
  entity: Entity;
  breakGlass: BreakGlass;
  onDone: () => void;
}) {
  const { entity, breakGlass, onDone } = props;
  const api = useApi(orrApiRef);
  const { t } = useOrrTranslation();
  const [open, setOpen] = useState(false);
  const write = useNamedWrite<{}, BreakGlass>(
    body =>
      api.endBreakGlass({
        params: { ...entityParamsOf(entity), breakGlassId: breakGlass.id },
        body,
      }),
    () => {
      setOpen(false);
      onDone();
    },
  );
  return (
    <>
      <Button
        variant="outlined"
        style={{ minHeight: 44 }}
        onClick={() => setOpen(true)}
      >
        {t('gate.end.open')}
      </Button>
      <ConfirmDialog
        open={open}
        title={t('gate.end.title')}
        text={t('gate.end.text')}
        confirm={t('gate.end.confirm')}
        running={write.running}
        onConfirm={() => write.run({})}
        onClose={() => setOpen(false)}
      >
        {write.error !== undefined && (
          <ErrorPanel error={write.error} title={t('gate.end.failed')} />
        )}
      </ConfirmDialog>
    </>
  );
}
