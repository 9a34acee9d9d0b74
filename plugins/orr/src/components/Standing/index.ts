export { needsOwner } from './needsOwner';
export { StandingStatus } from './StandingStatus';
export { toneColour, type Tone } from './toneColour';
