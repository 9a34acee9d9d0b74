export { PageTextField } from './PageTextField';
