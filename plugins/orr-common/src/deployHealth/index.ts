export * from './deployment';
export * from './outcomeRank';
export * from './environmentTierOf';
export * from './groupDeployments';
export * from './wilsonInterval';
export * from './judgeRate';
export type { Metric, UnmeasuredReason } from './metric';
export * from './deployHealth';
export { computeDeployHealth } from './computeDeployHealth';
