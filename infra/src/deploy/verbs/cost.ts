import { costLines } from '../cost/cost-lines.ts';
import { costOf } from '../cost/cost-of.ts';
import { FREE, PRICES_SOURCE } from '../cost/price-table.ts';
import type { Deployment } from '../deployment.ts';
import { plainType } from '../stack/judge-changes.ts';
import { instanceTypeOf } from '../stack/setting-up.ts';

/** Tells what the templates cost each month, from the table of prices; asks nothing of the account. */
export async function cost(deployment: Deployment): Promise<number> {
  const { blueprint, cloud, terminal } = deployment;
  const templates = [blueprint.app, blueprint.edge];
  const reckoned = costOf(templates, cloud.region, { InstanceType: instanceTypeOf(deployment) });
  for (const line of costLines(reckoned)) terminal.say(line);
  terminal.say(PRICES_SOURCE);
  terminal.say('\nWithout charge, as far as one person uses it:');
  const types = templates.flatMap(({ Resources }) => Object.values(Resources).map(({ Type }) => Type));
  for (const type of [...new Set(types)].sort()) {
    const reason = FREE[type];
    if (reason !== undefined && reason !== 'no charge') terminal.say(`  ${plainType(type)}: ${reason}`);
  }
  return await Promise.resolve(0);
}
