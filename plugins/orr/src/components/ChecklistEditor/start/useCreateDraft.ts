import { useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import {
  CreateChecklistDraftBody,
  CreatedChecklistDraft,
} from 'backstage-plugin-orr-common';
import { useNavigate } from 'react-router-dom';
import { orrApiRef } from '../../../api';

/** @internal */
export type DraftSource = CreateChecklistDraftBody['from'];

/** Begins a draft and opens it; what was adapted of a file is told before. @internal */
export function useCreateDraft() {
  const api = useApi(orrApiRef);
  const navigate = useNavigate();
  const [state, setState] = useState<{
    running: boolean;
    error?: unknown;
    created?: CreatedChecklistDraft;
  }>({ running: false });
  const open = (draftId: string) => navigate(`../checklists/drafts/${draftId}`);
  const create = async (from: DraftSource) => {
    if (state.running) {
      return;
    }
    setState({ running: true });
    try {
      const created = await api.createChecklistDraft({ body: { from } });
      setState({ running: false, created });
      if (!created.notes.length) {
        open(created.id);
      }
    } catch (error) {
      setState({ running: false, error });
    }
  };
  return { ...state, create, open };
}
