export { canonicalJson } from './canonicalJson';
export { sha256Hex } from './sha256';
