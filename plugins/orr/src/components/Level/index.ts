export { LevelMark } from './LevelMark';
export { questionMarkOf } from './questionMarkOf';
