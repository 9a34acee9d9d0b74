import type { machineFacts } from './machineFacts';

export type Machine = ReturnType<typeof machineFacts>;

/** Where a figure was measured, in words. */
export const machineOf = ({ cores, processor, node, loadBefore }: Machine) =>
  `${cores} cores ${processor}, Node ${node}, load ${loadBefore} before`;

/** A reader must know when other work ran beside the measurement. */
export const busy = ({ cores, loadBefore }: Machine) =>
  loadBefore > cores
    ? `the machine was busy with other work (load ${loadBefore} on ${cores} cores)`
    : undefined;

/** Two counts, or one where they are the same. */
export const range = (counts: number[]) => [...new Set(counts)].join('–');
