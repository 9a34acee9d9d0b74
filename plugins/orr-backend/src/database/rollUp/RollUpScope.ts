/** Everything, what a group and those below it own, a system with its parts, or the systems of a domain. @internal */
export type RollUpScope = [
  kind: 'all' | 'group' | 'system' | 'domain',
  ref: string,
];
