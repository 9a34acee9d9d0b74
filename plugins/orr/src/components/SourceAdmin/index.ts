export { SourceCards } from './SourceCards';
