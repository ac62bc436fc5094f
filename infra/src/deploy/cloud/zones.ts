/** Zones by their ids, the same in every account, into which CloudFront has no way. */
const WITHOUT_A_WAY_IN: readonly string[] = ['use1-az3', 'usw1-az2', 'apne1-az3', 'cac1-az3'];

/** A zone as an account names it; the id tells which one it is. */
export interface Zone {
  readonly name: string;
  readonly id: string;
}

/**
 * The zone to build in: the first by name that has the instance type and that CloudFront finds a way into.
 *
 * Names of zones are dealt out anew for each account, so `a` may be one that has neither.
 */
export function zoneFor(zones: readonly Zone[], offering: readonly string[]): string | null {
  const fit = zones.filter(({ name, id }) => offering.includes(name) && !WITHOUT_A_WAY_IN.includes(id));
  return fit.map(({ name }) => name).toSorted()[0] ?? null;
}
