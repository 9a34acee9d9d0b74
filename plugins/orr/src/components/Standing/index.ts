export { needsOwner } from './needsOwner';
export { StandingStatus } from './StandingStatus';
export { StateMark, type StateLooks } from './StateMark';
export { toneColour, type Tone } from './toneColour';
