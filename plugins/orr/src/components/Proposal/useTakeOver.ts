import { useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { ChecklistProposal, OrrApi } from 'backstage-plugin-orr-common';
import { useNavigate } from 'react-router-dom';
import { orrApiRef } from '../../api';
import { isConflict } from '../../hooks/useSaveProgramme';

/** What goes on with the checklist already; what somebody else began from it is another. */
async function draftOf(api: OrrApi, checklistId: string): Promise<string> {
  const { items } = await api.listChecklistDrafts({});
  const begun = items.find(
    one =>
      one.checklistId === checklistId &&
      one.basedOn !== undefined &&
      one.location === undefined,
  );
  return begun
    ? begun.id
    : (
        await api.createChecklistDraft({
          body: { from: { type: 'version', checklistId } },
        })
      ).id;
}

/** @internal */
export function useTakeOver(proposal: ChecklistProposal) {
  const api = useApi(orrApiRef);
  const navigate = useNavigate();
  const [running, setRunning] = useState(false);
  const [failed, setFailed] = useState<'elsewhere' | 'failed'>();
  const takeOver = async () => {
    if (running) {
      return;
    }
    setRunning(true);
    setFailed(undefined);
    try {
      const draftId = await draftOf(api, proposal.checklistId);
      const search = new URLSearchParams({
        ...(proposal.questionId && { question: proposal.questionId }),
        proposal: proposal.id,
      });
      navigate(`../checklists/drafts/${draftId}?${search}`);
    } catch (error) {
      setRunning(false);
      setFailed(isConflict(error) ? 'elsewhere' : 'failed');
    }
  };
  return { takeOver, running, failed };
}
