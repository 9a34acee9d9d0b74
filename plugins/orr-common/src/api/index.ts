export * from './schemas';
export * from './operations';
export * from './wireTypes';
export type { OrrApi } from './OrrApi';
export { createOrrClient, type OrrClientOptions } from './createOrrClient';
