import {
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';

/**
 * Tells the time to everything that judges or stores. Injected, so that a test can pass a date without waiting for it.
 *
 * @public
 */
export interface OrrClock {
  /** This moment. Days are told from it in the time zone of the organisation. */
  now(): Date;
}

/**
 * The clock of the plugin; the machine's own unless a portal replaces it.
 *
 * @public
 */
export const orrClockServiceRef = createServiceRef<OrrClock>({
  id: 'orr.clock',
  scope: 'root',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: {},
      factory: () => ({ now: () => new Date() }),
    }),
});
