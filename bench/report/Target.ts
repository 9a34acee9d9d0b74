/** One promise about speed, with what was measured of it. */
export interface Target {
  name: string;
  limit: string;
  measured?: string;
  /** Absent where nothing was measured. */
  met?: boolean;
  /** Why it is not met, or what it has to be read with. */
  why?: string;
  engine?: string;
  policy?: string;
  load?: string;
  statements?: string;
  machine?: string;
  when?: string;
  source?: string;
  /** What the words above are made of. */
  figures?: Record<string, unknown>;
}
