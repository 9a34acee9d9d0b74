import { createPermission } from '@backstage/plugin-permission-common';

/**
 * Verify that the history is as it was written.
 *
 * @public
 */
export const orrHistoryVerifyPermission = createPermission({
  name: 'orr.history.verify',
  attributes: { action: 'read' },
});

/**
 * Ask what one person did. For auditors: nobody else needs it to get their work done.
 *
 * @public
 */
export const orrHistoryPersonReadPermission = createPermission({
  name: 'orr.history.person.read',
  attributes: { action: 'read' },
});

/**
 * Erase what a person wrote, and their name from the history.
 *
 * @public
 */
export const orrHistoryErasePermission = createPermission({
  name: 'orr.history.erase',
  attributes: { action: 'update' },
});
