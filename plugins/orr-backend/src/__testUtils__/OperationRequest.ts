/** A path under the plugin, and what is sent there. */
export type OperationRequest = [path: string, body?: object];
