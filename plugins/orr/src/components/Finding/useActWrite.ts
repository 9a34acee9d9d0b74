import { useApi } from '@backstage/core-plugin-api';
import {
  CloseDispositionBody,
  DecideDispositionBody,
  FindingDisposition,
  OrrApi,
  PostponeActionBody,
} from 'backstage-plugin-orr-common';
import { orrApiRef } from '../../api';
import { useNamedWrite } from '../../hooks/useNamedWrite';
import { DispositionActName } from './dispositionActs';
import { FieldValues } from './fieldSpec';

/** What an act sends besides its name. @internal */
interface ActBody {
  revision: number;
  outcome?: 'approved' | 'refused';
  fields: FieldValues;
}

async function send(
  api: OrrApi,
  act: DispositionActName,
  dispositionId: string,
  body: ActBody & { mutationId: string },
): Promise<FindingDisposition> {
  const params = { dispositionId };
  const { mutationId, revision, outcome, fields } = body;
  const { effort, url, ...rest } = fields;
  const write = { mutationId, revision, ...rest };
  switch (act) {
    case 'postpone':
      return api.postponeAction({ params, body: write as PostponeActionBody });
    case 'change':
      return api.changeAction({
        params,
        body: {
          ...write,
          ...(effort && { effort: effort as FindingDisposition['effort'] }),
          url: url ?? null,
        },
      });
    case 'decide':
      return api.decideDisposition({
        params,
        body: { ...write, outcome } as DecideDispositionBody,
      });
    default:
      return api.closeDisposition({
        params,
        body: { ...write, ...(url && { url }), act } as CloseDispositionBody,
      });
  }
}

/** Carries out an act about a disposition. @internal */
export function useActWrite(
  act: DispositionActName,
  dispositionId: string,
  onDone: () => void,
) {
  const api = useApi(orrApiRef);
  return useNamedWrite<ActBody, FindingDisposition>(
    body => send(api, act, dispositionId, body),
    onDone,
  );
}
