/** The phases in which a review may be answered. @internal */
export const phaseMessages = {
  label: 'Progress by phase',
  name: {
    design: 'Design',
    build: 'Build',
    launch: 'Launch',
    operate: 'Operate',
  },
  progress: '{{phase}} {{answered}} of {{total}}',
  reached: '{{progress}} (now)',
  later: '{{progress}} (later)',
  menu: 'Phases…',
  set: 'You are in',
  none: 'No phase: everything is due',
  show: 'Show',
  all: 'All phases',
  only: 'Only {{phase}}',
  onlyShown: 'Only {{phase}} shows.',
  failed: 'The phase was not set',
} as const;
