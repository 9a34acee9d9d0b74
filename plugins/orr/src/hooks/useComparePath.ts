import { rootRouteRef } from '../routes';
import { useMountedPath } from './useMountedPath';

/** Where snapshots are compared; undefined in a portal without the organisation's page. @internal */
export function useComparePath():
  | ((names: Record<string, string>) => string)
  | undefined {
  const root = useMountedPath(rootRouteRef);
  return root === undefined
    ? undefined
    : names =>
        `${root.replace(/\/$/, '')}/compare?${new URLSearchParams(names)}`;
}
