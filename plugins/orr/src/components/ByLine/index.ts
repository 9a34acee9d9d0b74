export { ByLine } from './ByLine';
