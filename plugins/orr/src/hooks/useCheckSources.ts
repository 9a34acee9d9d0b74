import { useState } from 'react';
import { Entity } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { orrApiRef } from '../api';
import { entityParamsOf } from './entityParamsOf';

/** Where asking for a check stands. @internal */
export interface CheckState {
  running: boolean;
  error?: unknown;
  /** How many sources are asked next. */
  queued?: number;
  check: () => void;
}

/** Has the sources of an entity asked soon. Asking again does no harm: each is asked once in a while. @internal */
export function useCheckSources(entity: Entity): CheckState {
  const api = useApi(orrApiRef);
  const [state, setState] = useState<Omit<CheckState, 'check'>>({
    running: false,
  });
  const check = () => {
    setState({ running: true });
    api.checkEntityDeployHealth({ params: entityParamsOf(entity) }).then(
      ({ queued }) => setState({ running: false, queued }),
      error => setState({ running: false, error }),
    );
  };
  return { ...state, check };
}
