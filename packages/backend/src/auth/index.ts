export { demoSignInLoader as default } from './demoSignInLoader';
