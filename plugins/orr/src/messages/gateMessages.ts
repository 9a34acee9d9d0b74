/** The gate of release pipelines. @internal */
export const gateMessages = {
  broken: {
    title: 'Release gate overridden',
    by: '{{who}} lets releases go on until {{until}}, whatever the standing.',
    reason: 'Reason: {{reason}}',
    same: 'The standing itself stays what it is.',
  },
} as const;
