/**
 * The command `backstage-orr`.
 *
 * @packageDocumentation
 */
export { main } from './main';
