export { needsOwner } from './needsOwner';
export { showsValidity } from './showsValidity';
export { StandingStatus } from './StandingStatus';
export { toneColour, type Tone } from './toneColour';
