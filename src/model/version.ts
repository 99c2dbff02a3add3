/** `kubectl version`: git versions as printed, `null` where the side is missing. */
export interface ClusterVersion {
  readonly client: string | null;
  readonly server: string | null;
  readonly file: string;
}
