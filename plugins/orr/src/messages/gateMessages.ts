/** The gate of release pipelines. @internal */
export const gateMessages = {
  broken: {
    title: 'Release gate overridden',
    by: '{{who}} lets releases go on until {{until}}, whatever the standing.',
    reason: 'Reason: {{reason}}',
    same: 'The standing itself stays what it is.',
  },
  override: {
    open: 'Override the release gate…',
    title: 'Override the release gate?',
    explain:
      'Pipelines then let releases of this entity go on, whatever its standing, which stays what it is. Owners and reviewers are told. Your name and the reason are on record.',
    reason: 'Why the release cannot wait',
    reasonMissing: 'Say why the release cannot wait.',
    hoursLabel: 'For how long',
    hours_one: '{{count}} hour',
    hours_other: '{{count}} hours',
    until: 'Until {{until}}, unless it is ended before',
    confirm: 'Override the gate',
    failed: 'The gate was not overridden',
  },
  end: {
    open: 'End the override…',
    title: 'End the override?',
    text: 'From then on pipelines are told the verdict again. A release that has been let through goes on.',
    confirm: 'End the override',
    failed: 'The override was not ended',
  },
} as const;
