import { humanizeEntityRef } from '@backstage/plugin-catalog-react';
import { parseEntityRef } from '@backstage/catalog-model';

/** A short name for a person or group inside a sentence. @internal */
export function personName(ref: string): string {
  try {
    return humanizeEntityRef(parseEntityRef(ref), {
      defaultKind: 'user',
      defaultNamespace: 'default',
    });
  } catch {
    return ref;
  }
}
