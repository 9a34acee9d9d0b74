import { useState } from 'react';
import Button from '@material-ui/core/Button';
import { useApi } from '@backstage/core-plugin-api';
import { Exemption } from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../api';
import { useNamedWrite } from '../../hooks/useNamedWrite';
import { useOrrTranslation } from '../../hooks/useOrrTranslation';
import { WriteDialog } from '../Feedback';

/** Takes back a request, gives up an exemption as its owner, or ends it as who may decide. @internal */
export function EndExemption(props: {
  act: 'withdraw' | 'giveUp' | 'end';
  exemption: Exemption;
  onDone: () => void;
}) {
  const { act, exemption, onDone } = props;
  const { id, revision } = exemption;
  const api = useApi(orrApiRef);
  const { t } = useOrrTranslation();
  const [open, setOpen] = useState(false);
  const write = useNamedWrite<{ revision: number }, Exemption>(
    body => {
      const input = { params: { exemptionId: id }, body };
      return act === 'end'
        ? api.endExemption(input)
        : api.withdrawExemption(input);
    },
    () => {
      setOpen(false);
      onDone();
    },
  );
  const isRequest = act === 'withdraw';
  return (
    <>
      <Button
        variant="outlined"
        style={{ minHeight: 44 }}
        onClick={() => setOpen(true)}
      >
        {t(`exemption.${act}`)}
      </Button>
      <WriteDialog
        open={open}
        onClose={() => setOpen(false)}
        title={t(isRequest ? 'exemption.withdrawTitle' : 'exemption.endTitle')}
        explain={t(
          isRequest ? 'exemption.withdrawExplain' : 'exemption.endExplain',
        )}
        error={write.error}
        failed={t('exemption.endFailed')}
        actions={
          <Button
            color="primary"
            style={{ minHeight: 44 }}
            disabled={write.running}
            onClick={() => write.run({ revision })}
          >
            {t(
              isRequest ? 'exemption.confirmWithdraw' : 'exemption.confirmEnd',
            )}
          </Button>
        }
      />
    </>
  );
}
