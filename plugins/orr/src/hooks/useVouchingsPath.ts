import { rootRouteRef } from '../routes';
import { useMountedPath } from './useMountedPath';

/** Where it is shown what an entity vouches for; undefined in a portal without the organisation's page. @internal */
export function useVouchingsPath():
  | ((entityRef: string) => string)
  | undefined {
  const root = useMountedPath(rootRouteRef);
  return root === undefined
    ? undefined
    : voucher =>
        `${root.replace(/\/$/, '')}/vouchings?${new URLSearchParams({
          voucher,
        })}`;
}
