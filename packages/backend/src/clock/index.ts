export { demoClockLoader as default } from './demoClockLoader';
