import { RouteRef, useRouteRef } from '@backstage/core-plugin-api';

/**
 * Where a page or a tab of the plugin is mounted; undefined in a portal that has switched it off, where Backstage's own hook
 * ends the whole card with an error.
 *
 * @internal
 */
export function useMountedPath(routeRef: RouteRef): string | undefined {
  try {
    return useRouteRef(routeRef)();
  } catch {
    return undefined;
  }
}
