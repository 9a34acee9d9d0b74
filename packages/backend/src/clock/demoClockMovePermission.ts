import { createPermission } from '@backstage/plugin-permission-common';

/** Move the demo clock forward. @internal */
export const demoClockMovePermission = createPermission({
  name: 'demo.clock.move',
  attributes: { action: 'update' },
});
