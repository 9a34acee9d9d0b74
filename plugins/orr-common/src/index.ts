/**
 * The domain of operational readiness: what is asked, how it is judged, and how it goes over the wire.
 *
 * @packageDocumentation
 */
export * from './checklist';
export * from './lens';
export * from './exchange';
export * from './recorded';
export * from './known';
export * from './ownership';
export * from './identity';
export * from './programme';
export * from './review';
export * from './comment';
export * from './history';
export * from './finding';
export * from './ticket';
export * from './deployHealth';
export * from './facts';
export * from './scoring';
export * from './vouching';
export * from './drift';
export * from './incident';
export * from './campaign';
export * from './comparison';
export * from './hash';
export * from './api';
export * from './permissions';
