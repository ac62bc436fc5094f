import { costOf } from '../cost/cost-of.ts';
import { costLines } from '../cost/cost-lines.ts';
import type { Deployment } from '../deployment.ts';
import { plainType } from '../stack/judge-changes.ts';
import { instanceTypeOf } from '../stack/setting-up.ts';
import { timeZoneOf } from '../stack/time-zone.ts';

/** Conditions of what is made for releases from GitHub alone. */
const FOR_GITHUB = ['HasRepository', 'TrustsGitHubAnew'];

/** Tells what would be made in the account, and what that costs each month. */
export function tellWhatIsMade(deployment: Deployment): void {
  const { blueprint, terminal, cloud, wishes } = deployment;
  const types = [blueprint.app, blueprint.edge]
    .flatMap(({ Resources }) => Object.values(Resources))
    .filter(({ Type }) => wishes.domain !== undefined || Type !== 'AWS::CertificateManager::Certificate')
    .filter(({ Condition = '' }) => wishes.repository !== undefined || !FOR_GITHUB.includes(Condition))
    .map(({ Type }) => plainType(Type));
  const counts = new Map<string, number>();
  for (const type of types) counts.set(type, (counts.get(type) ?? 0) + 1);
  terminal.say(`This makes in ${cloud.region} (and what concerns the bill in us-east-1):`);
  const told = [...counts].map(([type, count]) => (count === 1 ? type : `${count} × ${type}`));
  for (let begin = 0; begin < told.length; begin += 4)
    terminal.say(`  ${told.slice(begin, begin + 4).join(', ')}`);
  terminal.say(`Its days begin as in ${timeZoneOf(deployment)}; --time-zone names another place.`);
  const cost = costOf([blueprint.app, blueprint.edge], cloud.region, {
    InstanceType: instanceTypeOf(deployment),
  });
  for (const line of costLines(cost)) terminal.say(line);
}
