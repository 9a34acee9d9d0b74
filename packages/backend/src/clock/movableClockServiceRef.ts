import {
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { orrClockServiceRef } from 'backstage-plugin-orr-node';
import { MovableClock } from './MovableClock';

/** The one clock that the demo moves. @internal */
export const movableClockServiceRef = createServiceRef<MovableClock>({
  id: 'demo.clock',
  scope: 'root',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: {},
      factory: () => new MovableClock(),
    }),
});

/** Puts the movable clock where the plugin looks for the time. @internal */
export const orrClockServiceFactory = createServiceFactory({
  service: orrClockServiceRef,
  deps: { clock: movableClockServiceRef },
  factory: ({ clock }) => clock,
});
