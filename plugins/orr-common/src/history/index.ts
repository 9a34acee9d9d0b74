export * from './historyAction';
export * from './historyEntry';
export { sealEntry } from './sealEntry';
export * from './verifyChain';
