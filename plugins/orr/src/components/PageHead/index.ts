export { PageHead } from './PageHead';
export { PageFrame } from './PageFrame';
